import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import type { ProfileState } from '#contract/profile.ts';
import type { Pack } from '#domain/pack.ts';
import { api } from './client.ts';

export type OpenProfile = Extract<ProfileState, { status: 'open' }>;

/** The open profile: office, member at the keyboard, notices. Only for screens inside the frame, which shows after first run. */
export function useProfile(): OpenProfile {
  const { data } = useSuspenseQuery(api.profile.state.queryOptions());
  if (data.status !== 'open') throw new Error('no profile is open here');
  return data;
}

/** The campaign's content. Suspends until it is read; it stays in memory afterwards. */
export const usePack = (): Pack => useSuspenseQuery(api.pack.content.queryOptions()).data;

/** The same where the screen can show something before. */
export const usePackIfRead = (): Pack | undefined => useQuery(api.pack.content.queryOptions()).data;

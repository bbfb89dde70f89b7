import { useMutation, useQuery } from '@tanstack/react-query';
import { api, queries } from './client.ts';
import { useRefusalText } from './i18n/use-refusal-text.ts';
import { toast } from './ui/toast.tsx';

/** Ids of the letters whose answer by the committee this member has not read; none until the core has said. */
export const useUnreadAnswers = (): readonly string[] => useQuery(api.feedback.unread.queryOptions()).data ?? none;

const none: readonly string[] = [];

/** Says that this member has read the answer to a letter. */
export function useReadAnswer() {
  const refusalText = useRefusalText();
  return useMutation(
    api.feedback.read.mutationOptions({
      onSuccess: (unread) => queries.setQueryData(api.feedback.unread.queryKey(), unread),
      onError: (error) => toast({ text: refusalText(error) }),
    }),
  );
}

import { useMutation } from '@tanstack/react-query';
import type { Policy } from '#contract/exchange.ts';
import { api, queries } from '../../client.ts';
import { useRefusalText } from '../../i18n/use-refusal-text.ts';
import { toast } from '../../ui/toast.tsx';

const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: api.exchange.key() });

/** Begins a sync; a refusal is shown by the state, which keeps it. */
export const useSync = () => useMutation(api.exchange.sync.mutationOptions({ onSettled: refresh }));

/** Stops the running sync. */
export const useCancel = () => useMutation(api.exchange.cancel.mutationOptions({ onSettled: refresh }));

/** Takes wishes for media back. */
export const useUnwant = () => useMutation(api.exchange.unwant.mutationOptions({ onSettled: refresh }));

/** Changes one thing of what people decided about their connection. */
export function useChangePolicy(): (policy: Policy) => void {
  const refusalText = useRefusalText();
  const key = api.exchange.state.queryKey();
  const { mutate } = useMutation(
    api.exchange.setPolicy.mutationOptions({
      onSuccess: (state) => queries.setQueryData(key, state),
      onError: (error) => {
        void refresh();
        toast({ text: refusalText(error) });
      },
    }),
  );
  return (policy) => {
    queries.setQueryData(key, (before) => before && { ...before, policy });
    mutate(policy);
  };
}

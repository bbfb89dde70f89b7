import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comment } from '#domain/comment.ts';
import type { Decision, Submission } from '#domain/submission.ts';
import { core, newId, queries, api } from '../../client.ts';
import { useRefusalText } from '../../i18n/use-refusal-text.ts';
import { goFromHere } from '../../navigation.ts';
import { toast } from '../../ui/toast.tsx';

export interface Deciding {
  readonly busy: Decision['kind'] | null;
  readonly refused: string | null;
  decide(kind: Decision['kind'], comments: readonly Comment[], note: string): void;
}

/**
 * Takes a decision on exactly the content that was read. Asked again after a lost answer it is the same decision.
 * `done` is called when it was taken.
 */
export function useDecision(submission: Submission, done: () => void): Deciding {
  const { t } = useTranslation('review');
  const words = useRefusalText();
  const [busy, setBusy] = useState<Decision['kind'] | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const commands = useRef(new Map<string, string>());
  const run = async (kind: Decision['kind'], comments: readonly Comment[], note: string): Promise<void> => {
    const key = JSON.stringify([kind, comments, note]);
    const command = commands.current.get(key) ?? newId();
    commands.current.set(key, command);
    setBusy(kind);
    setRefused(null);
    const goOn = goFromHere();
    const { id, contentHash } = submission;
    try {
      await core.review.decide({ command, submission: id, contentHash, kind, comments: [...comments], note });
      toast({
        text:
          kind === 'return' && comments.length === 0
            ? t('decided.note')
            : t(`decided.${kind}`, { count: comments.length }),
      });
      await queries.invalidateQueries({ queryKey: api.review.key() });
      done();
      goOn(['review'], {}, { replace: true });
    } catch (error) {
      setRefused(words(error));
      await queries.invalidateQueries({ queryKey: api.review.key() });
    } finally {
      setBusy(null);
    }
  };
  return { busy, refused, decide: (kind, comments, note) => void run(kind, comments, note) };
}

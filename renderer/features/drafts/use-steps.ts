import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '#domain/draft.ts';
import { core, newId } from '../../client.ts';
import { useRefusalText } from '../../i18n/use-refusal-text.ts';
import { go, goFromHere } from '../../navigation.ts';
import { toast } from '../../ui/toast.tsx';
import type { DraftSession } from './session.ts';

export interface Steps {
  readonly busy: boolean;
  readonly refused: string | null;
  submit(): void;
  recall(): void;
  revise(): void;
  remove(): void;
}

/** The steps of a draft through review. A step without an answer is asked again under the same command. */
export function useSteps(session: DraftSession): Steps {
  const { t } = useTranslation('drafts');
  const words = useRefusalText();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const command = useRef(newId());
  const run = async (step: (edition: number) => Promise<Draft>): Promise<void> => {
    setBusy(true);
    setRefused(null);
    try {
      const edition = await session.flushed();
      if (edition === null) setRefused(t('act.unsaved'));
      else {
        session.take(await step(edition));
        command.current = newId();
      }
    } catch (error) {
      setRefused(words(error));
      await session.reload();
    } finally {
      setBusy(false);
    }
  };
  const { id } = session;
  return {
    busy,
    refused,
    submit: () => void run((edition) => core.review.submit({ id, command: command.current, edition })),
    recall: () => void run(() => core.review.recall({ id, command: command.current })),
    revise: () => void run(() => core.review.revise({ id, command: command.current })),
    remove: () => void remove(session, t('removed'), setRefused, words),
  };
}

/** Deletes at once; for a while the toast brings it back. */
async function remove(
  session: DraftSession,
  text: string,
  refused: (why: string) => void,
  words: (error: unknown) => string,
): Promise<void> {
  const { id } = session;
  const goOn = goFromHere();
  try {
    await session.flushed();
    await core.drafts.remove({ id });
    goOn(['drafts'], {}, { replace: true });
    toast({ text, undo: () => void core.drafts.unremove({ id }).then(() => go(['drafts', id])) });
  } catch (error) {
    refused(words(error));
  }
}

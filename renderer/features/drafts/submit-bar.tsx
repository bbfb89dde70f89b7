import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '#domain/draft.ts';
import { useNow } from '../../clock.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useMemberName } from '../../member-name.ts';
import { ActBar, Said } from '../../ui/act-bar.tsx';
import { Button } from '../../ui/button.tsx';
import { Answers, Dialog } from '../../ui/dialog.tsx';
import { levelOfObstacle, useObstacleText } from './obstacle-text.ts';
import type { Obstacle } from './readiness.ts';

export interface SubmitBarProps {
  readonly draft: Draft;
  readonly obstacles: readonly Obstacle[];
  /** Reasons against a block: the submission goes to the central desk. */
  readonly objections: number;
  readonly busy: boolean;
  /** Why the last step did not go through, in words. */
  readonly refused: string | null;
  onSubmit(): void;
  onRecall(): void;
  onRevise(): void;
}

/** The state of the post in words, and the one step that comes next. */
export function SubmitBar(props: SubmitBarProps) {
  const { refused } = props;
  return (
    <ActBar>
      {refused === null ? <StateOf {...props} /> : <Said level="block">{refused}</Said>}
      <Step {...props} />
    </ActBar>
  );
}

function StateOf({ draft, obstacles, objections }: SubmitBarProps) {
  const { t } = useTranslation('drafts');
  const words = useObstacleText();
  const formats = useFormats();
  const now = useNow();
  const nameOf = useMemberName();
  const decision = draft.decisions.at(-1);
  const [first] = obstacles;
  switch (draft.state) {
    case 'submitted':
      return (
        <Said level="advise">
          {t('act.submitted', { when: formats.when(draft.submissions.at(-1)?.at ?? draft.savedAt, now) })}
        </Said>
      );
    case 'approved':
      return (
        <Said level="positive">
          {t('act.approved', {
            name: nameOf(decision?.by ?? ''),
            when: formats.when(decision?.at ?? draft.savedAt, now),
          })}
        </Said>
      );
    case 'declined':
      return (
        <Said level="block">{t('act.declined', { name: nameOf(decision?.by ?? ''), note: decision?.note ?? '' })}</Said>
      );
    case 'writing':
    case 'returned':
      if (first === undefined)
        return (
          <Said level={objections > 0 ? 'review' : 'positive'}>
            {objections > 0 ? t('act.to-desk') : t('act.ready')}
          </Said>
        );
      return (
        <Said level={first.kind === 'checking' || first.kind === 'saving' ? null : levelOfObstacle(first)}>
          {obstacles.length > 1
            ? t('act.and-more', { first: words(first), count: obstacles.length - 1 })
            : words(first)}
        </Said>
      );
  }
}

function Step({ draft, obstacles, busy, onSubmit, onRecall, onRevise }: SubmitBarProps) {
  const { t } = useTranslation('drafts');
  switch (draft.state) {
    case 'submitted':
      return (
        <Button icon="undo" busy={busy} onPress={onRecall}>
          {t('act.recall')}
        </Button>
      );
    case 'approved':
    case 'declined':
      return <Revise approved={draft.state === 'approved'} busy={busy} onRevise={onRevise} />;
    case 'writing':
    case 'returned':
      return (
        <Button
          kind={obstacles.length === 0 ? 'primary' : 'default'}
          icon="send"
          busy={busy}
          isDisabled={obstacles.length > 0}
          onPress={onSubmit}
        >
          {t('act.submit')}
        </Button>
      );
  }
}

/** Back to writing; where an approval falls by it, that is said first. */
function Revise({
  approved,
  busy,
  onRevise,
}: {
  readonly approved: boolean;
  readonly busy: boolean;
  onRevise(): void;
}) {
  const { t } = useTranslation('drafts');
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button icon="pen" busy={busy} onPress={() => (approved ? setAsking(true) : onRevise())}>
        {t(approved ? 'act.revise' : 'act.rewrite')}
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('revise.title')}
        alert
        actions={
          <Answers
            onCancel={() => setAsking(false)}
            onPress={() => {
              setAsking(false);
              onRevise();
            }}
          >
            {t('revise.yes')}
          </Answers>
        }
      >
        <p>{t('revise.text')}</p>
      </Dialog>
    </>
  );
}

import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '#domain/draft.ts';
import { useNow } from '../../clock.ts';
import { useFormats, useSay } from '../../i18n/use-formats.ts';
import { useProfile } from '../../profile.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { type Level, SeverityIcon } from '../../ui/severity-icon.tsx';
import { levelOfObstacle, useObstacleText } from './obstacle-text.ts';
import type { Obstacle } from './readiness.ts';
import styles from './drafts.module.css';

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
    <footer className={styles['act']}>
      {refused === null ? <StateOf {...props} /> : <Said level="block">{refused}</Said>}
      <Step {...props} />
    </footer>
  );
}

const Said = ({ level, children }: { readonly level: Level; readonly children: ReactNode }) => (
  <p className={styles['said']} data-level={level} role="status">
    <SeverityIcon level={level} />
    <span>{children}</span>
  </p>
);

function StateOf({ draft, obstacles, objections }: SubmitBarProps) {
  const { t } = useTranslation('drafts');
  const words = useObstacleText();
  const formats = useFormats();
  const now = useNow();
  const nameOf = useNameOf();
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
          {t('act.approved', { name: nameOf(decision?.by), when: formats.when(decision?.at ?? draft.savedAt, now) })}
        </Said>
      );
    case 'declined':
      return <Said level="block">{t('act.declined', { name: nameOf(decision?.by), note: decision?.note ?? '' })}</Said>;
    case 'writing':
    case 'returned':
      if (first === undefined)
        return (
          <Said level={objections > 0 ? 'review' : 'positive'}>
            {objections > 0 ? t('act.to-desk') : t('act.ready')}
          </Said>
        );
      return (
        <Said level={levelOfObstacle(first)}>
          {obstacles.length > 1
            ? t('act.and-more', { first: words(first), count: obstacles.length - 1 })
            : words(first)}
        </Said>
      );
  }
}

function useNameOf(): (id: string | undefined) => string {
  const { office } = useProfile();
  const say = useSay();
  return (id) => {
    const member = office.members.find((one) => one.id === id);
    return member === undefined ? (id ?? '') : say(member.name);
  };
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
          <>
            <Button onPress={() => setAsking(false)}>{t('cancel')}</Button>
            <Button
              kind="primary"
              onPress={() => {
                setAsking(false);
                onRevise();
              }}
            >
              {t('revise.yes')}
            </Button>
          </>
        }
      >
        <p>{t('revise.text')}</p>
      </Dialog>
    </>
  );
}

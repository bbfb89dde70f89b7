import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueEntry } from '#contract/review.ts';
import { isReviewer } from '#domain/office.ts';
import type { Comment } from '#domain/comment.ts';
import type { Decision } from '#domain/submission.ts';
import { useProfile } from '../../profile.ts';
import { ActBar, Said } from '../../ui/act-bar.tsx';
import { Button } from '../../ui/button.tsx';
import { Answers, Dialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/field.tsx';
import type { Deciding } from './use-decision.ts';
import type { Bar } from './verdict.ts';
import styles from './review.module.css';

export interface DecisionBarProps {
  readonly waitsFor: QueueEntry['waitsFor'];
  readonly bar: Bar | null;
  readonly comments: readonly Comment[];
  readonly deciding: Deciding;
  /** Called when a submission that has gone is done with. */
  onLeave(): void;
}

/** Approve, return or decline; where one of them can't be, the reason stands beside. */
export function DecisionBar({ waitsFor, bar, comments, deciding, onLeave }: DecisionBarProps) {
  const { t } = useTranslation('review');
  const { member } = useProfile();
  const [asking, setAsking] = useState<'return' | 'decline' | null>(null);
  const written = comments.filter(({ text }) => text.trim() !== '');
  const desk = waitsFor === 'desk' && !isReviewer(member);
  const limit = desk ? t('at-the-desk') : comments.length > 0 ? t('has-comments') : null;
  const why = bar === 'gone' ? t('bar.gone') : (deciding.refused ?? (bar === null ? limit : t(`bar.${bar}`)));
  return (
    <ActBar>
      {why === null ? null : (
        <Said whole level="review">
          {why}
        </Said>
      )}
      {bar === null ? (
        <Button kind="quiet" isDisabled={deciding.busy !== null} onPress={() => setAsking('decline')}>
          {t('decline')}
        </Button>
      ) : null}
      <span className={styles['gap']} />
      {bar === null ? (
        <>
          <Button
            busy={deciding.busy === 'return'}
            isDisabled={written.length < comments.length}
            onPress={() => (written.length > 0 ? deciding.decide('return', written, '') : setAsking('return'))}
          >
            {written.length === 0 ? t('return-note') : t('return', { count: written.length })}
          </Button>
          <Button
            kind="primary"
            icon="check"
            busy={deciding.busy === 'approve'}
            isDisabled={desk || comments.length > 0}
            onPress={() => deciding.decide('approve', [], '')}
          >
            {t('approve')}
          </Button>
        </>
      ) : null}
      {bar === 'gone' ? <Button onPress={onLeave}>{t('common:close')}</Button> : null}
      {asking === null ? null : (
        <Note
          kind={asking}
          busy={deciding.busy !== null}
          why={bar === 'gone' || deciding.refused !== null ? why : null}
          onClose={() => setAsking(null)}
          onDecide={(note) => deciding.decide(asking, written, note)}
        />
      )}
    </ActBar>
  );
}

/** A word on the whole: needed to decline, and to return without comments. Open until the decision is taken. */
function Note({
  kind,
  busy,
  why,
  onClose,
  onDecide,
}: {
  readonly kind: Exclude<Decision['kind'], 'approve'>;
  readonly busy: boolean;
  /** Why it was not taken; null when nothing stands against it. */
  readonly why: string | null;
  onClose(): void;
  onDecide(note: string): void;
}) {
  const { t } = useTranslation('review');
  const [note, setNote] = useState('');
  return (
    <Dialog
      onClose={onClose}
      title={t(`note.${kind}`)}
      actions={
        <Answers onCancel={onClose} busy={busy} isDisabled={note.trim() === ''} onPress={() => onDecide(note.trim())}>
          {t(`note.${kind}-yes`)}
        </Answers>
      }
    >
      <TextArea
        label={t('note.label')}
        hint={t(`note.${kind}-hint`)}
        value={note}
        onChange={setNote}
        maxLength={20_000}
        rows={4}
        autoFocus
      />
      {why === null ? null : <Said level="review">{why}</Said>}
    </Dialog>
  );
}

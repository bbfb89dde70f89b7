import { type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Severity } from '#domain/tone/finding.ts';
import { Button } from '../../ui/button.tsx';
import { FalseAlarmDialog } from '../../ui/false-alarm-dialog.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Tag } from '../../ui/tag.tsx';
import type { FindingCardModel } from './cards.ts';
import type { Report } from './use-reports.ts';
import styles from './findings.module.css';

/** What can be done about one finding. */
export interface FindingActions {
  onPick(card: FindingCardModel): void;
  onFix(card: FindingCardModel, fix: string): void;
  onKeep(card: FindingCardModel, reason: string): void;
  onIgnore(card: FindingCardModel): void;
  onReported(card: FindingCardModel, reason: string): void;
}

/** The ways on from an open finding: other words, a reason, passing over an advice, or telling the committee. */
export function FindingWays({
  card,
  report,
  actions,
}: {
  readonly card: FindingCardModel;
  readonly report: Report | undefined;
  readonly actions: FindingActions;
}) {
  const { t } = useTranslation('editor');
  const [asking, setAsking] = useState(false);
  const { severity, fixes } = card.finding;
  const opener = useRef<HTMLDivElement>(null);
  return (
    <>
      {fixes.slice(0, 3).map((fix) => (
        <button
          key={fix}
          type="button"
          className={styles['fix']}
          onClick={() => actions.onFix(card, fix)}
          data-way="fix"
        >
          <span dir="auto">{fix === '' ? t('remove-words') : fix}</span>
          <span>{t('replace')}</span>
        </button>
      ))}
      {asking ? (
        <Reason
          severity={severity}
          onCancel={() => {
            setAsking(false);
            focusIn(opener);
          }}
          onKeep={(reason) => actions.onKeep(card, reason)}
        />
      ) : (
        <div className={styles['ways']} ref={opener}>
          {severity === 'advise' ? (
            <Way onPress={() => actions.onIgnore(card)}>{t('ignore')}</Way>
          ) : (
            <Way onPress={() => setAsking(true)}>{t(severity === 'block' ? 'object' : 'keep')}</Way>
          )}
          {report === undefined ? <ReportWay card={card} actions={actions} /> : <Tag>{t('reported')}</Tag>}
        </div>
      )}
    </>
  );
}

const Way = ({ onPress, children }: { onPress(): void; readonly children: string }) => (
  <button type="button" className={styles['way']} onClick={onPress} data-way="">
    {children}
  </button>
);

/** Tells the committee that the finding should not have been one; the same reason answers it here. */
function ReportWay({ card, actions }: { readonly card: FindingCardModel; readonly actions: FindingActions }) {
  const { t } = useTranslation('editor');
  const [open, setOpen] = useState(false);
  const { finding, words, context } = card;
  const { rule, guideline, severity } = finding;
  return (
    <>
      <Way onPress={() => setOpen(true)}>{t('false-alarm')}</Way>
      {open ? (
        <FalseAlarmDialog
          alarm={{ rule, guideline, words, context }}
          meaning={t(`false-alarm-means.${severity}`)}
          onSent={(reason) => actions.onReported(card, reason)}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}

const focusIn = (place: RefObject<HTMLElement | null>): void =>
  place.current?.querySelector<HTMLElement>('button')?.focus();

function Reason({
  severity,
  onCancel,
  onKeep,
}: {
  readonly severity: Severity;
  onCancel(): void;
  onKeep(reason: string): void;
}) {
  const { t } = useTranslation('editor');
  const [reason, setReason] = useState('');
  const block = severity === 'block';
  return (
    <form
      className={styles['reason']}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '') onKeep(reason.trim());
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <TextArea
        label={t(block ? 'objection-reason' : 'reason')}
        hint={t(block ? 'objection-hint' : 'reason-hint')}
        value={reason}
        onChange={setReason}
        rows={2}
        maxLength={4_000}
        autoFocus
      />
      <div className={styles['reason-ends']}>
        <Button kind="quiet" size="s" onPress={onCancel}>
          {t('cancel')}
        </Button>
        <Button kind="tint" size="s" type="submit" isDisabled={reason.trim() === ''}>
          {t(block ? 'send-objection' : 'keep-words')}
        </Button>
      </div>
    </form>
  );
}

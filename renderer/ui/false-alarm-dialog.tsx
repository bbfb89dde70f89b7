import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextArea } from './field.tsx';
import { TellingDialog } from './telling-dialog.tsx';
import styles from './telling-dialog.module.css';

/** A finding as it is reported. */
export interface FalseAlarm {
  readonly rule: string;
  readonly guideline: string;
  /** The words that were found; '' when the finding is about the whole text. */
  readonly words: string;
  /** The text around them, with them in it. */
  readonly context: string;
}

/** Tells the committee that a finding should not have been one, with the words around it and the reason. */
export function FalseAlarmDialog({
  alarm,
  meaning,
  onSent,
  onClose,
}: {
  readonly alarm: FalseAlarm;
  /** What the report does to the text itself. */
  readonly meaning: string;
  readonly onSent: (reason: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('feedback');
  const [reason, setReason] = useState('');
  const said = reason.trim();
  return (
    <TellingDialog
      title={t('false-alarm.title')}
      telling={said === '' ? null : { kind: 'false-alarm', body: { ...alarm, reason: said } }}
      onSent={() => onSent(said)}
      onClose={onClose}
    >
      <p>{t('false-alarm.what')}</p>
      <blockquote className={styles['quoted']} dir="auto">
        <Context alarm={alarm} />
      </blockquote>
      <TextArea
        label={t('false-alarm.reason')}
        hint={t('false-alarm.hint')}
        value={reason}
        onChange={setReason}
        maxLength={4_000}
        rows={3}
        autoFocus
      />
      <p>{meaning}</p>
    </TellingDialog>
  );
}

/** The words marked where they stand. */
function Context({ alarm: { words, context } }: { readonly alarm: FalseAlarm }) {
  const at = words === '' ? -1 : context.indexOf(words);
  if (at === -1) return context === '' ? words : context;
  return (
    <>
      {context.slice(0, at)}
      <mark>{words}</mark>
      {context.slice(at + words.length)}
    </>
  );
}

import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Guideline } from '#domain/guideline.ts';
import type { Localised } from '#domain/language.ts';
import { useSay } from '../../i18n/use-formats.ts';
import { hrefOf } from '../../navigation.ts';
import { Button, TextLink } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { FalseAlarmDialog } from '../../ui/false-alarm-dialog.tsx';
import { TextArea } from '../../ui/field.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import type { FindingCardModel } from './cards.ts';
import styles from './findings.module.css';

export interface FindingCardProps {
  readonly card: FindingCardModel;
  readonly category: Localised | undefined;
  readonly guideline: Guideline | undefined;
  /** The caret is in its words. */
  readonly active: boolean;
  readonly editable: boolean;
  onPick(): void;
  onFix(fix: string): void;
  onKeep(reason: string): void;
  onWithdraw(): void;
}

/** One finding: what the words do, who may be hurt, gentler words, the guideline, and a way to go on. */
export function FindingCard(props: FindingCardProps) {
  const { card, category, active, onPick } = props;
  const { t } = useTranslation('editor');
  const say = useSay();
  const place = useRef<HTMLElement>(null);
  const { severity } = card.finding;
  useEffect(() => {
    if (active) place.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <article
      ref={place}
      className={classes(
        styles['card'],
        styles[severity],
        active && styles['on'],
        card.override !== null && styles['kept'],
      )}
      data-finding-card={card.id}
      data-severity={severity}
    >
      <header className={styles['head']}>
        <SeverityIcon level={severity} />
        <h3>{card.override === null ? t(`severity.${severity}`) : t(`kept.${card.override.kind}`)}</h3>
        <small className="clip">{category === undefined ? '' : say(category)}</small>
      </header>
      {card.words === '' ? (
        <p className={styles['why']}>{say(card.finding.why)}</p>
      ) : (
        <p className={styles['why']}>
          <button type="button" className={styles['words']} onClick={onPick} title={t('show-words')}>
            <bdi>{t('common:quoted', { words: card.words })}</bdi>
            {t('common:colon')}
          </button>{' '}
          <span>{say(card.finding.why)}</span>
        </p>
      )}
      {card.override === null ? <Ways {...props} /> : <Kept {...props} />}
    </article>
  );
}

/** The ways on from an open finding. */
function Ways({ card, guideline, editable, onFix, onKeep }: FindingCardProps) {
  const { t } = useTranslation('editor');
  const [asking, setAsking] = useState(false);
  const { severity, fixes } = card.finding;
  const opener = useRef<HTMLDivElement>(null);
  return (
    <>
      {editable
        ? fixes.slice(0, 3).map((fix) => (
            <button key={fix} type="button" className={styles['fix']} onClick={() => onFix(fix)}>
              <span dir="auto">{fix === '' ? t('remove-words') : fix}</span>
              <span>{t('replace')}</span>
            </button>
          ))
        : null}
      <div className={styles['ways']} ref={opener}>
        <GuidelineLink guideline={guideline} />
        {editable && severity !== 'advise' && !asking ? (
          <button type="button" className={styles['way']} onClick={() => setAsking(true)}>
            {t(severity === 'block' ? 'object' : 'keep')}
          </button>
        ) : null}
        {editable && !asking ? <Report card={card} /> : null}
      </div>
      {asking ? (
        <Reason
          severity={severity}
          onCancel={() => {
            setAsking(false);
            focusIn(opener);
          }}
          onKeep={onKeep}
        />
      ) : null}
    </>
  );
}

/** Tells the committee that the finding should not have been one. */
function Report({ card: { finding, words, context } }: Pick<FindingCardProps, 'card'>) {
  const { t } = useTranslation('editor');
  const [open, setOpen] = useState(false);
  const { rule, guideline } = finding;
  return (
    <>
      <button type="button" className={styles['way']} onClick={() => setOpen(true)}>
        {t('false-alarm')}
      </button>
      {open ? <FalseAlarmDialog alarm={{ rule, guideline, words, context }} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

const focusIn = (place: RefObject<HTMLElement | null>): void =>
  place.current?.querySelector<HTMLElement>('a,button')?.focus();

export function GuidelineLink({ guideline }: { readonly guideline: Guideline | undefined }) {
  const { t } = useTranslation('editor');
  const say = useSay();
  if (guideline === undefined) return <span />;
  return (
    <TextLink href={hrefOf(['guidelines', guideline.id])} aria-description={say(guideline.title)}>
      {t('guideline')}{' '}
      <bdi dir="ltr" className="ltr">
        {guideline.number}
      </bdi>
    </TextLink>
  );
}

function Reason({
  severity,
  onCancel,
  onKeep,
}: {
  readonly severity: string;
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

/** A finding that was answered with a reason. */
function Kept({ card, guideline, editable, onWithdraw }: FindingCardProps) {
  const { t } = useTranslation('editor');
  if (card.override === null) return null;
  return (
    <>
      {card.override.kind === 'ignored' ? null : (
        <p className={styles['given']} dir="auto">
          <b>{t('your-reason')}</b> <bdi>{card.override.reason}</bdi>
        </p>
      )}
      <div className={styles['ways']}>
        <GuidelineLink guideline={guideline} />
        {editable ? (
          <button type="button" className={styles['way']} onClick={onWithdraw}>
            {t('withdraw')}
          </button>
        ) : null}
      </div>
    </>
  );
}

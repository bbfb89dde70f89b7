import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/use-formats.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Icon } from '../../ui/icon.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { Tag } from '../../ui/tag.tsx';
import type { FindingCardModel } from './cards.ts';
import type { Reports } from './use-reports.ts';
import styles from './answered.module.css';

/** Answers that are shown without being asked for. */
const SHOWN = 2;

/** Findings whose words stay: what was said to each, and the way back. */
export function Answered({
  cards,
  active,
  editable,
  reports,
  onPick,
  onUndo,
}: {
  readonly cards: readonly FindingCardModel[];
  readonly active: string | null;
  readonly editable: boolean;
  readonly reports: Reports;
  onPick(card: FindingCardModel): void;
  onUndo(cards: readonly FindingCardModel[]): void;
}) {
  const { t } = useTranslation('editor');
  const formats = useFormats();
  const [asked, setAsked] = useState<boolean | null>(null);
  const list = useId();
  if (cards.length === 0) return null;
  const open = asked ?? (cards.length <= SHOWN || cards.some(({ id }) => id === active));
  return (
    <section className={styles['answered']} aria-label={t('answered')}>
      <div className={styles['head']}>
        <h3>
          <button type="button" aria-expanded={open} aria-controls={list} onClick={() => setAsked(!open)}>
            <SeverityIcon level="positive" size="s" />
            <span>{t('answered')}</span>
            <span className={styles['count']}>{formats.number(cards.length)}</span>
            <Icon name={open ? 'up' : 'down'} size="s" />
          </button>
        </h3>
        {editable && cards.length > 1 ? (
          <Button kind="quiet" size="s" icon="undo" onPress={() => onUndo(cards)}>
            {t('undo-all')}
          </Button>
        ) : null}
      </div>
      <ul id={list} hidden={!open}>
        {cards.map((card) => (
          <Answer
            key={card.id}
            card={card}
            active={card.id === active}
            editable={editable}
            reports={reports}
            onPick={onPick}
            onUndo={onUndo}
          />
        ))}
      </ul>
    </section>
  );
}

function Answer({
  card,
  active,
  editable,
  reports,
  onPick,
  onUndo,
}: {
  readonly card: FindingCardModel;
  readonly active: boolean;
  readonly editable: boolean;
  readonly reports: Reports;
  onPick(card: FindingCardModel): void;
  onUndo(cards: readonly FindingCardModel[]): void;
}) {
  const { t } = useTranslation('editor');
  const { override } = card;
  const report = reports.of(card);
  if (override === null) return null;
  const words = card.words === '' ? t('whole-text') : t('common:quoted', { words: card.words });
  return (
    <li className={classes(styles['answer'], active && styles['on'])} data-finding-card={card.id}>
      <div className={styles['line']}>
        <SeverityIcon level={card.finding.severity} size="s" label={t(`severity.${card.finding.severity}`)} />
        <button type="button" className={classes(styles['words'], 'clip')} onClick={() => onPick(card)}>
          <bdi>{words}</bdi>
        </button>
        <small>{t(`kept.${override.kind}`)}</small>
        {editable ? (
          <Button
            kind="icon"
            size="s"
            icon="undo"
            label={t(`undo.${override.kind}`, { words })}
            onPress={() => onUndo([card])}
          />
        ) : null}
      </div>
      {override.kind === 'ignored' ? null : (
        <p className={styles['given']} dir="auto">
          <b>{t('your-reason')}</b> <bdi>{override.reason}</bdi>
        </p>
      )}
      {report === undefined ? null : (
        <p className={styles['given']}>
          <Tag>{t('reported')}</Tag> {report.answer === null ? null : <bdi dir="auto">{report.answer.text}</bdi>}
        </p>
      )}
    </li>
  );
}

import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Segment } from '#domain/pack.ts';
import { audienceOf, type SegmentStanding } from '#domain/tone/audience.ts';
import { useSay } from '../../i18n/use-formats.ts';
import { classes } from '../../ui/classes.ts';
import { type Level, SeverityIcon } from '../../ui/severity-icon.tsx';
import { countsOf, type FindingCardModel } from './cards.ts';
import styles from './standing.module.css';

/** Parts of the audience shown before anybody asks for all. */
const SHOWN = 4;

/** The whole text at a glance: where it stands, and how it may read to each part of the audience. */
export function Standing({
  cards,
  segments,
  addressed,
}: {
  readonly cards: readonly FindingCardModel[];
  readonly segments: readonly Segment[];
  /** Ids of those the post speaks to. */
  readonly addressed: readonly string[];
}) {
  const { t } = useTranslation('editor');
  const open = cards.filter(({ override }) => override === null).map(({ finding }) => finding);
  const verdict = countsOf(cards).find(({ count }) => count > 0)?.severity ?? 'ok';
  const said = verdict === 'ok' && cards.length > 0 ? 'answered' : verdict;
  return (
    <section className={styles['standing']} aria-label={t('standing.title')} data-standing={verdict}>
      <p className={classes(styles['whole'], styles[verdict])} role="status">
        <SeverityIcon level={levelOf(verdict)} />
        <span>{t(`standing.${said}`)}</span>
      </p>
      <Audience standings={audienceOf(segments, addressed, open)} />
    </section>
  );
}

const levelOf = (verdict: SegmentStanding['level']): Level => (verdict === 'ok' ? 'positive' : verdict);

/** Each part of the audience with its level; what one of them may hear stands under them. */
function Audience({ standings }: { readonly standings: readonly SegmentStanding[] }) {
  const { t } = useTranslation('editor');
  const say = useSay();
  const [all, setAll] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const heard = useId();
  const shown = all ? standings : standings.slice(0, SHOWN);
  const one = shown.find(({ segment }) => segment.id === chosen) ?? null;
  if (standings.length === 0) return null;
  return (
    <div className={styles['audience']}>
      <h3>{t('standing.to')}</h3>
      <ul>
        {shown.map(({ segment, level, addressed }) => (
          <li key={segment.id}>
            <button
              type="button"
              className={classes(styles['segment'], styles[level], !addressed && styles['other'])}
              aria-expanded={segment.id === chosen}
              aria-controls={heard}
              onClick={() => setChosen(segment.id === chosen ? null : segment.id)}
              data-segment={segment.id}
              data-level={level}
            >
              <SeverityIcon level={levelOf(level)} size="s" label={t(`standing.level.${level}`)} />
              <span>{say(segment.name)}</span>
            </button>
          </li>
        ))}
        {shown.length === standings.length ? null : (
          <li>
            <button type="button" className={styles['more']} onClick={() => setAll(true)}>
              {t('standing.more', { count: standings.length - shown.length })}
            </button>
          </li>
        )}
      </ul>
      <p id={heard} className={styles['heard']} hidden={one === null}>
        {one === null ? null : (
          <>
            <b>{t(`standing.level.${one.level}`)}</b>
            {t('common:colon')} {say(one.hearing === null ? one.segment.note : one.hearing.text)}
          </>
        )}
      </p>
    </div>
  );
}

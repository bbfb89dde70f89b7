import { useTranslation } from 'react-i18next';
import type { Reading } from '#contract/pack.ts';
import type { Pack } from '#domain/pack.ts';
import type { ApprovedPost } from '#domain/submission.ts';
import { useNow } from '../../clock.ts';
import { daysFrom } from '../../i18n/formats.ts';
import { useFormats, useSay } from '../../i18n/use-formats.ts';
import { hrefOf } from '../../navigation.ts';
import { useProfile } from '../../profile.ts';
import { guidelinesFor, isUnread } from '../../reading.ts';
import { TextLink } from '../../ui/button.tsx';
import { Section } from '../../ui/card.tsx';
import { classes } from '../../ui/classes.ts';
import { Scroll } from '../../ui/screen.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { exists } from '../registry.ts';
import { segmentCounts } from './today.ts';
import styles from './today.module.css';

/** How fresh the guidelines are, and whom the office's approved posts speak to. */
export function Side({
  pack,
  reading,
  approved,
}: {
  readonly pack: Pack;
  readonly reading: Reading;
  readonly approved: readonly ApprovedPost[];
}) {
  return (
    <Scroll className={styles['side']}>
      <Freshness pack={pack} reading={reading} />
      <Segments pack={pack} approved={approved} />
    </Scroll>
  );
}

function Freshness({ pack, reading }: { readonly pack: Pack; readonly reading: Reading }) {
  const { t } = useTranslation('today');
  const formats = useFormats();
  const now = useNow();
  const { office } = useProfile();
  const unread = guidelinesFor(pack, office.region).filter((one) => isUnread(one, reading)).length;
  return (
    <Section title={t('pack.title')}>
      <p className={styles['released']}>
        <SeverityIcon level="positive" />
        <span>{t('pack.released', { day: formats.day(pack.released, now) })}</span>
      </p>
      <p className={styles['small']}>
        {t('pack.age', { count: Math.max(0, -daysFrom(now, pack.released)) })} {t('pack.valid')}
      </p>
      <p className={styles['small']}>
        {unread === 0 ? (
          t('pack.all-read')
        ) : (
          <TextLink href={hrefOf(['guidelines'])}>{t('pack.new', { count: unread })}</TextLink>
        )}
      </p>
    </Section>
  );
}

/** A bar for each segment; one not yet addressed is a dotted line in the review colour. */
function Segments({ pack, approved }: { readonly pack: Pack; readonly approved: readonly ApprovedPost[] }) {
  const { t } = useTranslation('today');
  const say = useSay();
  const formats = useFormats();
  const counts = segmentCounts(pack.segments, approved, useNow());
  const most = Math.max(1, ...counts.map(({ count }) => count));
  const missed = counts.find(({ count }) => count === 0);
  const nothing = counts.every(({ count }) => count === 0);
  return (
    <Section title={t('segments.title')}>
      <p className={styles['small']}>{t(nothing ? 'segments.none' : 'segments.hint')}</p>
      <ul className={styles['bars']}>
        {(nothing ? [] : counts).map(({ segment, count }) => (
          <li key={segment.id} className={classes(styles['bar'], count === 0 && styles['zero'])}>
            <span>{say(segment.name)}</span>
            <i aria-hidden style={count === 0 ? {} : { inlineSize: `${(count / most) * 100}%` }} />
            <b aria-hidden>{formats.number(count)}</b>
            <span className="heard">{t('segments.bar', { count })}</span>
          </li>
        ))}
      </ul>
      {missed !== undefined && exists('drafts') ? (
        <p className={styles['small']}>
          <TextLink href={hrefOf(['drafts', 'new'], { segment: missed.segment.id })}>{t('segments.write')}</TextLink>
        </p>
      ) : null}
    </Section>
  );
}

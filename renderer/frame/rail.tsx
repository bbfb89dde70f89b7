import { useTranslation } from 'react-i18next';
import { Link } from 'react-aria-components';
import type { Feature } from '../features/registry.ts';
import { useFormats } from '../i18n/use-formats.ts';
import { hrefOf } from '../navigation.ts';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/icon.tsx';
import { Mark } from '../ui/mark.tsx';
import { useNarrow } from '../ui/use-narrow.ts';
import { Tip } from '../ui/tooltip.tsx';
import { useCounts } from './counts.ts';
import { MemberSwitch } from './member-switch.tsx';
import styles from './rail.module.css';

/** The rail: mark, office and member, the screens with what waits in each. Icons with tooltips in a narrow window. */
export function Rail({ features, current }: { readonly features: readonly Feature[]; readonly current: string }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const counts = useCounts();
  const place = (feature: Feature) => (
    <li key={feature.id}>
      <Place feature={feature} on={feature.id === current} count={counts[feature.id] ?? 0} narrow={narrow} />
    </li>
  );
  return (
    <nav className={styles['rail']} aria-label={t('nav.label')} data-region tabIndex={-1}>
      <div className={styles['brand']}>
        <Mark />
        <div className={styles['names']}>
          <b>{t('app')}</b>
        </div>
      </div>
      <MemberSwitch narrow={narrow} />
      <ul className={styles['places']}>{features.filter((one) => one.foot !== true).map(place)}</ul>
      <ul className={classes(styles['places'], styles['foot'])}>
        {features.filter((one) => one.foot === true).map(place)}
      </ul>
    </nav>
  );
}

function Place({
  feature,
  on,
  count,
  narrow,
}: {
  readonly feature: Feature;
  readonly on: boolean;
  readonly count: number;
  readonly narrow: boolean;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const name = t(`nav.${feature.id}`);
  return (
    <Tip text={count === 0 ? name : `${name}${t('comma')}${t('nav.waiting', { count })}`} off={!narrow} placement="end">
      <Link
        href={hrefOf([feature.id])}
        className={classes(styles['place'], on && styles['on'])}
        {...(on ? { 'aria-current': 'page' } : {})}
      >
        <Icon name={feature.icon} />
        <span className={narrow ? 'heard' : ''}>{name}</span>
        {count === 0 ? null : (
          <>
            <span className={styles['count']} aria-hidden>
              {formats.number(count)}
            </span>
            <span className="heard">{t('nav.waiting', { count })}</span>
          </>
        )}
      </Link>
    </Tip>
  );
}

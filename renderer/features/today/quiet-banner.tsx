import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuietPeriod } from '#domain/pack.ts';
import { useNow } from '../../clock.ts';
import { useFormats, useSay } from '../../i18n/use-formats.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { nextQuiet } from './today.ts';
import styles from './today.module.css';

/** Announces the quiet period that holds or is coming; hatching means this and nothing else. */
export function QuietBanner({ periods }: { readonly periods: readonly QuietPeriod[] }) {
  const now = useNow();
  const period = nextQuiet(periods, now);
  return period === null ? null : <Banner period={period} now={now} />;
}

function Banner({ period, now }: { readonly period: QuietPeriod; readonly now: Date }) {
  const { t } = useTranslation('today');
  const say = useSay();
  const formats = useFormats();
  const [open, setOpen] = useState(false);
  const name = say(period.name);
  const holds = Date.parse(period.start) <= now.getTime();
  const instant = (at: string): string => `${formats.weekday(at)} ${formats.time(at)}`;
  return (
    <section className={styles['quiet']} aria-label={name}>
      <div className={styles['quiet-line']}>
        <Icon name="quiet" />
        <p>
          <b>{holds ? t('quiet.now', { name }) : t('quiet.soon', { name, when: formats.inDays(period.start, now) })}</b>{' '}
          {t('quiet.span', { start: instant(period.start), end: instant(period.end) })}
        </p>
        <Button kind="quiet" size="s" aria-expanded={open} onPress={() => setOpen(!open)}>
          {t('quiet.what')}
        </Button>
      </div>
      {open ? (
        <div className={styles['quiet-why']}>
          <p>{say(period.why)}</p>
          <p>{t('quiet.source', { source: say(period.source) })}</p>
        </div>
      ) : null}
    </section>
  );
}

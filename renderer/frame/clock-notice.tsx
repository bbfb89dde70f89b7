import { useTranslation } from 'react-i18next';
import { useNow } from '../clock.ts';
import { beirutDay } from '../i18n/formats.ts';
import { useFormats } from '../i18n/use-formats.ts';
import { usePackIfRead } from '../profile.ts';
import { SeverityIcon } from '../ui/severity-icon.tsx';
import styles from './notices.module.css';

/** Says that the clock is wrong where that is certain: it stands before the day on which the release came out. */
export function ClockNotice() {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow();
  const released = usePackIfRead()?.released;
  if (released === undefined || beirutDay(now) >= released) return null;
  return (
    <output className={styles['notice']}>
      <SeverityIcon level="review" />
      <p>{t('clock-behind', { now: formats.day(now, new Date(released)), released: formats.day(released, now) })}</p>
    </output>
  );
}

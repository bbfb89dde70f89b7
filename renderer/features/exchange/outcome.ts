import { useTranslation } from 'react-i18next';
import type { SyncOutcome } from '#contract/exchange.ts';
import { useFormats } from '../../i18n/use-formats.ts';

/** What an exchange brought and took, in a line. */
export function useOutcomeText(): (outcome: SyncOutcome) => string {
  const { t } = useTranslation('network');
  const formats = useFormats();
  return ({ release, received, sent, devices, files, bytes }) => {
    const parts = [
      ...(release === null ? [] : [t('done.release')]),
      ...(received === 0 ? [] : [t('done.received', { count: received })]),
      ...(sent === 0 ? [] : [t('done.sent', { count: sent })]),
      ...(devices === 0 ? [] : [t('done.devices', { count: devices })]),
      ...(files === 0 ? [] : [t('done.files', { count: files, size: formats.bytes(bytes) })]),
    ];
    return parts.length === 0 ? t('done.nothing') : parts.join(t('common:comma'));
  };
}

import { useTranslation } from 'react-i18next';
import type { Rights, Usability } from '#domain/asset.ts';
import { useNow } from '../../clock.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import type { Level } from '../../ui/severity-icon.tsx';

export const levelOf = (rights: Usability): Level =>
  rights.usable ? (rights.endsSoon ? 'review' : 'positive') : 'block';

/** One sentence on what may be done with an asset today: may be used until …, ended on …, for another region. */
export function useRightsText(): (rights: Rights, usable: Usability) => string {
  const { t } = useTranslation('library');
  const formats = useFormats();
  const now = useNow();
  return (rights, usable) => {
    const until = rights.until === null ? '' : formats.day(rights.until, now);
    if (usable.usable) return rights.until === null ? t('rights-text.always') : t('rights-text.until', { day: until });
    if (usable.reason === 'expired') return t('rights-text.expired', { day: until });
    if (usable.reason === 'not-yet') return t('rights-text.not-yet', { day: formats.day(rights.from, now) });
    return t(`rights-text.${usable.reason}`);
  };
}

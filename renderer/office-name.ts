import { useTranslation } from 'react-i18next';
import { DESK, EVERYONE } from '#domain/directory.ts';
import { useSay } from './i18n/use-formats.ts';
import { usePackIfRead } from './profile.ts';

/** What people call an office by its id: the desk and everybody too. The id before the campaign's content has come. */
export function useOfficeName(): (id: string) => string {
  const { t } = useTranslation();
  const say = useSay();
  const pack = usePackIfRead();
  return (id) => {
    if (id === EVERYONE) return t('everyone');
    const office = pack?.offices.find((one) => one.id === id);
    if (office !== undefined) return say(office.name);
    return id === DESK ? t('desk') : id;
  };
}

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../client.ts';
import { Mark } from '../../ui/mark.tsx';
import styles from './settings.module.css';

/** What Tansiq is, which version, under which licences. */
export function About() {
  const { t } = useTranslation('settings');
  const { data: info } = useQuery(api.app.info.queryOptions());
  return (
    <div className={styles['about']}>
      <Mark />
      <div>
        <p>{t('about.text')}</p>
        {info === undefined ? null : (
          <p className={styles['mute']}>
            {t('about.version', { version: info.version })}
            {t('common:comma')}
            {t(`about.shell.${info.shell}`)}
            {t('common:comma')}
            <bdi dir="ltr">{info.system}</bdi>
          </p>
        )}
        <p className={styles['mute']}>{t('about.licence')}</p>
      </div>
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../client.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Card } from '../../ui/card.tsx';
import { FolderButton } from '../../ui/folder-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { RadioGroup } from '../../ui/toggles.tsx';
import styles from './stick.module.css';

/** A stick that comes or goes shows within this. */
const LOOK_EVERY_MS = 3_000;

/** Where the bundle goes: a stick that is plugged in, or a folder. */
export function Destination({
  value,
  onChange,
}: {
  readonly value: string | null;
  readonly onChange: (path: string) => void;
}) {
  const { t } = useTranslation('exchange');
  const formats = useFormats();
  const { data: drives = [] } = useQuery({ ...api.places.drives.queryOptions(), refetchInterval: LOOK_EVERY_MS });
  const folder = value !== null && !drives.some(({ path }) => path === value) ? value : null;
  return (
    <Card className={styles['options']}>
      <h3>{t('where')}</h3>
      {drives.length === 0 ? (
        <p className={styles['plug']}>
          <Icon name="usb" />
          {t('plug-in')}
        </p>
      ) : (
        <RadioGroup
          label={t('where')}
          hideLabel
          value={value}
          options={drives.map(({ path, name, free, size }) => ({
            id: path,
            name: <bdi>{name}</bdi>,
            note: t('free-of', { free: formats.bytes(free), size: formats.bytes(size) }),
          }))}
          onChange={onChange}
        />
      )}
      <div className={styles['buttons']}>
        <FolderButton size="s" write title={t('where')} onChoose={onChange}>
          {t('choose-folder')}
        </FolderButton>
        {folder === null ? null : (
          <bdi dir="ltr" className={styles['path']}>
            {folder}
          </bdi>
        )}
      </div>
    </Card>
  );
}

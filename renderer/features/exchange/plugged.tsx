import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Drive } from '#contract/places.ts';
import { api } from '../../client.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { hrefOf, useRoute } from '../../navigation.ts';
import { TextLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Bundles } from './bundles.tsx';
import styles from './stick.module.css';

/** A stick that comes or goes, or what another program writes on it, shows within this. */
const LOOK_EVERY_MS = 4_000;

/** The sticks that are plugged in, with what each carries for us. */
export function Plugged() {
  const { t } = useTranslation('exchange');
  const [part] = useRoute().path;
  const { data: drives = [] } = useQuery({ ...api.places.drives.queryOptions(), refetchInterval: LOOK_EVERY_MS });
  return (
    <>
      {drives.length === 0 ? (
        <p className={styles['plug']}>
          <Icon name="usb" />
          <span>{t('plug-to-read')}</span>
        </p>
      ) : null}
      {drives.map((drive) => (
        <Stick key={drive.path} drive={drive} />
      ))}
      {part === 'stick' ? null : (
        <p className={styles['note']}>
          <TextLink href={hrefOf(['exchange', 'stick'])}>{t('to-stick')}</TextLink>
        </p>
      )}
    </>
  );
}

function Stick({ drive: { path, name, free, size } }: { readonly drive: Drive }) {
  const { t } = useTranslation('exchange');
  const formats = useFormats();
  const { data: bundles } = useQuery({
    ...api.bundles.find.queryOptions({ input: { folder: path } }),
    refetchInterval: LOOK_EVERY_MS,
    staleTime: 0,
  });
  return (
    <Card className={styles['stick']}>
      <p className={styles['plug']}>
        <Icon name="usb" />
        <span className={styles['what']}>
          <b>
            <bdi>{name}</bdi>
          </b>
          <small>{t('free-of', { free: formats.bytes(free), size: formats.bytes(size) })}</small>
        </span>
      </p>
      {bundles === undefined || bundles.length === 0 ? (
        <p className={styles['note']}>{t('nothing-on-it')}</p>
      ) : (
        <Bundles bundles={bundles} />
      )}
    </Card>
  );
}

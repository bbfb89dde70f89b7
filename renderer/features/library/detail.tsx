import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { thumbOf } from '#domain/asset.ts';
import { mediaUrl } from '../../client.ts';
import { useNow } from '../../clock.ts';
import { useFormats, useSay } from '../../i18n/use-formats.ts';
import { hrefOf } from '../../navigation.ts';
import { usePack } from '../../profile.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Picture } from '../../ui/picture.tsx';
import { Scroll } from '../../ui/screen.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { Tag } from '../../ui/tag.tsx';
import { toast } from '../../ui/toast.tsx';
import { Download } from './download.tsx';
import type { Entry } from './filters.ts';
import styles from './library.module.css';
import { levelOf, useRightsText } from './rights-text.ts';

/** One asset: what it shows, whether it may be used and why not, its files, and the way into a draft. */
export function Detail({ entry }: { readonly entry: Entry | undefined }) {
  const { t } = useTranslation('library');
  const say = useSay();
  const rightsText = useRightsText();
  if (entry === undefined) return <EmptyState text={t('choose')} />;
  const { asset, rights } = entry;
  const level = levelOf(rights);
  return (
    <>
      <Scroll className={styles['detail']}>
        <Picture
          files={[viewOf(asset), thumbOf(asset).hash]}
          alt={say(asset.altText)}
          style={{ aspectRatio: `${asset.width} / ${asset.height}` }}
          className={styles['picture']}
        />
        <Download asset={asset} />
        <h2 dir="auto">{say(asset.title)}</h2>
        <p className={styles[level]}>
          <SeverityIcon level={level} />
          <span>{rightsText(asset.rights, rights)}</span>
        </p>
        <Facts asset={asset} />
        <Files asset={asset} />
        <Suggested asset={asset} />
      </Scroll>
      <div className={styles['act']}>
        {rights.usable ? (
          <ButtonLink kind="primary" href={hrefOf(['drafts', 'new'], { asset: asset.id })}>
            {t('use')}
          </ButtonLink>
        ) : (
          <>
            <Button isDisabled>{t('use')}</Button>
            <span className={styles['why']}>{t(`reason.${rights.reason}`)}</span>
          </>
        )}
      </div>
    </>
  );
}

/** A file large enough to look at, not the original's weight. */
function viewOf(asset: Entry['asset']): string {
  const views = asset.renditions.filter(({ name, width }) => name !== 'thumb' && width <= 1_200);
  return views.toSorted((a, b) => a.bytes - b.bytes)[0]?.hash ?? asset.hash;
}

function Facts({ asset }: { readonly asset: Entry['asset'] }) {
  const { t } = useTranslation('library');
  const say = useSay();
  const formats = useFormats();
  const now = useNow();
  const pack = usePack();
  const { rights } = asset;
  const regions = pack.regions.filter(({ id }) => rights.regions.includes(id)).map(({ name }) => say(name));
  const consent = say(rights.consentNote).trim();
  const line = (name: string, value: ReactNode) => (
    <div>
      <dt>{t(`fact.${name}`)}</dt>
      <dd>{value}</dd>
    </div>
  );
  return (
    <dl className={styles['facts']}>
      {line('licence', say(rights.licence))}
      {line('owner', <bdi>{rights.owner}</bdi>)}
      {line('consent', consent === '' ? t(`consent.${rights.consent}`) : consent)}
      {line('regions', regions.length === 0 ? t('everywhere') : formats.list(regions))}
      {line(
        'original',
        <>
          <bdi dir="ltr">{`${asset.width} × ${asset.height}`}</bdi>
          {t('common:comma')}
          <bdi>{formats.bytes(asset.bytes)}</bdi>
        </>,
      )}
      {line('added', formats.day(asset.added, now))}
      {line('alt', say(asset.altText))}
    </dl>
  );
}

function Files({ asset }: { readonly asset: Entry['asset'] }) {
  const { t } = useTranslation('library');
  const ready = asset.renditions.filter(({ name }) => name !== 'thumb');
  if (ready.length === 0) return null;
  return (
    <>
      <h3>{t('ready')}</h3>
      <ul className={styles['files']}>
        {ready.map((file) => (
          <li key={file.hash}>
            <a href={mediaUrl(file.hash)} download={`${asset.id}-${file.name}.${file.type.split('/')[1] ?? 'jpg'}`}>
              <Tag icon="download">
                {t(`rendition.${file.name}`)} <bdi dir="ltr">{`${file.width} × ${file.height}`}</bdi>
              </Tag>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Suggested({ asset }: { readonly asset: Entry['asset'] }) {
  const { t } = useTranslation('library');
  const say = useSay();
  const caption = say(asset.caption).trim();
  if (caption === '') return null;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(caption);
    toast({ text: t('common:copied') });
  };
  return (
    <>
      <h3>{t('suggested')}</h3>
      <p className={styles['caption']} dir="auto">
        {caption}
      </p>
      <Button kind="quiet" size="s" icon="copy" onPress={() => void copy()}>
        {t('common:copy')}
      </Button>
    </>
  );
}

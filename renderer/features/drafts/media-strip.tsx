import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { thumbOf, usability } from '#domain/asset.ts';
import type { MediaUse } from '#domain/post.ts';
import { useSay } from '../../i18n/use-formats.ts';
import { CommentNumbers } from '../../ui/comment-number.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { Picture } from '../../ui/picture.tsx';
import { MediaPicker } from './media-picker.tsx';
import { PictureDialog } from './picture-dialog.tsx';
import type { MediaStripProps } from './media.ts';
import styles from './media.module.css';

/** The post's pictures, each with the words that say what it shows. */
export function MediaStrip(props: MediaStripProps) {
  const { media, library, editable, comments, looked, onChange, onLook } = props;
  const { t } = useTranslation('drafts');
  const [picking, setPicking] = useState(false);
  const edited = media.find(({ asset }) => asset === looked?.asset);
  const openAt = (asset: string): void => onLook({ asset, comment: null });
  if (!editable && media.length === 0) return null;
  return (
    <section className={styles['strip']} aria-label={t('media.title')}>
      {media.map((use) => (
        <Used key={use.asset} use={use} props={props} onOpen={() => openAt(use.asset)} />
      ))}
      {editable ? (
        <button type="button" className={styles['add']} aria-label={t('media.add')} onClick={() => setPicking(true)}>
          <Icon name={media.length === 0 ? 'image-plus' : 'plus'} />
        </button>
      ) : null}
      {editable && media.length === 0 ? <p className={styles['none']}>{t('media.none')}</p> : null}
      <MediaPicker
        {...props}
        open={picking}
        onClose={() => setPicking(false)}
        onPick={(asset) => {
          setPicking(false);
          onChange([...media, { asset: asset.id, altText: props.altTextFor(asset) }]);
          openAt(asset.id);
        }}
      />
      {edited === undefined ? null : (
        <PictureDialog
          key={edited.asset}
          use={edited}
          asset={library.find(({ id }) => id === edited.asset)}
          editable={editable}
          comments={comments.filter((one) => one.asset === edited.asset)}
          at={looked?.comment ?? null}
          onClose={() => onLook(null)}
          onText={(altText) => onChange(media.map((one) => (one === edited ? { ...one, altText } : one)))}
          onRemove={() => {
            onLook(null);
            onChange(media.filter((one) => one !== edited));
          }}
        />
      )}
    </section>
  );
}

function Used({ use, props, onOpen }: { readonly use: MediaUse; readonly props: MediaStripProps; onOpen(): void }) {
  const { t } = useTranslation('drafts');
  const say = useSay();
  const asset = props.library.find(({ id }) => id === use.asset);
  const usable = asset !== undefined && usability(asset.rights, props.region, props.day).usable;
  const bare = use.altText.trim() === '';
  const about = props.comments.filter((one) => one.asset === use.asset);
  return (
    <button
      type="button"
      className={styles['asset']}
      onClick={onOpen}
      title={asset === undefined ? '' : say(asset.title)}
    >
      {asset === undefined ? (
        <Icon name="image" size="l" />
      ) : (
        <Picture files={[thumbOf(asset).hash]} alt="" className={styles['thumb']} />
      )}
      <CommentNumbers comments={about} />
      <span className={styles['alt']}>
        {usable ? null : (
          <span className={styles['wrong']}>
            <SeverityIcon level="block" size="s" /> {t('media.not-usable')}
          </span>
        )}
        {bare ? (
          <span className={styles['bare']}>
            <SeverityIcon level="review" size="s" /> {t('media.bare')}
          </span>
        ) : (
          <>
            <b>{t('media.alt')}</b> <bdi>{use.altText}</bdi>
          </>
        )}
      </span>
    </button>
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Asset, thumbOf, usability } from '#domain/asset.ts';
import type { MediaUse } from '#domain/post.ts';
import { useSay } from '../../i18n/use-formats.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { Picture } from '../../ui/picture.tsx';
import { MediaPicker } from './media-picker.tsx';
import type { MediaStripProps } from './media.ts';
import styles from './media.module.css';

/** The post's pictures, each with the words that say what it shows. */
export function MediaStrip(props: MediaStripProps) {
  const { media, library, editable, onChange } = props;
  const { t } = useTranslation('drafts');
  const [picking, setPicking] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  const edited = media.find(({ asset }) => asset === open);
  if (!editable && media.length === 0) return null;
  return (
    <section className={styles['strip']} aria-label={t('media.title')}>
      {media.map((use) => (
        <Used key={use.asset} use={use} props={props} onOpen={() => setOpen(use.asset)} />
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
          setOpen(asset.id);
        }}
      />
      {edited === undefined ? null : (
        <AltText
          use={edited}
          asset={library.find(({ id }) => id === edited.asset)}
          editable={editable}
          onClose={() => setOpen(null)}
          onText={(altText) => onChange(media.map((one) => (one === edited ? { ...one, altText } : one)))}
          onRemove={() => {
            setOpen(null);
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

interface AltTextProps {
  readonly use: MediaUse;
  readonly asset: Asset | undefined;
  readonly editable: boolean;
  onClose(): void;
  onText(text: string): void;
  onRemove(): void;
}

/** One picture, large enough to describe. */
function AltText({ use, asset, editable, onClose, onText, onRemove }: AltTextProps) {
  const { t } = useTranslation('drafts');
  const say = useSay();
  return (
    <Dialog
      onClose={onClose}
      title={asset === undefined ? t('media.gone') : say(asset.title)}
      actions={
        <>
          {editable ? (
            <Button kind="quiet" icon="trash" onPress={onRemove}>
              {t('media.remove')}
            </Button>
          ) : null}
          <Button kind="primary" onPress={onClose}>
            {t('done')}
          </Button>
        </>
      }
    >
      {asset === undefined ? null : (
        <Picture files={[asset.hash, thumbOf(asset).hash]} alt="" className={styles['large']} />
      )}
      <TextArea
        label={t('media.alt')}
        hint={t('media.alt-hint')}
        value={use.altText}
        onChange={onText}
        isReadOnly={!editable}
        maxLength={10_000}
        rows={3}
        autoFocus
      />
    </Dialog>
  );
}

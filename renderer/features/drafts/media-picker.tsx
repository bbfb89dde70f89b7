import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Asset, thumbOf, usability } from '#domain/asset.ts';
import { useNow } from '../../clock.ts';
import { useFormats, useSay } from '../../i18n/use-formats.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SearchField } from '../../ui/field.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { Picture } from '../../ui/picture.tsx';
import type { MediaStripProps } from './media.ts';
import styles from './media.module.css';

/** Tiles drawn at once; the search narrows the rest. */
const SHOWN = 60;

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}|ـ/gu, '')
    .toLocaleLowerCase();
const words = ({ title, altText, topics }: Asset): string =>
  plain([...Object.values(title), ...Object.values(altText), ...topics].join(' '));

interface PickerProps extends MediaStripProps {
  readonly open: boolean;
  onClose(): void;
  onPick(asset: Asset): void;
}

/** The library, to choose a picture from. What may not be used says why and can't be chosen. */
export function MediaPicker({ open, library, media, onClose, ...rest }: PickerProps) {
  const { t } = useTranslation('drafts');
  const [asked, setAsked] = useState('');
  const used = new Set(media.map(({ asset }) => asset));
  const found = library.filter((asset) => !used.has(asset.id) && words(asset).includes(plain(asked.trim())));
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('media.pick')}
      wide
      actions={<Button onPress={onClose}>{t('close')}</Button>}
    >
      <SearchField label={t('media.search')} value={asked} onChange={setAsked} autoFocus />
      {found.length === 0 ? <EmptyState text={t('media.nothing')} /> : null}
      <ul className={styles['grid']}>
        {found.slice(0, SHOWN).map((asset) => (
          <li key={asset.id}>
            <Choice asset={asset} {...rest} />
          </li>
        ))}
      </ul>
      {found.length > SHOWN ? (
        <p className={styles['none']}>{t('media.more', { count: found.length - SHOWN })}</p>
      ) : null}
    </Dialog>
  );
}

function Choice({
  asset,
  region,
  day,
  onPick,
}: Pick<PickerProps, 'region' | 'day' | 'onPick'> & { readonly asset: Asset }) {
  const { t } = useTranslation('drafts');
  const say = useSay();
  const formats = useFormats();
  const now = useNow();
  const rights = usability(asset.rights, region, day);
  const until = asset.rights.until === null ? '' : formats.day(asset.rights.until, now);
  return (
    <button type="button" className={styles['choice']} disabled={!rights.usable} onClick={() => onPick(asset)}>
      <Picture files={[thumbOf(asset).hash]} alt="" />
      <b>{say(asset.title)}</b>
      {rights.usable ? null : (
        <small className={styles['wrong']}>
          <SeverityIcon level="block" size="s" /> {t(`media.why.${rights.reason}`, { day: until })}
        </small>
      )}
      {rights.usable && rights.endsSoon ? (
        <small className={styles['bare']}>
          <SeverityIcon level="review" size="s" /> {t('media.until', { day: until })}
        </small>
      ) : null}
    </button>
  );
}

import { useMemo } from 'react';
import { GridLayout, GridList, GridListItem, Size, Virtualizer } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { thumbOf } from '#domain/asset.ts';
import { useSay } from '../../i18n/use-formats.ts';
import { usePack } from '../../profile.ts';
import { useSettings } from '../../ui/appearance.tsx';
import { Picture } from '../../ui/picture.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { type Entry, shapeOf } from './filters.ts';
import styles from './library.module.css';
import { levelOf, useRightsText } from './rights-text.ts';

/** Of a tile at the normal text size, in CSS pixels. */
const [WIDTH, HEIGHT] = [160, 172];
const gap = new Size(14, 14);

/** The pictures that pass, as a grid of thousands: only what is on the screen is drawn. */
export function Grid({
  entries,
  current,
  onOpen,
}: {
  readonly entries: readonly Entry[];
  readonly current: string | null;
  readonly onOpen: (asset: string) => void;
}) {
  const { t } = useTranslation('library');
  const scale = useSettings().textSize / 100;
  const layout = useMemo(
    () => ({ minItemSize: new Size(WIDTH * scale, HEIGHT * scale), minSpace: gap, preserveAspectRatio: false }),
    [scale],
  );
  return (
    <Virtualizer layout={GridLayout} layoutOptions={layout}>
      <GridList
        aria-label={t('title')}
        layout="grid"
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        items={entries.map((entry) => ({ id: entry.asset.id, entry }))}
        selectedKeys={current === null ? [] : [current]}
        onSelectionChange={(keys) => {
          if (keys === 'all') return;
          const [first] = keys;
          if (first !== undefined) onOpen(String(first));
        }}
        className={styles['grid'] ?? ''}
      >
        {({ id, entry }) => <Tile id={id} entry={entry} />}
      </GridList>
    </Virtualizer>
  );
}

function Tile({ id, entry: { asset, rights } }: { readonly id: string; readonly entry: Entry }) {
  const { t } = useTranslation('library');
  const say = useSay();
  const pack = usePack();
  const rightsText = useRightsText();
  const [region] = asset.rights.regions;
  const place = pack.regions.find((one) => one.id === region)?.name;
  return (
    <GridListItem id={id} textValue={say(asset.title)} className={styles['tile'] ?? ''}>
      <Picture files={[thumbOf(asset).hash]} alt="" className={styles['thumb']} />
      <span className={styles['name']} dir="auto">
        {say(asset.title)}
      </span>
      <span className={styles['meta']}>
        <SeverityIcon level={levelOf(rights)} size="s" label={rightsText(asset.rights, rights)} />
        <span className="clip">
          {rights.usable ? (place === undefined ? t('common:national') : say(place)) : t(`reason.${rights.reason}`)}
        </span>
        <span className="ltr">{t(`shape.${shapeOf(asset)}`)}</span>
      </span>
    </GridListItem>
  );
}

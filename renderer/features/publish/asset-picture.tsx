import { useQuery } from '@tanstack/react-query';
import { api, mediaUrl } from '../../client.ts';
import { Picture } from '../../ui/picture.tsx';
import { valueAt } from './parts.ts';
import styles from './publish.module.css';

/** The picture whose rights are written: one of the campaign's, or one that so far stands in the working copy alone. */
export function AssetPicture({ value }: { readonly value: unknown }) {
  const { data: library } = useQuery(api.pack.library.queryOptions());
  const hash = valueAt(value, ['hash']);
  if (library === undefined || typeof hash !== 'string') return null;
  const known = library.find((asset) => asset.hash === hash);
  return known === undefined ? (
    <img src={mediaUrl(hash)} alt="" data-picture className={styles['picture']} />
  ) : (
    <Picture files={[known.hash, ...known.renditions.map((one) => one.hash)]} alt="" className={styles['picture']} />
  );
}

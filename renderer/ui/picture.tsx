import type { CSSProperties } from 'react';
import { mediaUrl } from '../client.ts';
import { useFirstHere } from '../media.ts';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import styles from './picture.module.css';

/**
 * A picture of the campaign by the hashes of its files, the best first: the first that is on this computer is shown, else
 * a calm place for it. Style both as `[data-picture]`.
 */
export function Picture({
  files,
  alt,
  className,
  style,
}: {
  readonly files: readonly string[];
  /** '' where the words beside it say what it shows. */
  readonly alt: string;
  readonly className?: string | undefined;
  readonly style?: CSSProperties;
}) {
  const hash = useFirstHere(files);
  if (typeof hash === 'string') {
    return (
      <img
        src={mediaUrl(hash)}
        alt={alt}
        loading="lazy"
        decoding="async"
        data-picture
        className={className}
        style={style}
      />
    );
  }
  const spoken = alt === '' ? { 'aria-hidden': true } : { role: 'img', 'aria-label': alt };
  return (
    <span {...spoken} data-picture className={classes(styles['place'], className)} style={style}>
      {hash === null ? <Icon name="image" size="l" /> : null}
    </span>
  );
}

import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';
import { classes } from './classes.ts';
import styles from './list-row.module.css';

/** One line of a list that opens something: a title, and a second line of marks and times. */
export function ListRow({
  href,
  title,
  current = false,
  unread = false,
  conflict = false,
  children,
}: {
  readonly href: string;
  readonly title: string;
  /** The one that is open. */
  readonly current?: boolean;
  readonly unread?: boolean;
  readonly conflict?: boolean;
  readonly children?: ReactNode;
}) {
  return (
    <Link
      href={href}
      className={classes(
        styles['row'],
        current && 'current',
        unread && styles['unread'],
        conflict && styles['conflict'],
      )}
      {...(current ? { 'aria-current': 'page' as const } : {})}
    >
      <span className={classes('clip', styles['title'])}>
        <bdi>{title}</bdi>
      </span>
      {children === undefined ? null : <span className={styles['meta']}>{children}</span>}
    </Link>
  );
}

/** A heading between rows. */
export const ListGroup = ({ children }: { readonly children: ReactNode }) => (
  <h3 className={styles['group']}>{children}</h3>
);

import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './card.module.css';

/** A raised surface; `row` lays its parts on one line. */
export const Card = ({
  row = false,
  flush = false,
  className,
  children,
}: {
  readonly row?: boolean;
  /** No padding: lists and tables inside reach the border. */
  readonly flush?: boolean;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}) => (
  <article className={classes(styles['card'], !flush && styles['pad'], row && styles['row'], className)}>
    {children}
  </article>
);

/** Parts on one line while there is room. */
export const Row = ({ children }: { readonly children: ReactNode }) => <div className={styles['row']}>{children}</div>;

/** The part of a row that takes the room left. */
export const Main = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles['main']}>{children}</div>
);

/** A heading of a part of a page, with what it counts or offers at its end. */
export const Section = ({
  title,
  aside,
  children,
}: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) => (
  <section className={styles['section']}>
    <div className={styles['head']}>
      <h2>{title}</h2>
      {aside}
    </div>
    {children}
  </section>
);

import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './act-bar.module.css';
import { Icon } from './icon.tsx';
import { type Level, SeverityIcon } from './severity-icon.tsx';

/** The bar at the foot of a region: the state in words first, then what can be done. */
export const ActBar = ({ children }: { readonly children: ReactNode }) => (
  <footer className={styles['bar']}>{children}</footer>
);

/**
 * The state in words. Takes the room that what can be done leaves; `whole` takes a line of its own. A `level` of null is
 * for what only takes a moment.
 */
export const Said = ({
  level,
  whole = false,
  children,
}: {
  readonly level: Level | null;
  readonly whole?: boolean;
  readonly children: ReactNode;
}) => (
  <p className={classes(styles['said'], level !== null && styles[level], whole && styles['whole'])} role="status">
    {level === null ? <Icon name="waiting" /> : <SeverityIcon level={level} />}
    <span>{children}</span>
  </p>
);

/** A word beside what can be done: what a step does, or what is kept. */
export const Aside = ({ alert = false, children }: { readonly alert?: boolean; readonly children: ReactNode }) => (
  <p className={styles['aside']} {...(alert ? { role: 'alert' } : {})}>
    {children}
  </p>
);

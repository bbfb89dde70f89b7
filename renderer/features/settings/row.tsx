import type { ReactNode } from 'react';
import styles from './settings.module.css';

/** One setting: its name and a word on it at the start, the control at the end. */
export const Row = ({
  name,
  hint,
  children,
}: {
  readonly name: string;
  readonly hint?: ReactNode;
  readonly children: ReactNode;
}) => (
  <div className={styles['row']}>
    <div className={styles['what']}>
      <span>{name}</span>
      {hint === undefined ? null : <small>{hint}</small>}
    </div>
    <div className={styles['control']}>{children}</div>
  </div>
);

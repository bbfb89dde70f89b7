import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

/** Nothing here: one line that says so and, where there is one, the thing to do. */
export const EmptyState = ({ text, children }: { readonly text: string; readonly children?: ReactNode }) => (
  <div className={styles['empty']}>
    <svg viewBox="0 0 330 60" aria-hidden className={styles['lines']}>
      <path d="M4 10h322" strokeDasharray=".1 12" strokeLinecap="round" strokeWidth="5" />
      <path d="M2 32h326" strokeDasharray="18 9" strokeWidth="4" />
      <path d="M2 52h326M2 58h326" strokeWidth="2" />
    </svg>
    <p>{text}</p>
    {children}
  </div>
);

import type { Severity } from '#domain/tone/finding.ts';
import { classes } from './classes.ts';
import styles from './severity-icon.module.css';

/** The three severities and all clear. */
export type Level = Severity | 'positive';

const shapes: Readonly<Record<Level, { readonly shape: React.ReactNode; readonly sign: React.ReactNode }>> = {
  positive: { shape: <circle cx="9" cy="9" r="8" />, sign: <path strokeWidth="2" d="m5.5 9.2 2.4 2.4 4.6-5" /> },
  advise: {
    shape: <circle cx="9" cy="9" r="8" />,
    sign: <path strokeWidth="2" strokeLinecap="round" d="M9 8.4v4.2M9 5.4v.1" />,
  },
  review: {
    shape: <path d="M9 .6 17.4 9 9 17.4.6 9Z" />,
    sign: <path strokeWidth="2" strokeLinecap="round" d="M9 5.2v4.4M9 12.6v.1" />,
  },
  block: {
    shape: <path d="M5.6 1h6.8L17 5.6v6.8L12.4 17H5.6L1 12.4V5.6Z" />,
    sign: <path strokeWidth="2.4" strokeLinecap="round" d="M5.4 9h7.2" />,
  },
};

/**
 * One of our four shapes: circle with a tick, circle with an i, diamond, octagon. The shape tells them apart without
 * colour. Decorative unless `label` names it for screen readers.
 */
export function SeverityIcon({
  level,
  size = 'm',
  label,
}: {
  readonly level: Level;
  readonly size?: 's' | 'm';
  readonly label?: string;
}) {
  const { shape, sign } = shapes[level];
  return (
    <svg
      className={classes(styles['severity'], styles[level], size === 's' && styles['s'])}
      viewBox="0 0 18 18"
      fill="currentColor"
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {shape}
      <g className={styles['sign']}>{sign}</g>
    </svg>
  );
}

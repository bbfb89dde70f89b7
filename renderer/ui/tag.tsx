import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon, type IconName } from './icon.tsx';
import { type Level, SeverityIcon } from './severity-icon.tsx';
import styles from './tag.module.css';

/** A small mark of state. A severity brings its own shape. */
export function Tag({
  kind = 'neutral',
  icon,
  children,
}: {
  readonly kind?: 'neutral' | 'outline' | 'accent' | Level;
  readonly icon?: IconName;
  readonly children: ReactNode;
}) {
  const level = isLevel(kind) ? kind : null;
  return (
    <span className={classes(styles['tag'], styles[kind])}>
      {level === null ? null : <SeverityIcon level={level} size="s" />}
      {icon === undefined ? null : <Icon name={icon} size="s" />}
      <span>{children}</span>
    </span>
  );
}

const isLevel = (kind: string): kind is Level =>
  kind === 'positive' || kind === 'advise' || kind === 'review' || kind === 'block';

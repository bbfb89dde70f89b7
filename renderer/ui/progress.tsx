import type { ReactNode } from 'react';
import { Label, ProgressBar } from 'react-aria-components';
import { useFormats } from '../i18n/use-formats.ts';
import styles from './progress.module.css';

/** How far something is: `done` of `total` in one unit; `children` say the file and the time left. */
export function Progress({
  label,
  done,
  total,
  children,
}: {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  readonly children?: ReactNode;
}) {
  const formats = useFormats();
  const share = total === 0 ? 0 : Math.min(1, done / total);
  return (
    <ProgressBar value={share} maxValue={1} valueLabel={formats.percent(share)} className={styles['progress'] ?? ''}>
      <div className={styles['head']}>
        <Label className={styles['label'] ?? ''}>{label}</Label>
        <span className={styles['value']}>{formats.percent(share)}</span>
      </div>
      <div className={styles['bar']}>
        <i style={{ inlineSize: `${share * 100}%` }} />
      </div>
      {children === undefined ? null : <div className={styles['detail']}>{children}</div>}
    </ProgressBar>
  );
}

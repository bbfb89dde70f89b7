import type { ReactElement } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components';
import { Kbd } from './kbd.tsx';
import styles from './tooltip.module.css';

/** Names the control inside on hover and focus; `keys` adds its shortcut. Never the only way to learn something. */
export function Tip({
  text,
  keys,
  off = false,
  placement = 'bottom',
  children,
}: {
  readonly text: string;
  readonly keys?: string;
  readonly off?: boolean;
  readonly placement?: 'bottom' | 'top' | 'start' | 'end';
  readonly children: ReactElement;
}) {
  return (
    <TooltipTrigger delay={500} closeDelay={0} isDisabled={off}>
      {children}
      <Tooltip placement={placement} offset={6} className={styles['tip'] ?? ''}>
        <span>{text}</span>
        {keys === undefined ? null : <Kbd>{keys}</Kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}

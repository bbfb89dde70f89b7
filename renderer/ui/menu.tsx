import type { ReactElement, ReactNode } from 'react';
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuTrigger,
  Popover,
  Separator,
  type MenuItemProps,
} from 'react-aria-components';
import { classes } from './classes.ts';
import { Icon, type IconName } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import styles from './menu.module.css';

/** A menu opened by its first child, a `Button`. `onAction` is told the chosen item's id. */
export function Menu({
  label,
  trigger,
  onAction,
  children,
}: {
  readonly label: string;
  readonly trigger: ReactElement;
  readonly onAction: (id: string) => void;
  readonly children: ReactNode;
}) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={styles['popover'] ?? ''} placement="bottom start" offset={4}>
        <AriaMenu aria-label={label} className={styles['menu'] ?? ''} onAction={(key) => onAction(String(key))}>
          {children}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

/** One thing to choose; `danger` is drawn in claret, `note` is a second line. */
export function MenuItem({
  icon,
  keys,
  note,
  danger = false,
  checked = false,
  children,
  ...rest
}: {
  readonly icon?: IconName;
  readonly keys?: string;
  readonly note?: string;
  readonly danger?: boolean;
  /** The one that is so now. */
  readonly checked?: boolean;
  readonly children: string;
} & Omit<MenuItemProps, 'children' | 'className' | 'style'>) {
  return (
    <AriaMenuItem {...rest} textValue={children} className={classes(styles['item'], danger && styles['danger'])}>
      {icon === undefined ? null : <Icon name={icon} size="s" />}
      <span className={styles['words']}>
        <span>{children}</span>
        {note === undefined ? null : <small>{note}</small>}
      </span>
      {checked ? <Icon name="check" size="s" /> : null}
      {keys === undefined ? null : <Kbd>{keys}</Kbd>}
    </AriaMenuItem>
  );
}

export const MenuLine = () => <Separator className={styles['line'] ?? ''} />;

import type { ReactNode, Ref } from 'react';
import {
  Button as AriaButton,
  type ButtonProps as AriaProps,
  Link as AriaLink,
  type LinkProps as AriaLinkProps,
} from 'react-aria-components';
import { classes } from './classes.ts';
import styles from './button.module.css';
import { Icon, type IconName } from './icon.tsx';

interface Looks {
  /** `primary` once a screen; `icon` shows the icon alone and needs `label`. */
  readonly kind?: 'primary' | 'default' | 'tint' | 'quiet' | 'icon';
  readonly size?: 'm' | 's';
  readonly icon?: IconName;
  /** Accessible name where there are no words; also the tooltip's text when wrapped in `Tip`. */
  readonly label?: string;
  readonly children?: ReactNode;
}

export interface ButtonProps extends Looks, Omit<AriaProps, 'children' | 'className' | 'style' | 'isPending'> {
  /** Under way: keeps its width and focus, hears no second press. */
  readonly busy?: boolean;
  readonly className?: string | undefined;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** Something to do. Disabled is drawn dashed; say why beside it. */
export function Button({
  kind = 'default',
  size = 'm',
  icon,
  label,
  busy = false,
  className,
  children,
  onPress,
  ...rest
}: ButtonProps) {
  // React Aria's own pending state announces an element that is often gone when the work is done.
  const press = busy ? { type: 'button' as const } : onPress === undefined ? {} : { onPress };
  return (
    <AriaButton
      {...rest}
      {...press}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(busy ? { 'data-pending': true } : {})}
      className={classes(look(kind, size), className)}
    >
      <Inside icon={busy && icon !== undefined ? 'waiting' : icon} size={size} kind={kind}>
        {children}
      </Inside>
    </AriaButton>
  );
}

/** A place to go that looks like a button. */
export function ButtonLink({
  kind = 'default',
  size = 'm',
  icon,
  label,
  children,
  ...rest
}: Looks & Omit<AriaLinkProps, 'children' | 'className' | 'style'>) {
  return (
    <AriaLink {...rest} {...(label === undefined ? {} : { 'aria-label': label })} className={look(kind, size)}>
      <Inside icon={icon} size={size} kind={kind}>
        {children}
      </Inside>
    </AriaLink>
  );
}

/** An underlined violet link inside text; `quiet` for the second of two. */
export function TextLink({
  quiet = false,
  children,
  ...rest
}: { readonly quiet?: boolean; readonly children: ReactNode } & Omit<
  AriaLinkProps,
  'children' | 'className' | 'style'
>) {
  return (
    <AriaLink {...rest} className={classes(styles['link'], quiet && styles['link-quiet'])}>
      {children}
    </AriaLink>
  );
}

const look = (kind: NonNullable<Looks['kind']>, size: NonNullable<Looks['size']>): string =>
  classes(styles['button'], styles[kind], size === 's' && styles['s']);

function Inside({
  icon,
  size,
  kind,
  children,
}: Pick<Looks, 'children' | 'kind' | 'size'> & { readonly icon: IconName | undefined }) {
  return (
    <>
      {icon === undefined ? null : <Icon name={icon} size={size === 's' || kind !== 'icon' ? 's' : 'm'} />}
      {children === undefined ? null : <span className={styles['words']}>{children}</span>}
    </>
  );
}

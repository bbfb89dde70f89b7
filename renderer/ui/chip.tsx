import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup, type ToggleButtonProps } from 'react-aria-components';
import { classes } from './classes.ts';
import styles from './chip.module.css';

/** A round on/off choice, for filters and short options. */
export const Chip = ({
  children,
  ...rest
}: { readonly children: ReactNode } & Omit<ToggleButtonProps, 'children' | 'className' | 'style'>) => (
  <ToggleButton {...rest} className={styles['chip'] ?? ''}>
    {children}
  </ToggleButton>
);

/** Exactly one of a few, side by side (`segments`) or as chips. */
export function Choice<T extends string>({
  label,
  value,
  options,
  onChange,
  as = 'segments',
}: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly id: T; readonly name: ReactNode }[];
  readonly onChange: (value: T) => void;
  readonly as?: 'segments' | 'chips';
}) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys.has(option.id));
        if (chosen !== undefined && chosen.id !== value) onChange(chosen.id);
      }}
      className={classes(as === 'segments' ? styles['segments'] : styles['chips'])}
    >
      {options.map((option) => (
        <ToggleButton
          key={option.id}
          id={option.id}
          className={classes(as === 'segments' ? styles['segment'] : styles['chip'])}
        >
          {option.name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

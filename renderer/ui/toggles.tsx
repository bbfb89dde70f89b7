import type { ReactNode } from 'react';
import {
  Checkbox as AriaCheckbox,
  type CheckboxProps,
  Label,
  Radio as AriaRadio,
  RadioGroup as AriaRadioGroup,
  Switch as AriaSwitch,
  type SwitchProps,
} from 'react-aria-components';
import fieldStyles from './field.module.css';
import { Icon } from './icon.tsx';
import styles from './toggles.module.css';

/** A tick box; `aside` (a count, for filters) stands at the end of its line. */
export const Checkbox = ({
  children,
  aside,
  ...rest
}: { readonly children: ReactNode; readonly aside?: ReactNode } & Omit<
  CheckboxProps,
  'children' | 'className' | 'style'
>) => (
  <AriaCheckbox {...rest} className={styles['line'] ?? ''}>
    {({ isSelected, isIndeterminate }) => (
      <>
        <span className={styles['box']}>
          {isIndeterminate ? <Icon name="minus" size="s" /> : isSelected ? <Icon name="check" size="s" /> : null}
        </span>
        <span className={styles['words']}>{children}</span>
        {aside === undefined ? null : <span className={styles['aside']}>{aside}</span>}
      </>
    )}
  </AriaCheckbox>
);

/** On or off, at once. */
export const Switch = ({
  children,
  ...rest
}: { readonly children: ReactNode } & Omit<SwitchProps, 'children' | 'className' | 'style'>) => (
  <AriaSwitch {...rest} className={styles['line'] ?? ''}>
    <span className={styles['track']} />
    <span className={styles['words']}>{children}</span>
  </AriaSwitch>
);

/** One of a few, one under the other, each with room for a second line. */
export function RadioGroup<T extends string>({
  label,
  hideLabel = false,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: T | null;
  readonly options: readonly { readonly id: T; readonly name: ReactNode; readonly note?: ReactNode }[];
  readonly onChange: (value: T) => void;
}) {
  return (
    <AriaRadioGroup
      value={value}
      onChange={(id) => {
        const chosen = options.find((option) => option.id === id);
        if (chosen !== undefined) onChange(chosen.id);
      }}
      className={styles['group'] ?? ''}
    >
      <Label className={hideLabel ? 'heard' : (fieldStyles['label'] ?? '')}>{label}</Label>
      {options.map((option) => (
        <AriaRadio key={option.id} value={option.id} className={styles['line'] ?? ''}>
          <span className={styles['dot']} />
          <span className={styles['words']}>
            <span>{option.name}</span>
            {option.note === undefined ? null : <small>{option.note}</small>}
          </span>
        </AriaRadio>
      ))}
    </AriaRadioGroup>
  );
}

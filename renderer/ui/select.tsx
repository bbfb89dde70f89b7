import type { ReactNode } from 'react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components';
import { classes } from './classes.ts';
import fieldStyles from './field.module.css';
import { Icon } from './icon.tsx';
import menuStyles from './menu.module.css';
import styles from './select.module.css';

export interface Option<T extends string> {
  readonly id: T;
  readonly name: string;
  readonly note?: string;
}

/** One of many, in a list that opens. */
export function Select<T extends string>({
  label,
  hideLabel = false,
  value,
  options,
  onChange,
  placeholder,
  disabled = false,
}: {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: T | null;
  readonly options: readonly Option<T>[];
  readonly onChange: (value: T) => void;
  readonly placeholder?: string;
  readonly disabled?: boolean;
}) {
  return (
    <AriaSelect
      value={value}
      isDisabled={disabled}
      {...(placeholder === undefined ? {} : { placeholder })}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key);
        if (chosen !== undefined) onChange(chosen.id);
      }}
      className={fieldStyles['field'] ?? ''}
    >
      <Label className={hideLabel ? 'heard' : (fieldStyles['label'] ?? '')}>{label}</Label>
      <Button className={styles['button'] ?? ''}>
        <SelectValue className={classes('clip', styles['value'])}>
          {({ selectedText, defaultChildren }): ReactNode => selectedText ?? defaultChildren}
        </SelectValue>
        <Icon name="down" size="s" />
      </Button>
      <Popover className={menuStyles['popover'] ?? ''} offset={4}>
        <ListBox items={options} className={menuStyles['menu'] ?? ''}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.name} className={menuStyles['item'] ?? ''}>
              <span className={menuStyles['words']}>
                <span>{option.name}</span>
                {option.note === undefined ? null : <small>{option.note}</small>}
              </span>
              {option.id === value ? <Icon name="check" size="s" /> : null}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

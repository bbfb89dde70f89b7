import type { ReactNode } from 'react';
import {
  FieldError,
  Group,
  Input,
  Label,
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
  Text,
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { classes } from './classes.ts';
import styles from './field.module.css';
import { Icon } from './icon.tsx';

interface Words {
  readonly label: string;
  /** The label is heard but not shown: where the place around says it. */
  readonly hideLabel?: boolean;
  readonly hint?: ReactNode;
  /** What is wrong and what to do; shown with the field's line in claret. */
  readonly wrong?: string | undefined;
  readonly placeholder?: string;
  /** `auto` follows what is typed; `ltr` for links and paths. */
  readonly direction?: 'auto' | 'ltr';
}

type TextProps = Words & Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'isInvalid'>;

/** One line of text with its label. */
export function TextField({ placeholder, direction = 'auto', ...props }: TextProps) {
  return (
    <Labelled {...props}>
      <Input
        className={styles['input'] ?? ''}
        dir={direction}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
    </Labelled>
  );
}

/** Several lines; grows with what is written up to its largest height. */
export function TextArea({
  placeholder,
  direction = 'auto',
  rows = 3,
  ...props
}: TextProps & { readonly rows?: number }) {
  return (
    <Labelled {...props}>
      <AriaTextArea
        className={classes(styles['input'], styles['area'])}
        dir={direction}
        rows={rows}
        // It grows with its content; this many lines are there from the start.
        style={{ minBlockSize: `calc(${rows}lh + 0.625rem)` }}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
    </Labelled>
  );
}

function Labelled({
  label,
  hideLabel = false,
  hint,
  wrong,
  children,
  ...rest
}: TextProps & { readonly children: ReactNode }) {
  return (
    <AriaTextField {...rest} isInvalid={wrong !== undefined} className={styles['field'] ?? ''}>
      <Label className={hideLabel ? 'heard' : (styles['label'] ?? '')}>{label}</Label>
      {children}
      {hint === undefined ? null : (
        <Text slot="description" className={styles['hint'] ?? ''}>
          {hint}
        </Text>
      )}
      <FieldError className={styles['wrong'] ?? ''}>{wrong}</FieldError>
    </AriaTextField>
  );
}

/** A search box with a way to empty it; Escape empties too. */
export function SearchField({
  label,
  placeholder,
  ...rest
}: { readonly label: string; readonly placeholder?: string } & Omit<
  AriaSearchFieldProps,
  'children' | 'className' | 'style'
>) {
  const { t } = useTranslation();
  return (
    <AriaSearchField {...rest} aria-label={label} className={styles['search'] ?? ''}>
      <Group className={styles['box'] ?? ''}>
        <Icon name="search" size="s" />
        <Input className={styles['bare'] ?? ''} dir="auto" placeholder={placeholder ?? label} />
        <Button kind="icon" size="s" icon="close" label={t('clear')} className={styles['clear']} />
      </Group>
    </AriaSearchField>
  );
}

import { useTranslation } from 'react-i18next';
import { languages } from '#domain/language.ts';
import { useSay } from '../../i18n/use-formats.ts';
import { usePack } from '../../profile.ts';
import { Chip } from '../../ui/chip.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { Switch } from '../../ui/toggles.tsx';
import { type Field, type Named, valueAt } from './parts.ts';
import styles from './publish.module.css';
import { useWriting } from './use-publish.ts';

interface FieldProps {
  readonly field: Field;
  readonly value: unknown;
  onKeep(path: readonly (string | number)[], value: unknown): unknown;
}

const NOTHING = '-';

/** One value of an entry, edited as its kind asks. */
export function EntryField({ field, value, onKeep }: FieldProps) {
  const { t } = useTranslation('publish');
  const label = t(`field.${field.path.filter((key) => typeof key === 'string').join('-')}`);
  const keep = (next: unknown): unknown => onKeep(field.path, next);
  switch (field.kind) {
    case 'localised':
      return <LocalisedField label={label} field={field} value={value} onKeep={onKeep} />;
    case 'line':
    case 'words':
    case 'instant':
      return <Line label={label} value={textOf(value)} ltr={field.kind === 'instant'} onKeep={keep} />;
    case 'day':
      return (
        <Line
          label={label}
          hint={t('day-hint', { example: '2026-11-26' })}
          value={textOf(value)}
          ltr
          onKeep={(next) => keep(next === '' ? null : next)}
        />
      );
    case 'number':
      return (
        <Line
          label={label}
          value={textOf(value)}
          ltr
          asKept={(text) => textOf(numberOf(text))}
          onKeep={(next) => keep(numberOf(next))}
        />
      );
    case 'lines':
      return <Lines label={label} value={textOf(value)} onKeep={keep} />;
    case 'texts':
      return (
        <Lines
          label={label}
          value={listOf(value).join('\n')}
          asKept={(text) => linesOf(text).join('\n')}
          onKeep={(next) => keep(linesOf(next))}
        />
      );
    case 'flag':
      return (
        <Switch isSelected={value === true} onChange={keep}>
          {label}
        </Switch>
      );
    case 'choice':
      return (
        <Select
          label={label}
          value={field.optional === true && value === null ? NOTHING : textOf(value)}
          options={[
            ...(field.optional === true ? [{ id: NOTHING, name: t('nothing.choice') }] : []),
            ...field.of.map((id) => ({ id, name: t(`choice.${id}`) })),
          ]}
          onChange={(id) => keep(id === NOTHING ? null : id)}
        />
      );
    case 'reference':
      return field.many === true ? (
        <References label={label} to={field.to} value={listOf(value)} onKeep={keep} />
      ) : (
        <Reference label={label} to={field.to} value={value} optional={field.optional === true} onKeep={keep} />
      );
  }
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
const numberOf = (text: string): number | null => {
  const number = Number.parseInt(text, 10);
  return Number.isFinite(number) && number > 0 ? number : null;
};

function Line({
  label,
  hint,
  value,
  ltr = false,
  asKept,
  onKeep,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly ltr?: boolean;
  /** How a text reads once it is kept. */
  readonly asKept?: (text: string) => string;
  onKeep(value: string): unknown;
}) {
  const [text, write] = useWriting(value, onKeep, asKept);
  return (
    <TextField
      label={label}
      value={text}
      onChange={write}
      direction={ltr ? 'ltr' : 'auto'}
      {...(hint === undefined ? {} : { hint })}
    />
  );
}

function Lines({
  label,
  value,
  asKept,
  onKeep,
}: {
  readonly label: string;
  readonly value: string;
  /** How a text reads once it is kept. */
  readonly asKept?: (text: string) => string;
  onKeep(value: string): unknown;
}) {
  const [text, write] = useWriting(value, onKeep, asKept);
  return <TextArea label={label} value={text} onChange={write} rows={4} />;
}

/** Arabic first, it is the original; each language in its own direction. */
function LocalisedField({
  label,
  field,
  value,
  onKeep,
}: FieldProps & { readonly label: string; readonly field: Extract<Field, { kind: 'localised' }> }) {
  const { t } = useTranslation('publish');
  return (
    <div className={styles['localised']} role="group" aria-label={label}>
      {languages.map((language) => {
        const name = t('in-language', { field: label, language: t(`language.${language}`) });
        const keep = (next: string): unknown => onKeep([...field.path, language], next);
        const text = textOf(valueAt(value, [language]));
        return field.long === true ? (
          <Lines key={language} label={name} value={text} onKeep={keep} />
        ) : (
          <Line key={language} label={name} value={text} onKeep={keep} />
        );
      })}
    </div>
  );
}

function useNames(to: keyof Named): readonly { readonly id: string; readonly name: string }[] {
  const say = useSay();
  const pack = usePack();
  return pack[to].map((one) => ({ id: one.id, name: say('title' in one ? one.title : one.name) }));
}

function Reference({
  label,
  to,
  value,
  optional,
  onKeep,
}: {
  readonly label: string;
  readonly to: keyof Named;
  readonly value: unknown;
  readonly optional: boolean;
  onKeep(value: string | null): void;
}) {
  const { t } = useTranslation('publish');
  const names = useNames(to);
  const options = optional ? [{ id: NOTHING, name: t(`nothing.${to}`) }, ...names] : names;
  return (
    <Select
      label={label}
      value={typeof value === 'string' ? value : NOTHING}
      options={options}
      onChange={(id) => onKeep(id === NOTHING ? null : id)}
    />
  );
}

function References({
  label,
  to,
  value,
  onKeep,
}: {
  readonly label: string;
  readonly to: keyof Named;
  readonly value: readonly string[];
  onKeep(value: readonly string[]): void;
}) {
  const names = useNames(to);
  return (
    <div role="group" aria-label={label} className={styles['references']}>
      <span className={styles['label']}>{label}</span>
      <div className={styles['chips']}>
        {names.map(({ id, name }) => (
          <Chip
            key={id}
            isSelected={value.includes(id)}
            onChange={(on) => onKeep(on ? [...value, id] : value.filter((one) => one !== id))}
          >
            {name}
          </Chip>
        ))}
      </div>
    </div>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats, useSay } from '../../i18n/use-formats.ts';
import { usePack } from '../../profile.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Bar, Scroll } from '../../ui/screen.tsx';
import { Checkbox } from '../../ui/toggles.tsx';
import {
  countsOf,
  type Entry,
  type FilterName,
  type Filters,
  isFiltered,
  noFilters,
  rightsKinds,
  shapes,
} from './filters.ts';
import styles from './library.module.css';

interface Value {
  readonly id: string;
  readonly name: string;
}

/** The list at the start: what the library can be narrowed by, with how many each value has. */
export function FilterList({
  entries,
  filters,
  onChange,
}: {
  readonly entries: readonly Entry[];
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
}) {
  const { t } = useTranslation('library');
  const formats = useFormats();
  const values = useValues();
  const part = (name: FilterName): ReactNode => (
    <Ticks key={name} name={name} values={values[name]} entries={entries} filters={filters} onChange={onChange} />
  );
  return (
    <>
      <Bar title={t('title')} level={1}>
        <span className={styles['total']}>{t('assets', { count: entries.length })}</span>
      </Bar>
      <Scroll className={styles['filters']}>
        {isFiltered(filters) ? (
          <Button kind="quiet" size="s" icon="close" onPress={() => onChange(noFilters)}>
            {t('filter.clear')}
          </Button>
        ) : null}
        {part('regions')}
        {part('topics')}
        {part('rights')}
        <div role="group" aria-label={t('filter.shapes')}>
          <h2>{t('filter.shapes')}</h2>
          <div className={styles['chips']}>
            {shapes.map((shape) => (
              <Chip
                key={shape}
                aria-label={t('shape-count', {
                  shape: t(`shape.${shape}`),
                  count: countsOf(entries, 'shapes').get(shape) ?? 0,
                  number: formats.number(countsOf(entries, 'shapes').get(shape) ?? 0),
                })}
                isSelected={filters.shapes.includes(shape)}
                onChange={() => onChange({ ...filters, shapes: toggled(filters.shapes, shape) })}
              >
                {t(`shape.${shape}`)}
              </Chip>
            ))}
          </div>
        </div>
        {part('segments')}
        {part('platforms')}
        {part('languages')}
      </Scroll>
    </>
  );
}

function Ticks({
  name,
  values,
  entries,
  filters,
  onChange,
}: {
  readonly name: FilterName;
  readonly values: readonly Value[];
  readonly entries: readonly Entry[];
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
}) {
  const { t } = useTranslation('library');
  const formats = useFormats();
  const counts = countsOf(entries, name);
  const shown = values.filter(({ id }) => counts.has(id));
  if (shown.length === 0) return null;
  return (
    <div role="group" aria-label={t(`filter.${name}`)}>
      <h2>{t(`filter.${name}`)}</h2>
      {shown.map(({ id, name: words }) => (
        <Checkbox
          key={id}
          isSelected={(filters[name] as readonly string[]).includes(id)}
          onChange={() => onChange({ ...filters, [name]: toggled(filters[name] as readonly string[], id) })}
          aside={formats.number(counts.get(id) ?? 0)}
        >
          {words}
        </Checkbox>
      ))}
    </div>
  );
}

const toggled = <T,>(list: readonly T[], one: T): readonly T[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one];

function useValues(): Readonly<Record<FilterName, readonly Value[]>> {
  const { t } = useTranslation('library');
  const pack = usePack();
  const say = useSay();
  const named = (
    list: readonly { readonly id: string; readonly name: { ar: string; fr: string; en: string } }[],
  ): readonly Value[] => list.map(({ id, name }) => ({ id, name: say(name) }));
  return {
    regions: [{ id: 'national', name: t('common:national') }, ...named(pack.regions)],
    topics: named(pack.topics),
    segments: named(pack.segments),
    platforms: named(pack.platforms),
    languages: ['ar', 'fr', 'en', 'none'].map((id) => ({ id, name: t(`language.${id}`) })),
    rights: rightsKinds.map((id) => ({ id, name: t(`rights.${id}`) })),
    shapes: [],
  };
}

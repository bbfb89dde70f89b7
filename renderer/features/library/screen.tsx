import { useDeferredValue, useMemo, useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../client.ts';
import { useNow } from '../../clock.ts';
import { beirutDay } from '../../i18n/formats.ts';
import { go, useRoute } from '../../navigation.ts';
import { useProfile } from '../../profile.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SearchField } from '../../ui/field.tsx';
import { Bar, BarEnd, Screen } from '../../ui/screen.tsx';
import { useNarrow } from '../../ui/use-narrow.ts';
import { AskFor } from './ask-for.tsx';
import { Detail } from './detail.tsx';
import { FilterList } from './filter-list.tsx';
import { entriesOf, type Filters, noFilters, passing } from './filters.ts';
import { Grid } from './grid.tsx';
import styles from './library.module.css';

/** The campaign's pictures: find, check the rights, use in a draft. `#/library/<asset>` opens one. */
export default function LibraryScreen() {
  const { t } = useTranslation('library');
  const narrow = useNarrow();
  const { office } = useProfile();
  const { data: library } = useSuspenseQuery(api.pack.library.queryOptions());
  const day = beirutDay(useNow());
  const entries = useMemo(() => entriesOf(library, office.region, day), [library, office.region, day]);
  const [filters, setFilters] = useState<Filters>(noFilters);
  const asked = useDeferredValue(filters);
  const shown = useMemo(() => passing(entries, asked), [entries, asked]);
  const [open = null] = useRoute().path;
  const entry = entries.find(({ asset }) => asset.id === open) ?? shown[0];
  return (
    <Screen
      list={<FilterList entries={entries} filters={filters} onChange={setFilters} />}
      side={<Detail entry={entry} />}
    >
      <Bar lead>
        {narrow ? <h1 className="heard">{t('title')}</h1> : null}
        <div className={styles['find']}>
          <SearchField
            label={t('find')}
            placeholder={t('find-hint')}
            value={filters.find}
            onChange={(find) => setFilters({ ...filters, find })}
          />
        </div>
        <BarEnd>
          <AskFor words="" />
        </BarEnd>
        <span className="heard" role="status">
          {t('assets', { count: shown.length })}
        </span>
      </Bar>
      {shown.length === 0 ? (
        <EmptyState text={filters.find.trim() === '' ? t('none') : t('none-found', { words: filters.find.trim() })}>
          <Button onPress={() => setFilters(noFilters)}>{t('filter.clear')}</Button>
          <AskFor words={filters.find.trim()} />
        </EmptyState>
      ) : (
        <Grid
          entries={shown}
          current={entry?.asset.id ?? null}
          onOpen={(asset) => go(['library', asset], {}, { replace: true })}
        />
      )}
    </Screen>
  );
}

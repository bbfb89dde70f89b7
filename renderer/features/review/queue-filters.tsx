import { useTranslation } from 'react-i18next';
import type { QueueEntry } from '#contract/review.ts';
import { verdicts } from '#domain/tone/finding.ts';
import { useFormats, useSay } from '../../i18n/use-formats.ts';
import { useOfficeName } from '../../office-name.ts';
import { usePack } from '../../profile.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { countsOf, filterNames, noFilter, type QueueFilter } from './filter-queue.ts';
import styles from './review.module.css';

const ALL = '*';

/** Narrows the queue by whose, how it was judged, and where it goes; nothing is offered that all entries share. */
export function QueueFilters({
  queue,
  filter,
  onChange,
}: {
  readonly queue: readonly QueueEntry[];
  readonly filter: QueueFilter;
  onChange(filter: QueueFilter): void;
}) {
  const { t } = useTranslation('review');
  const formats = useFormats();
  const nameOf = useNames();
  const useful = filterNames.filter((name) => filter[name] !== null || countsOf(queue, name).length > 1);
  if (useful.length === 0) return null;
  const isFiltered = filterNames.some((name) => filter[name] !== null);
  return (
    <div role="group" aria-label={t('filter.title')} className={styles['filters']}>
      {useful.map((name) => {
        const counts = countsOf(queue, name).map(({ id, count }) => ({
          id,
          name: `${nameOf[name](id)} · ${formats.number(count)}`,
        }));
        const asked = filter[name];
        // What was asked for stays to be read, also once nothing of it waits any more.
        const gone =
          asked === null || counts.some(({ id }) => id === asked) ? [] : [{ id: asked, name: nameOf[name](asked) }];
        return (
          <Select
            key={name}
            label={t(`filter.${name}`)}
            hideLabel
            value={asked ?? ALL}
            options={[{ id: ALL, name: t(`filter.all.${name}`) }, ...counts, ...gone]}
            onChange={(id) => onChange({ ...filter, [name]: id === ALL ? null : id })}
          />
        );
      })}
      {isFiltered ? (
        <Button kind="quiet" size="s" icon="close" onPress={() => onChange(noFilter)}>
          {t('filter.clear')}
        </Button>
      ) : null}
    </div>
  );
}

function useNames(): { readonly [K in keyof QueueFilter]: (id: string) => string } {
  const { t } = useTranslation();
  const say = useSay();
  const { platforms } = usePack();
  const office = useOfficeName();
  return {
    office,
    verdict: (id) => {
      const level = verdicts.find((one) => one === id) ?? 'ok';
      return t(`severity.${level === 'ok' ? 'positive' : level}`);
    },
    platform: (id) => {
      const found = platforms.find((one) => one.id === id);
      return found === undefined ? id : say(found.name);
    },
  };
}

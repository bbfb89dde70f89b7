import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ExchangeState, LibraryState, Policy } from '#contract/exchange.ts';
import { api } from '../../client.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Card, Section } from '../../ui/card.tsx';
import { Select } from '../../ui/select.tsx';
import { RadioGroup, Switch } from '../../ui/toggles.tsx';
import styles from './setup.module.css';
import { useChangePolicy } from './use-sync.ts';

/** Bytes a month to choose from: packages that are sold. */
const budgets = [50, 100, 250, 500, 1_000, 2_000, 5_000].map((megabytes) => megabytes * 1_000_000);
const reaches = ['nothing', 'thumbs', 'all'] as const;

/** When to sync, and what media may cost. */
export function PolicySection({ state: { policy } }: { readonly state: ExchangeState }) {
  const { t } = useTranslation('network');
  const change = useChangePolicy();
  const set = (some: Partial<Policy>): void => change({ ...policy, ...some });
  return (
    <Section title={t('policy.title')}>
      <Card className={styles['form']}>
        <Choice hint={t('policy.automatic-hint')}>
          <Switch isSelected={policy.automatic} onChange={(automatic) => set({ automatic })}>
            {t('policy.automatic')}
          </Switch>
        </Choice>
        <Choice hint={t('policy.metered-hint')}>
          <Switch isSelected={policy.metered} onChange={(metered) => set({ metered })}>
            {t('policy.metered')}
          </Switch>
        </Choice>
        <Budget value={policy.monthlyBytes} onChange={(monthlyBytes) => set({ monthlyBytes })} />
        <Reach value={policy.library} onChange={(library) => set({ library })} />
      </Card>
    </Section>
  );
}

const Choice = ({ hint, children }: { readonly hint: string; readonly children: React.ReactNode }) => (
  <div className={styles['choice']}>
    {children}
    <p className={styles['hint']}>{hint}</p>
  </div>
);

function Budget({
  value,
  onChange,
}: {
  readonly value: Policy['monthlyBytes'];
  readonly onChange: (value: Policy['monthlyBytes']) => void;
}) {
  const { t } = useTranslation('network');
  const formats = useFormats();
  const known = value === null || budgets.includes(value) ? budgets : [...budgets, value].toSorted((a, b) => a - b);
  return (
    <div className={styles['budget']}>
      <Select
        label={t('policy.budget')}
        value={value === null ? 'none' : String(value)}
        options={[
          ...known.map((bytes) => ({ id: String(bytes), name: formats.bytes(bytes) })),
          { id: 'none', name: t('policy.no-budget') },
        ]}
        onChange={(chosen) => onChange(chosen === 'none' ? null : Number(chosen))}
      />
      <p className={styles['hint']}>{t('policy.budget-hint')}</p>
    </div>
  );
}

/** What of the library comes by itself, each choice with what it still costs. */
function Reach({
  value,
  onChange,
}: {
  readonly value: Policy['library'];
  readonly onChange: (value: Policy['library']) => void;
}) {
  const { t } = useTranslation('network');
  const cost = useCost();
  return (
    <RadioGroup
      label={t('policy.library')}
      value={value}
      options={reaches.map((id) => ({ id, name: t(`policy.reach.${id}`), note: cost(id) }))}
      onChange={onChange}
    />
  );
}

function useCost(): (reach: Policy['library']) => string {
  const { t } = useTranslation('network');
  const formats = useFormats();
  const { data: library } = useQuery(api.exchange.library.queryOptions());
  return (reach) => {
    if (reach === 'nothing') return t('policy.reach-note');
    const absent = library === undefined ? null : absentOf(library, reach);
    if (absent === null) return '';
    return absent === 0 ? t('policy.all-here') : t('policy.still', { size: formats.bytes(absent) });
  };
}

const absentOf = ({ thumbs, rest }: LibraryState, reach: 'thumbs' | 'all'): number =>
  thumbs.absent.bytes + (reach === 'all' ? rest.absent.bytes : 0);

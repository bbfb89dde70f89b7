import { Suspense } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ExchangeState } from '#contract/exchange.ts';
import { api } from '../../client.ts';
import { go, useRoute } from '../../navigation.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Bar, BarEnd, Screen, Scroll } from '../../ui/screen.tsx';
import { Tab, TabList, TabPanel, Tabs } from '../../ui/tabs.tsx';
import styles from './exchange.module.css';
import { ExportSection } from './export.tsx';
import { Network } from './network.tsx';
import { Panel } from './panel.tsx';
import { PrepareSection } from './prepare.tsx';
import { Setup } from './setup.tsx';
import { StateCard } from './state-card.tsx';
import { TakeInSection } from './take-in.tsx';
import { useCancel, useSync } from './use-sync.ts';

const parts = ['network', 'stick', 'setup'] as const;

/** Everything that goes and comes: over the network, and on a stick. `#/exchange/stick` and `/setup` open the other parts. */
export default function ExchangeScreen() {
  const { data: state } = useSuspenseQuery(api.exchange.state.queryOptions());
  return <Screen side={<Panel />}>{state.enrolled ? <Parts state={state} /> : <Alone state={state} />}</Screen>;
}

/** A profile that belongs to no office, such as the demo's: it has sticks and nobody to exchange with. */
function Alone({ state }: { readonly state: ExchangeState }) {
  const { t } = useTranslation('exchange');
  return (
    <>
      <Bar level={1} title={t('title')} />
      <Scroll className={styles['page']}>
        <StateCard state={state} outcome={undefined} />
        <ExportSection />
        <TakeInSection />
      </Scroll>
    </>
  );
}

function Parts({ state }: { readonly state: ExchangeState }) {
  const { t } = useTranslation('exchange');
  const [asked] = useRoute().path;
  const part = parts.find((one) => one === asked) ?? 'network';
  const sync = useSync();
  return (
    <>
      <Bar level={1} title={t('title')}>
        <BarEnd>
          <SyncButton state={state} sync={sync} isMain={part === 'network'} />
        </BarEnd>
      </Bar>
      <div className={styles['parts']}>
        <Tabs
          selectedKey={part}
          onSelectionChange={(key) =>
            go(key === 'network' ? ['exchange'] : ['exchange', String(key)], {}, { replace: true })
          }
        >
          <TabList label={t('parts.label')}>
            {parts.map((one) => (
              <Tab key={one} id={one}>
                {t(`parts.${one}`)}
              </Tab>
            ))}
          </TabList>
          <TabPanel id={part}>
            <Scroll className={classes(styles['page'], styles['tab'])}>
              {/* What one tab reads takes neither the title nor the tabs away. */}
              <Suspense>
                {part === 'network' ? <Network state={state} outcome={sync.data} /> : null}
                {part === 'stick' ? <Stick /> : null}
                {part === 'setup' ? <Setup state={state} /> : null}
              </Suspense>
            </Scroll>
          </TabPanel>
        </Tabs>
      </div>
    </>
  );
}

const Stick = () => (
  <>
    <TakeInSection />
    <PrepareSection />
    <ExportSection />
  </>
);

function SyncButton({
  state,
  sync,
  isMain,
}: {
  readonly state: ExchangeState;
  readonly sync: ReturnType<typeof useSync>;
  readonly isMain: boolean;
}) {
  const { t } = useTranslation('network');
  const cancel = useCancel();
  if (state.remote === null) return null;
  // Two buttons, not one with two meanings: a press that begins a sync never ends one that has begun meanwhile.
  return state.running === null ? (
    <Button
      key="sync"
      kind={isMain ? 'primary' : 'default'}
      icon="exchange"
      busy={sync.isPending}
      onPress={() => sync.mutate({ media: false })}
    >
      {t('sync')}
    </Button>
  ) : (
    <Button key="cancel" icon="close" busy={cancel.isPending} onPress={() => cancel.mutate(undefined)}>
      {t('cancel')}
    </Button>
  );
}

import { useSuspenseQueries } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reading } from '#contract/pack.ts';
import type { Guideline } from '#domain/guideline.ts';
import { api } from '../../client.ts';
import { current, go, hrefOf, useRoute } from '../../navigation.ts';
import { useProfile } from '../../profile.ts';
import { awaitsAcknowledgement, isUnread } from '../../reading.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Bar, Screen } from '../../ui/screen.tsx';
import { Contents } from './contents.tsx';
import { Reader } from './reader.tsx';
import { inReadingOrder } from './order.ts';

/** The campaign's line: contents and search at the start, one article in the middle, what is behind it at the end. */
export default function Guidelines() {
  const { t } = useTranslation('guidelines');
  const { office } = useProfile();
  const [{ data: pack }, { data: reading }] = useSuspenseQueries({
    queries: [api.pack.content.queryOptions(), api.pack.reading.queryOptions()],
  });
  const { path, query } = useRoute();
  const guidelines = useMemo(() => inReadingOrder(pack.guidelines, office.region), [pack, office.region]);
  const asked = path[0];
  const current = guidelines.find((one) => one.id === asked);
  useFirst(asked === undefined ? guidelines : [], reading);
  return (
    <Screen list={<Contents guidelines={guidelines} regions={pack.regions} reading={reading} current={asked ?? ''} />}>
      {current === undefined ? (
        <>
          <Bar lead level={1} title={t('common:nav.guidelines')} />
          {asked === undefined && guidelines.length > 0 ? null : (
            <EmptyState text={t(asked === undefined ? 'none' : 'gone')}>
              {asked === undefined ? null : <ButtonLink href={hrefOf(['guidelines'])}>{t('gone-action')}</ButtonLink>}
            </EmptyState>
          )}
        </>
      ) : (
        <Reader
          key={current.id}
          guideline={current}
          guidelines={guidelines}
          reading={reading}
          pack={pack}
          find={query.get('find') ?? ''}
        />
      )}
    </Screen>
  );
}

/** With no article in the address, opens the one that is required, else a new one, else the first. */
function useFirst(guidelines: readonly Guideline[], reading: Reading): void {
  const first =
    guidelines.find((one) => awaitsAcknowledgement(one, reading)) ??
    guidelines.find((one) => isUnread(one, reading)) ??
    guidelines[0];
  const route = useRoute();
  useEffect(() => {
    const { feature, path, query } = current();
    if (first === undefined || feature !== 'guidelines' || path.length > 0) return;
    const focus = query.get('focus');
    go(['guidelines', first.id], focus === null ? {} : { focus }, { replace: true });
  }, [first, route]);
}

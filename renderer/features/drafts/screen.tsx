import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../client.ts';
import { hrefOf, useRoute } from '../../navigation.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Bar, Screen, Scroll } from '../../ui/screen.tsx';
import { DraftEditor } from './draft-editor.tsx';
import { DraftList } from './draft-list.tsx';
import { NewDraft } from './new-draft.tsx';
import { type OpenDraft, useOpenDraft } from './sessions.ts';

/** `#/drafts` the list, `#/drafts/new` a beginning, `#/drafts/<id>` the editor. */
export default function DraftsScreen() {
  const { t } = useTranslation('drafts');
  const [place = null] = useRoute().path;
  const [asked, setAsked] = useState('');
  const list = <DraftList current={place} asked={asked} onAsk={setAsked} />;
  if (place === null) {
    return (
      <Screen list={list}>
        <Bar lead level={1} title={t('list.title')} />
        <EmptyState text={t('choose')}>
          <ButtonLink kind="primary" icon="plus" href={hrefOf(['drafts', 'new'])}>
            {t('new.title')}
          </ButtonLink>
        </EmptyState>
      </Screen>
    );
  }
  if (place === 'new') {
    return (
      <Screen list={list}>
        <Bar lead level={1} title={t('new.title')} />
        <Scroll>
          <NewDraft />
        </Scroll>
      </Screen>
    );
  }
  return <Opened key={place} id={place} list={list} />;
}

function Opened({ id, list }: { readonly id: string; readonly list: ReactNode }) {
  const { t } = useTranslation('drafts');
  const { t: te } = useTranslation('errors');
  const opening = useOpenDraft(id);
  const { data: drafts } = useQuery(api.drafts.list.queryOptions());
  const name = drafts?.find((draft) => draft.id === id)?.name ?? '';
  if (opening.status === 'open') return <Followed open={opening.draft} list={list} />;
  return (
    <Screen list={list}>
      <Bar lead level={1} title={name === '' ? t('list.title') : <bdi>{name}</bdi>} />
      {opening.status === 'opening' ? (
        <p role="status" className="heard">
          {t('opening')}
        </p>
      ) : (
        <EmptyState
          text={
            opening.refusal === 'no-answer' ? te('no-answer') : te(opening.refusal.code, { ...opening.refusal.params })
          }
        >
          <Button onPress={opening.again}>{t('again')}</Button>
        </EmptyState>
      )}
    </Screen>
  );
}

/** The list tells of steps taken elsewhere (a decision, a recall): the session then asks the core again. */
function Followed({ open, list }: { readonly open: OpenDraft; readonly list: ReactNode }) {
  const { session } = open;
  const { data: drafts } = useQuery(api.drafts.list.queryOptions());
  const state = drafts?.find(({ id }) => id === session.id)?.state;
  useEffect(() => {
    if (state !== undefined && state !== session.latest.draft.state && session.settledEdition !== null)
      void session.reload();
  }, [state, session]);
  return <DraftEditor open={open} list={list} />;
}

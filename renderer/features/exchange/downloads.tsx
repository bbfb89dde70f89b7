import { useMemo } from 'react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ExchangeState, LibraryState } from '#contract/exchange.ts';
import { api } from '../../client.ts';
import { useFormats, useSay } from '../../i18n/use-formats.ts';
import { hrefOf } from '../../navigation.ts';
import { Button, TextLink } from '../../ui/button.tsx';
import { Card, Main, Row, Section } from '../../ui/card.tsx';
import { holdOf } from '../../standing.ts';
import { type Asked, askedAssets, sumOf } from './asked.ts';
import styles from './downloads.module.css';
import { useChangePolicy, useSync, useUnwant } from './use-sync.ts';

/** Assets named one by one; the rest are counted. */
const NAMED = 4;

/** Media that people asked for and what the library still misses, each with what it costs, before it costs it. */
export function Downloads({ state }: { readonly state: ExchangeState }) {
  const { t } = useTranslation('network');
  const { data: wanted } = useSuspenseQuery(api.exchange.wanted.queryOptions());
  const { data: library } = useQuery(api.exchange.library.queryOptions());
  const { data: assets } = useQuery(api.pack.library.queryOptions());
  const asked = useMemo(() => askedAssets(wanted, assets ?? []), [wanted, assets]);
  const isLibraryDue = library !== undefined && library.thumbs.absent.files > 0;
  return (
    <Section title={t('downloads')}>
      {asked.length === 0 && !isLibraryDue ? <p className={styles['none']}>{t('downloads-empty')}</p> : null}
      {asked.length === 0 ? null : <AskedCard asked={asked} state={state} />}
      {isLibraryDue ? <ThumbsCard library={library} state={state} /> : null}
    </Section>
  );
}

function AskedCard({ asked, state }: { readonly asked: readonly Asked[]; readonly state: ExchangeState }) {
  const { t } = useTranslation('network');
  const unwant = useUnwant();
  const files = asked.flatMap((one) => one.files);
  return (
    <Card className={styles['download']}>
      <Row>
        <Main>
          <h3>{t('asked', { count: asked.length })}</h3>
          <Cost bytes={sumOf(files).bytes} state={state} />
        </Main>
        <FetchNow state={state} />
        <Button kind="quiet" size="s" busy={unwant.isPending} onPress={() => unwant.mutate({ files })}>
          {t('not-now')}
        </Button>
      </Row>
      <ul className={styles['named']}>
        {asked.slice(0, NAMED).map((one) => (
          <AskedLine key={one.id} asked={one} />
        ))}
        {asked.length > NAMED ? <li>{t('and-more', { count: asked.length - NAMED })}</li> : null}
      </ul>
    </Card>
  );
}

function AskedLine({ asked: { id, asset, files } }: { readonly asked: Asked }) {
  const { t } = useTranslation('network');
  const say = useSay();
  const formats = useFormats();
  const unwant = useUnwant();
  const name = asset === null ? t('unknown-file') : say(asset.title);
  return (
    <li>
      {asset === null ? (
        <span>{name}</span>
      ) : (
        <TextLink quiet href={hrefOf(['library', id])}>
          {name}
        </TextLink>
      )}
      <span className={styles['size']}>{formats.bytes(sumOf(files).bytes)}</span>
      <Button
        kind="icon"
        size="s"
        icon="close"
        label={t('no-longer', { name })}
        busy={unwant.isPending}
        onPress={() => unwant.mutate({ files: [...files] })}
      />
    </li>
  );
}

function ThumbsCard({ library: { thumbs }, state }: { readonly library: LibraryState; readonly state: ExchangeState }) {
  const { t } = useTranslation('network');
  const change = useChangePolicy();
  const { policy } = state;
  return (
    <Card row>
      <Main>
        <h3>{t('thumbs', { count: thumbs.absent.files })}</h3>
        <Cost bytes={thumbs.absent.bytes} state={state} />
      </Main>
      {policy.library === 'nothing' ? (
        <Button size="s" icon="download" onPress={() => change({ ...policy, library: 'thumbs' })}>
          {t('with-next')}
        </Button>
      ) : (
        <>
          <FetchNow state={state} />
          <Button kind="quiet" size="s" onPress={() => change({ ...policy, library: 'nothing' })}>
            {t('not-now')}
          </Button>
        </>
      )}
    </Card>
  );
}

/** What it takes of the data package, and what it waits for. */
function Cost({ bytes, state }: { readonly bytes: number; readonly state: ExchangeState }) {
  const { t } = useTranslation('network');
  const formats = useFormats();
  return (
    <p className={styles['mute']}>
      {t('cost', { size: formats.bytes(bytes) })} {t(`hold.${holdOf(state, bytes)}`)}
    </p>
  );
}

/** Fetches although people keep their data: their word for this once. */
function FetchNow({ state }: { readonly state: ExchangeState }) {
  const { t } = useTranslation('network');
  const sync = useSync();
  if (state.remote === null) return null;
  return (
    <Button
      size="s"
      icon="download"
      isDisabled={state.running !== null}
      busy={sync.isPending}
      onPress={() => sync.mutate({ media: true })}
    >
      {t(state.policy.metered ? 'now-metered' : 'now')}
    </Button>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReleaseEvent, WorkbenchView } from '#contract/publish.ts';
import { api, core } from '../../client.ts';
import { useExchangeIfRead } from '../../exchange.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useRefusalText } from '../../i18n/use-refusal-text.ts';
import { useOfficeName } from '../../office-name.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/chip.tsx';
import { TextField } from '../../ui/field.tsx';
import { FolderButton } from '../../ui/folder-button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Bar, Scroll } from '../../ui/screen.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { ApprovedByOffices } from './approved-by-offices.tsx';
import styles from './publish.module.css';
import { refresh } from './use-publish.ts';

type Finished = Extract<ReleaseEvent, { type: 'finished' }>;

/** Signs what changed and brings it to the offices: by the remote, or in a folder that is carried. */
export function Release({ last }: { readonly last: WorkbenchView['last'] }) {
  const { t } = useTranslation('publish');
  // As the last time: keys and sticks have their place.
  const [keys, setKeys] = useState(last?.keys ?? '');
  const [passphrase, setPassphrase] = useState('');
  const [days, setDays] = useState('90');
  const [asked, setWay] = useState<'remote' | 'folder' | null>(typeof last?.to === 'string' ? 'folder' : null);
  const exchange = useExchangeIfRead();
  // A desk that exchanges by sticks alone has nowhere else to publish.
  const way = asked ?? (exchange?.remote === null ? 'folder' : 'remote');
  const [to, setTo] = useState(last?.to ?? '');
  const { data: problems } = useQuery(api.publish.problems.queryOptions());
  const { data: changes } = useQuery(api.publish.changes.queryOptions());
  const { running, finished, letIn, refused, release, stop } = useReleasing();
  const count = Number.parseInt(days, 10);
  const lacking = lackingIn({ problems: problems?.length, keys, passphrase, count, to: way === 'remote' ? null : to });
  const start = (): void => {
    release({ keys, passphrase, days: count, to: way === 'remote' ? null : to });
    // The passphrase is used once and forgotten.
    setPassphrase('');
  };
  return (
    <>
      <Bar lead level={1} title={t('part.release')} />
      <Scroll className={styles['form']}>
        <p>
          {problems !== undefined && problems.length > 0
            ? t('release.problems', { count: problems.length })
            : t('release.changes', { count: changes?.length ?? 0 })}
        </p>
        <FolderField label={t('release.keys')} hint={t('release.keys-hint')} value={keys} onChange={setKeys} />
        <TextField
          label={t('release.passphrase')}
          hint={t('release.passphrase-hint')}
          type="password"
          autoComplete="off"
          direction="ltr"
          value={passphrase}
          onChange={setPassphrase}
        />
        <TextField
          label={t('release.days')}
          hint={t('release.days-hint')}
          direction="ltr"
          value={days}
          onChange={setDays}
        />
        <Choice
          label={t('release.way')}
          value={way}
          options={(['remote', 'folder'] as const).map((id) => ({ id, name: t(`release.ways.${id}`) }))}
          onChange={setWay}
        />
        {way === 'folder' ? <FolderField label={t('release.to')} value={to} onChange={setTo} write /> : null}
        <div className={styles['acts']}>
          <Button kind="primary" icon="publish" isDisabled={lacking !== null} busy={running !== null} onPress={start}>
            {t('release.sign')}
          </Button>
          {running === null ? null : <Button onPress={stop}>{t('release.stop')}</Button>}
          {running === null && lacking !== null ? (
            <span className={styles['why']}>{t(`release.lacking.${lacking}`)}</span>
          ) : null}
        </div>
        {running === null ? null : <Running event={running} />}
        {finished === null ? null : <Done finished={finished} letIn={letIn} />}
        {refused === null ? null : (
          <p role="alert">{finished === null ? refused : t('release.afterwards', { why: refused })}</p>
        )}
        <ApprovedByOffices />
      </Scroll>
    </>
  );
}

/** What is still needed before signing; null when nothing is. */
function lackingIn(order: {
  /** How many, once they are known. */
  readonly problems: number | undefined;
  readonly keys: string;
  readonly passphrase: string;
  readonly count: number;
  /** Null for the exchange. */
  readonly to: string | null;
}) {
  if (order.problems === undefined) return 'checking';
  if (order.problems > 0) return 'problems';
  if (order.keys === '') return 'keys';
  if (order.passphrase === '') return 'passphrase';
  if (!(order.count > 0)) return 'days';
  return order.to === '' ? 'to' : null;
}

function FolderField({
  label,
  hint,
  value,
  write = false,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly write?: boolean;
  onChange(path: string): void;
}) {
  const { t } = useTranslation('publish');
  return (
    <div className={styles['folder']}>
      <TextField
        label={label}
        direction="ltr"
        value={value}
        onChange={onChange}
        {...(hint === undefined ? {} : { hint })}
      />
      <FolderButton write={write} onChoose={onChange}>
        {t('release.choose')}
      </FolderButton>
    </div>
  );
}

function Running({ event }: { readonly event: ReleaseEvent }) {
  const { t } = useTranslation('publish');
  if (event.type !== 'progress') return null;
  return (
    <Progress
      label={t('release.sending', { done: event.done, total: event.total })}
      done={event.done}
      total={event.total}
    />
  );
}

function Done({
  finished: { number, pack, files, sent, expires },
  letIn,
}: {
  readonly finished: Finished;
  readonly letIn: readonly string[];
}) {
  const { t } = useTranslation('publish');
  const formats = useFormats();
  const officeName = useOfficeName();
  return (
    <p className={styles['fine']} role="status">
      <SeverityIcon level="positive" />
      <span>
        {t('release.done', { number, pack, count: files, size: formats.bytes(sent), until: formats.weekday(expires) })}
        {letIn.length === 0 ? null : ` ${t('release.let-in', { offices: formats.list(letIn.map(officeName)) })}`}
      </span>
    </p>
  );
}

interface Order {
  readonly keys: string;
  readonly passphrase: string;
  readonly days: number;
  readonly to: string | null;
}

function useReleasing() {
  const words = useRefusalText();
  const [running, setRunning] = useState<ReleaseEvent | null>(null);
  const [finished, setFinished] = useState<Finished | null>(null);
  const [letIn, setLetIn] = useState<readonly string[]>([]);
  const [refused, setRefused] = useState<string | null>(null);
  const abort = useRef<AbortController | null>(null);
  const run = async (order: Order): Promise<void> => {
    abort.current = new AbortController();
    setFinished(null);
    setLetIn([]);
    setRefused(null);
    setRunning({ type: 'progress', step: 'media', done: 0, total: 1, sent: 0 });
    try {
      for await (const event of await core.publish.release(order, { signal: abort.current.signal })) {
        if (event.type === 'finished') setFinished(event);
        else if (event.type === 'let-in') setLetIn((before) => [...new Set([...before, event.office])]);
        else setRunning(event);
      }
      // What waits for the offices goes with it.
      if (order.to === null) await core.exchange.sync({ media: true });
    } catch (error) {
      if (!abort.current.signal.aborted) setRefused(words(error));
    } finally {
      setRunning(null);
      await refresh();
    }
  };
  return {
    running,
    finished,
    letIn,
    refused,
    release: (order: Order) => void run(order),
    stop: () => abort.current?.abort(),
  };
}

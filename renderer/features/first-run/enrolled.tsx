import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnrolmentState } from '#contract/enrolment.ts';
import { api, queries, refusalOf } from '../../client.ts';
import { useSay } from '../../i18n/use-formats.ts';
import { useRefusalText } from '../../i18n/use-refusal-text.ts';
import { Button } from '../../ui/button.tsx';
import { FolderButton } from '../../ui/folder-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Select } from '../../ui/select.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import styles from './screen.module.css';

type Opened = Extract<EnrolmentState, { status: 'enrolled' }>;

/** What is left to do once the card is open: bring the campaign's first release, then say who sits here. */
export function Enrolled({ state }: { readonly state: Opened }) {
  const { t } = useTranslation('first-run');
  const say = useSay();
  return (
    <>
      <h2>{t('card.opened', { office: say(state.office.name) })}</h2>
      {state.release === null ? <Receive state={state} /> : <Sit state={state} />}
    </>
  );
}

const keep = (state: EnrolmentState): void => {
  queries.setQueryData(api.enrolment.state.queryKey(), state);
};

function Receive({ state }: { readonly state: Opened }) {
  const { t } = useTranslation('first-run');
  const say = useSay();
  const { data: exchange } = useSuspenseQuery(api.exchange.state.queryOptions());
  const receive = useMutation(api.enrolment.receive.mutationOptions({ onSuccess: keep }));
  const from = (folder: string | null, acceptExpired = false): void => receive.mutate({ folder, acceptExpired });
  const busy = receive.isPending;
  return (
    <Step icon="download" title={t('receive.title')} text={t('receive.text', { campaign: say(state.campaign.name) })}>
      <div className={styles['ways']}>
        {exchange.remote === null ? null : (
          <Button
            kind="primary"
            icon="online"
            busy={busy && receive.variables.folder === null}
            onPress={() => from(null)}
          >
            {t('receive.network')}
          </Button>
        )}
        <FolderButton
          kind={exchange.remote === null ? 'primary' : 'default'}
          icon="usb"
          busy={busy && receive.variables.folder !== null}
          title={t('receive.pick')}
          onChoose={(folder) => from(folder)}
        >
          {t('receive.stick')}
        </FolderButton>
      </div>
      <Wrong error={receive.error}>
        <TakeExpired
          error={receive.error}
          folder={receive.variables?.folder ?? null}
          onTake={(one) => from(one, true)}
        />
      </Wrong>
    </Step>
  );
}

/** A release that ran out is taken from a stick only when a person, told of it, says so. */
function TakeExpired({
  error,
  folder,
  onTake,
}: {
  readonly error: unknown;
  readonly folder: string | null;
  readonly onTake: (folder: string) => void;
}) {
  const { t } = useTranslation('first-run');
  if (folder === null || refusalOf(error)?.code !== 'release-expired') return null;
  return <Button onPress={() => onTake(folder)}>{t('receive.expired')}</Button>;
}

function Sit({ state }: { readonly state: Opened }) {
  const { t } = useTranslation('first-run');
  const say = useSay();
  const [chosen, choose] = useState(state.members.length === 1 ? (state.members[0]?.id ?? null) : null);
  const sit = useMutation(
    api.enrolment.sit.mutationOptions({
      onSuccess: (next) => {
        keep(next);
        void queries.invalidateQueries();
      },
    }),
  );
  return (
    <Step icon="user" title={t('sit.title')} text={t('sit.text')}>
      <div className={styles['who']}>
        <Select
          label={t('demo.member')}
          value={chosen}
          placeholder={t('sit.choose')}
          options={state.members.map(({ id, name }) => ({ id, name: say(name) }))}
          onChange={choose}
        />
        <Button
          kind="primary"
          busy={sit.isPending}
          isDisabled={chosen === null}
          onPress={() => {
            if (chosen !== null) sit.mutate({ member: chosen });
          }}
        >
          {t('demo.enter')}
        </Button>
      </div>
      <Wrong error={sit.error} />
    </Step>
  );
}

function Step({
  icon,
  title,
  text,
  children,
}: {
  readonly icon: 'download' | 'user';
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}) {
  return (
    <section className={`${styles['choice'] ?? ''} ${styles['on'] ?? ''}`} aria-labelledby="step-title">
      <Icon name={icon} size="l" />
      <div className={styles['about']}>
        <h3 id="step-title">{title}</h3>
        <p>{text}</p>
        {children}
      </div>
    </section>
  );
}

function Wrong({ error, children }: { readonly error: unknown; readonly children?: ReactNode }) {
  const refusalText = useRefusalText();
  if (error === null) return null;
  return (
    <div role="alert" className={styles['wrong']}>
      <SeverityIcon level="block" size="s" />
      <span>{refusalText(error)}</span>
      {children}
    </div>
  );
}

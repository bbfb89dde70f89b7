import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ExchangeState } from '#contract/exchange.ts';
import type { RemoteAddress } from '#contract/schemas/remote.ts';
import { api, queries } from '../../client.ts';
import { useRefusalText } from '../../i18n/use-refusal-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Main, Row, Section } from '../../ui/card.tsx';
import { Answers, Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { CheckList } from './check-list.tsx';
import styles from './setup.module.css';
import { PolicySection } from './policy.tsx';
import { addressOf, fieldsOf, keepsSecret, type RemoteFields, wrongIn } from './remote-fields.ts';
import { RemoteForm } from './remote-form.tsx';
import { useCheck } from './use-check.ts';

/** Where to exchange and what it may cost. */
export function Setup({ state }: { readonly state: ExchangeState }) {
  return (
    <>
      <RemoteSection state={state} />
      <PolicySection state={state} />
    </>
  );
}

function RemoteSection({ state }: { readonly state: ExchangeState }) {
  const { t } = useTranslation('network');
  const [editing, setEditing] = useState(false);
  const { remote } = state;
  return (
    <Section title={t('remote')}>
      <Card className={styles['form']}>
        {remote === null || editing ? (
          <Editor state={state} {...(remote === null ? {} : { onDone: () => setEditing(false) })} />
        ) : (
          <Set remote={remote} onEdit={() => setEditing(true)} />
        )}
      </Card>
    </Section>
  );
}

function Editor({
  state: { remote, secrets },
  onDone,
}: {
  readonly state: ExchangeState;
  readonly onDone?: () => void;
}) {
  const { t } = useTranslation('network');
  const refusalText = useRefusalText();
  const [fields, setFields] = useState(() => fieldsOf(remote));
  const [told, setTold] = useState(false);
  const save = useSetRemote(onDone);
  const wrongs = wrongIn(fields, keepsSecret(remote, fields));
  const isRight = Object.keys(wrongs).length === 0;
  const { check, run, clear } = useCheck();
  const change = (next: RemoteFields): void => {
    clear();
    setFields(next);
  };
  const test = (tested: RemoteFields): void => {
    setTold(true);
    if (isRight) run(addressOf(tested), secretOf(tested));
  };
  const submit = (): void => {
    setTold(true);
    if (isRight) save.mutate({ address: addressOf(fields), secret: secretOf(fields) });
  };
  return (
    <form
      className={styles['fields']}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <RemoteForm fields={fields} before={remote} wrongs={told ? wrongs : {}} onChange={change} />
      {fields.kind === 'folder' ? null : <p className={styles['hint']}>{t(`secrets.${secrets}`)}</p>}
      {save.error === null ? null : (
        <p role="alert" className={styles['bad']}>
          <SeverityIcon level="block" size="s" />
          <span>{refusalText(save.error)}</span>
        </p>
      )}
      <CheckList
        check={check}
        onTrust={(certificate) => {
          const trusting = { ...fields, certificate };
          setFields(trusting);
          test(trusting);
        }}
      />
      <div className={styles['ends']}>
        <Button icon="verified" busy={check.state === 'running'} onPress={() => test(fields)}>
          {t('check.run')}
        </Button>
        {onDone === undefined ? null : <Button onPress={onDone}>{t('common:cancel')}</Button>}
        <Button kind="primary" type="submit" busy={save.isPending}>
          {t('save-remote')}
        </Button>
      </div>
    </form>
  );
}

const secretOf = ({ kind, secret }: RemoteFields): string => (kind === 'folder' ? '' : secret);

function useSetRemote(onDone?: () => void) {
  return useMutation(
    api.exchange.setRemote.mutationOptions({
      onSuccess: (state) => {
        queries.setQueryData(api.exchange.state.queryKey(), state);
        onDone?.();
      },
    }),
  );
}

/** The place that is set, in one line, with what can be done about it. */
function Set({ remote, onEdit }: { readonly remote: RemoteAddress; readonly onEdit: () => void }) {
  const { t } = useTranslation('network');
  const [ending, setEnding] = useState(false);
  const { check, run } = useCheck();
  const end = useSetRemote(() => setEnding(false));
  return (
    <>
      <Row>
        <Icon name={remote.kind === 'folder' ? 'folder' : 'server'} size="l" />
        <Main>
          <h3>{t(`kind.${remote.kind}`)}</h3>
          <p>
            <bdi dir="ltr" className={styles['path']}>
              {placeOf(remote)}
            </bdi>
          </p>
        </Main>
        <Button size="s" icon="verified" busy={check.state === 'running'} onPress={() => run(remote, '')}>
          {t('check.run')}
        </Button>
        <Button size="s" icon="pen" onPress={onEdit}>
          {t('change')}
        </Button>
        <Button size="s" kind="quiet" onPress={() => setEnding(true)}>
          {t('end')}
        </Button>
      </Row>
      <CheckList check={check} />
      <Dialog
        open={ending}
        onClose={() => setEnding(false)}
        alert
        title={t('end-title')}
        actions={
          <Answers
            onCancel={() => setEnding(false)}
            busy={end.isPending}
            onPress={() => end.mutate({ address: null, secret: '' })}
          >
            {t('end')}
          </Answers>
        }
      >
        <p>{t('end-text')}</p>
      </Dialog>
    </>
  );
}

function placeOf(remote: RemoteAddress): string {
  if (remote.kind === 'folder') return remote.path;
  if (remote.kind === 'webdav') return remote.user === '' ? remote.url : `${remote.user} @ ${remote.url}`;
  return `${remote.endpoint} / ${remote.bucket}${remote.prefix === '' ? '' : ` / ${remote.prefix}`}`;
}

import { useTranslation } from 'react-i18next';
import type { RemoteAddress } from '#contract/schemas/remote.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/chip.tsx';
import { TextField } from '../../ui/field.tsx';
import { FolderButton } from '../../ui/folder-button.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { RadioGroup } from '../../ui/toggles.tsx';
import styles from './setup.module.css';
import {
  type FieldName,
  isOpen,
  keepsSecret,
  nextcloudAddress,
  type RemoteFields,
  remoteKinds,
  type Wrongs,
} from './remote-fields.ts';

interface Props {
  readonly fields: RemoteFields;
  /** What is set now: its secret may stay. */
  readonly before: RemoteAddress | null;
  /** Said only once somebody wanted to go on. */
  readonly wrongs: Wrongs;
  readonly onChange: (fields: RemoteFields) => void;
}

/** Where to exchange: a WebDAV folder (Nextcloud), an S3 bucket, or a folder of this computer or its network. */
export function RemoteForm(props: Props) {
  const { t } = useTranslation('network');
  const { fields, onChange } = props;
  return (
    <>
      <RadioGroup
        label={t('kind.title')}
        value={fields.kind}
        options={remoteKinds.map((id) => ({ id, name: t(`kind.${id}`), note: t(`kind-note.${id}`) }))}
        onChange={(kind) => onChange({ ...fields, kind, certificate: null })}
      />
      {fields.kind === 'folder' ? <FolderFields {...props} /> : null}
      {fields.kind === 'webdav' ? <WebdavFields {...props} /> : null}
      {fields.kind === 's3' ? <S3Fields {...props} /> : null}
    </>
  );
}

function Field({
  name,
  props: { fields, wrongs, onChange },
  label,
  hint,
  secret = false,
}: {
  readonly name: FieldName;
  readonly props: Props;
  readonly label?: string;
  readonly hint?: string;
  readonly secret?: boolean;
}) {
  const { t } = useTranslation('network');
  const wrong = wrongs[name];
  return (
    <TextField
      label={label ?? t(`field.${name}`)}
      direction="ltr"
      value={fields[name]}
      onChange={(value) => onChange({ ...fields, [name]: value, ...(isServer(name) ? { certificate: null } : {}) })}
      wrong={wrong === undefined ? undefined : t(`wrong.${wrong}`)}
      autoComplete="off"
      spellCheck="false"
      {...(secret ? { type: 'password' } : {})}
      {...(hint === undefined ? {} : { hint })}
    />
  );
}

/** A certificate is trusted for one server only. */
const isServer = (name: FieldName): boolean => name === 'url' || name === 'endpoint';

function FolderFields({ fields, wrongs, onChange }: Props) {
  const { t } = useTranslation('network');
  const choose = (path: string): void => onChange({ ...fields, path });
  return (
    <div className={styles['folder']}>
      <TextField
        label={t('field.path')}
        direction="ltr"
        value={fields.path}
        onChange={choose}
        wrong={wrongs.path === undefined ? undefined : t(`wrong.${wrongs.path}`)}
      />
      <FolderButton write onChoose={choose}>
        {t('exchange:choose-folder')}
      </FolderButton>
    </div>
  );
}

function WebdavFields(props: Props) {
  const { t } = useTranslation('network');
  const { fields, onChange } = props;
  const better = nextcloudAddress(fields.url, fields.user);
  return (
    <>
      <Field name="url" props={props} hint={t('hint.url')} />
      <Field name="user" props={props} hint={t('hint.user')} />
      {better === null ? null : (
        <div className={styles['suggestion']} role="status">
          <p>
            {t('nextcloud')}{' '}
            <bdi dir="ltr" className={styles['path']}>
              {better}
            </bdi>
          </p>
          <Button kind="tint" size="s" onPress={() => onChange({ ...fields, url: better })}>
            {t('use-address')}
          </Button>
        </div>
      )}
      <Secret props={props} hint={t('hint.password')} />
      <OpenNote address={fields.url} />
    </>
  );
}

function S3Fields(props: Props) {
  const { t } = useTranslation('network');
  const { fields, onChange } = props;
  return (
    <>
      <Field name="endpoint" props={props} hint={t('hint.endpoint')} />
      <div className={styles['pair']}>
        <Field name="bucket" props={props} />
        <Field name="region" props={props} hint={t('hint.region')} />
      </div>
      <Field name="prefix" props={props} hint={t('hint.prefix')} />
      <Field name="keyId" props={props} />
      <Secret props={props} label={t('secret-key')} />
      <div className={styles['choice']}>
        <span>{t('style.title')}</span>
        <Choice
          label={t('style.title')}
          value={fields.style}
          options={[
            { id: 'path', name: t('style.path') },
            { id: 'host', name: t('style.host') },
          ]}
          onChange={(style) => onChange({ ...fields, style })}
        />
      </div>
      <OpenNote address={fields.endpoint} />
    </>
  );
}

/** The secret: written, never shown again. */
function Secret({ props, ...words }: { readonly props: Props; readonly label?: string; readonly hint?: string }) {
  const { t } = useTranslation('network');
  const kept = keepsSecret(props.before, props.fields);
  return <Field name="secret" props={props} secret {...words} {...(kept ? { hint: t('hint.kept') } : {})} />;
}

/** An address without TLS. */
function OpenNote({ address }: { readonly address: string }) {
  const { t } = useTranslation('network');
  if (!isOpen(address)) return null;
  return (
    <p className={styles['caution']}>
      <SeverityIcon level="review" size="s" />
      <span>{t('open-note')}</span>
    </p>
  );
}

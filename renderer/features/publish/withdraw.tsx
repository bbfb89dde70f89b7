import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { core } from '../../client.ts';
import { Button } from '../../ui/button.tsx';
import { Answers, Dialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Tag } from '../../ui/tag.tsx';
import { toast } from '../../ui/toast.tsx';
import { valueAt } from './parts.ts';
import { useChange, useFiles, useWorkbench } from './use-publish.ts';

/** What the desk can take back. */
type Kind = 'post' | 'asset';

/** What the working copy gives to everyone, and what it takes back. */
export function useTold() {
  const present = useWorkbench()?.files ?? [];
  const files = useFiles(['posts.yaml', 'withdrawals.yaml'].filter((file) => present.includes(file)));
  const entriesIn = (name: string): readonly unknown[] => {
    const value = files?.find(({ file }) => file === name)?.value;
    return Array.isArray(value) ? value : [];
  };
  const [posts, withdrawals] = [entriesIn('posts.yaml'), entriesIn('withdrawals.yaml')];
  return {
    isForEveryone: (id: string): boolean => posts.some((one) => valueAt(one, ['id']) === id),
    isWithdrawn: (kind: Kind, id: string): boolean =>
      withdrawals.some((one) => valueAt(one, ['kind']) === kind && valueAt(one, ['id']) === id),
  };
}

/** Takes back a post or a picture that went out; says so where it is taken back already. */
export function WithdrawButton({
  kind,
  id,
  name,
}: {
  readonly kind: Kind;
  readonly id: string;
  readonly name: string;
}) {
  const { t } = useTranslation('publish');
  const [asking, setAsking] = useState(false);
  const told = useTold();
  if (told.isWithdrawn(kind, id)) return <Tag kind="block">{t('approved.is-withdrawn')}</Tag>;
  return (
    <>
      <Button kind="quiet" size="s" onPress={() => setAsking(true)}>
        {t('approved.withdraw')}
      </Button>
      {asking ? <Withdraw kind={kind} id={id} name={name} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

/** Asks why, which offices read. */
export function Withdraw({
  kind,
  id,
  name,
  onClose,
}: {
  readonly kind: Kind;
  readonly id: string;
  readonly name: string;
  onClose(): void;
}) {
  const { t } = useTranslation('publish');
  const [reason, setReason] = useState('');
  const { refused, change } = useChange();
  const run = async (): Promise<void> => {
    if (!(await change(() => core.publish.withdraw({ kind, id, reason: reason.trim() })))) return;
    toast({ text: t('approved.withdrawn') });
    onClose();
  };
  return (
    <Dialog
      onClose={onClose}
      title={t('approved.withdraw-title', { name })}
      actions={
        <Answers onCancel={onClose} isDisabled={reason.trim() === ''} onPress={() => void run()}>
          {t('approved.withdraw')}
        </Answers>
      }
    >
      <TextArea
        label={t('approved.reason')}
        hint={t('approved.reason-hint')}
        value={reason}
        onChange={setReason}
        autoFocus
        {...(refused === null ? {} : { wrong: refused })}
      />
    </Dialog>
  );
}

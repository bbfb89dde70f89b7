import { type ReactNode, useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FeedbackKind } from '#contract/feedback.ts';
import type { ParcelBodies } from '#contract/schemas/parcel.ts';
import { api, newId, queries } from '../client.ts';
import { useExchangeIfRead } from '../exchange.ts';
import { useRefusalText } from '../i18n/use-refusal-text.ts';
import { Answers, Dialog } from './dialog.tsx';
import { SeverityIcon } from './severity-icon.tsx';
import styles from './telling-dialog.module.css';
import { toast } from './toast.tsx';

/** What an office tells the committee: its kind with its body. */
export type Telling = {
  readonly [K in FeedbackKind]: { readonly kind: K; readonly body: ParcelBodies[K] };
}[FeedbackKind];

/** The frame of everything an office tells the committee: fields, where it goes, and one button that sends it once. */
export function TellingDialog({
  title,
  telling,
  onSent,
  onClose,
  children,
}: {
  readonly title: string;
  /** Null while something is still to be filled in. */
  readonly telling: Telling | null;
  /** Called once it is kept, before it closes. */
  readonly onSent?: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('feedback');
  const refusalText = useRefusalText();
  // The id of the act: pressed twice, or tried again, it is sent once.
  const [command] = useState(newId);
  const enrolled = useExchangeIfRead()?.enrolled ?? false;
  const send = useMutation(
    api.feedback.send.mutationOptions({
      onSuccess: () => {
        void queries.invalidateQueries({ queryKey: api.feedback.key() });
        toast({ text: t(enrolled ? 'sent' : 'kept') });
        onSent?.();
        onClose();
      },
    }),
  );
  return (
    <Dialog
      onClose={onClose}
      title={title}
      actions={
        <Answers
          onCancel={onClose}
          icon="send"
          busy={send.isPending}
          isDisabled={telling === null}
          onPress={() => telling !== null && send.mutate({ command, ...telling })}
        >
          {t('send')}
        </Answers>
      }
    >
      {children}
      <p className={styles['note']}>{t(enrolled ? 'goes' : 'stays')}</p>
      {send.error === null ? null : (
        <p role="alert" className={styles['wrong']}>
          <SeverityIcon level="block" size="s" />
          <span>{refusalText(send.error)}</span>
        </p>
      )}
    </Dialog>
  );
}

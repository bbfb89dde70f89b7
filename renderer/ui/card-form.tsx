import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { LARGEST_CARD, readCode } from '#domain/card-code.ts';
import { api, newId, queries } from '../client.ts';
import { useRefusalText } from '../i18n/use-refusal-text.ts';
import { Button } from './button.tsx';
import styles from './card-form.module.css';
import { TextField } from './field.tsx';
import { Icon } from './icon.tsx';
import { SeverityIcon } from './severity-icon.tsx';

/** An office card that was chosen: its file's name, and its bytes in base64. */
export interface ChosenCard {
  readonly name: string;
  readonly bytes: string;
  /** Names the act: trying again with another code is another act, pressing twice is not. */
  readonly command: string;
}

/** The button that asks for the card's file. */
export function ChooseCard({
  primary = false,
  onChoose,
  children,
}: {
  readonly primary?: boolean;
  readonly onChoose: (card: ChosenCard) => void;
  readonly children: string;
}) {
  return (
    <FileTrigger
      onSelect={(files) => {
        const file = files?.[0];
        if (file !== undefined) void chosen(file).then(onChoose);
      }}
    >
      <Button icon="key" {...(primary ? { kind: 'primary' } : {})}>
        {children}
      </Button>
    </FileTrigger>
  );
}

async function chosen(file: File): Promise<ChosenCard> {
  // One byte more than a card may have is enough for the core to say that it is none.
  const bytes = new Uint8Array(await file.slice(0, LARGEST_CARD + 1).arrayBuffer());
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return { name: file.name, bytes: btoa(letters), command: newId() };
}

/** Asks for the code that came by another way, and opens the card with it. */
export function CardForm({
  card,
  onOpened,
  onCancel,
}: {
  readonly card: ChosenCard;
  readonly onOpened?: () => void;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation();
  const refusalText = useRefusalText();
  const [typed, setTyped] = useState('');
  const open = useMutation(
    api.enrolment.open.mutationOptions({
      onSuccess: (state) => {
        queries.setQueryData(api.enrolment.state.queryKey(), state);
        onOpened?.();
      },
    }),
  );
  const ready = readCode(typed) !== null;
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !open.isPending) open.mutate({ command: card.command, card: card.bytes, code: typed });
      }}
    >
      <p className={styles['file']}>
        <Icon name="file" size="s" />
        <bdi dir="auto">{card.name}</bdi>
      </p>
      <TextField
        label={t('card.code')}
        hint={t('card.code-hint')}
        direction="ltr"
        value={typed}
        onChange={setTyped}
        autoComplete="off"
        spellCheck="false"
        autoFocus
      />
      {open.error === null ? null : (
        <div role="alert" className={styles['wrong']}>
          <SeverityIcon level="block" size="s" />
          <span>{refusalText(open.error)}</span>
        </div>
      )}
      <div className={styles['ends']}>
        <Button onPress={onCancel}>{t('cancel')}</Button>
        <Button kind="primary" type="submit" busy={open.isPending} isDisabled={!ready}>
          {t('card.open')}
        </Button>
      </div>
    </form>
  );
}

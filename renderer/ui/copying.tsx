import { useRef, useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { CopyEvent } from '#contract/profile.ts';
import { useRefusalText } from '../i18n/use-refusal-text.ts';
import { Button } from './button.tsx';
import styles from './copying.module.css';
import { Progress } from './progress.tsx';
import { SeverityIcon } from './severity-icon.tsx';

type Finished = Extract<CopyEvent, { type: 'finished' }>;

export type Copying =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly file: string; readonly done: number; readonly total: number }
  | { readonly kind: 'finished'; readonly result: Finished }
  | { readonly kind: 'stopped'; readonly why: string };

/** Runs a backup or a restore and follows it; `stop` cancels it in the core. */
export function useCopying(): {
  readonly state: Copying;
  readonly run: (start: (signal: AbortSignal) => Promise<AsyncIterable<CopyEvent>>) => Promise<void>;
  readonly stop: () => void;
} {
  const [state, setState] = useState<Copying>({ kind: 'idle' });
  const refusalText = useRefusalText();
  const abort = useRef<AbortController | null>(null);
  const run = async (start: (signal: AbortSignal) => Promise<AsyncIterable<CopyEvent>>): Promise<void> => {
    const controller = new AbortController();
    abort.current = controller;
    setState({ kind: 'running', file: '', done: 0, total: 0 });
    try {
      for await (const event of await start(controller.signal)) {
        setState(event.type === 'finished' ? { kind: 'finished', result: event } : { ...event, kind: 'running' });
      }
    } catch (error) {
      setState(controller.signal.aborted ? { kind: 'idle' } : { kind: 'stopped', why: refusalText(error) });
    }
  };
  return { state, run, stop: () => abort.current?.abort() };
}

/** Amount, file, what happens if the power fails; then nothing, or why it stopped. The caller words the result. */
export function CopyProgress({
  state,
  label,
  onStop,
}: {
  readonly state: Copying;
  readonly label: string;
  readonly onStop: () => void;
}) {
  const { t } = useTranslation();
  if (state.kind === 'stopped') {
    return (
      <p role="alert" className={styles['stopped']}>
        <SeverityIcon level="block" size="s" />
        <span>{state.why}</span>
      </p>
    );
  }
  if (state.kind !== 'running') return null;
  return (
    <div className={styles['running']}>
      <Progress label={label} done={state.done} total={state.total}>
        <p className={styles['file']}>
          {state.file === '' ? (
            t('copying.reading')
          ) : (
            <Trans i18nKey="copying.file" values={{ file: state.file }} components={{ file: <bdi dir="ltr" /> }} />
          )}
        </p>
        {state.total === 0 ? null : <p>{t('copying.amount', { done: state.done, total: state.total })}</p>}
        <p>{t('copying.power')}</p>
      </Progress>
      <Button onPress={onStop}>{t('copying.stop')}</Button>
    </div>
  );
}

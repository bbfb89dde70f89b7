import { useEffect, useRef, useState } from 'react';
import type { CheckStep, RemoteAddress } from '#contract/schemas/remote.ts';
import { core, refusalOf } from '../../client.ts';

/** A test of a remote: the steps so far, and whether more come. */
export interface Check {
  readonly state: 'none' | 'running' | 'done';
  readonly steps: readonly CheckStep[];
  /** What the core answered instead of a step; a refused step says it already. */
  readonly error: unknown;
}

const none: Check = { state: 'none', steps: [], error: null };

/** Tests a remote step by step; a new test ends the one before, and leaving the form ends it too. */
export function useCheck(): {
  readonly check: Check;
  readonly run: (address: RemoteAddress, secret: string) => void;
  readonly clear: () => void;
} {
  const [check, setCheck] = useState<Check>(none);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);
  const clear = (): void => {
    abort.current?.abort();
    setCheck(none);
  };
  const run = (address: RemoteAddress, secret: string): void => {
    abort.current?.abort();
    const { signal } = (abort.current = new AbortController());
    setCheck({ ...none, state: 'running' });
    const tell = (change: (before: Check) => Check): void => {
      if (!signal.aborted) setCheck(change);
    };
    follow(address, secret, signal, (step) => tell((before) => ({ ...before, steps: [...before.steps, step] }))).then(
      () => tell((before) => ({ ...before, state: 'done' })),
      (error: unknown) => tell((before) => ({ ...before, state: 'done', error: isSaid(before, error) ? null : error })),
    );
  };
  return { check, run, clear };
}

async function follow(
  address: RemoteAddress,
  secret: string,
  signal: AbortSignal,
  tell: (step: CheckStep) => void,
): Promise<void> {
  for await (const step of await core.exchange.checkRemote({ address, secret }, { signal })) tell(step);
}

const isSaid = ({ steps }: Check, error: unknown): boolean =>
  steps.at(-1)?.outcome === 'refused' && refusalOf(error) !== null;

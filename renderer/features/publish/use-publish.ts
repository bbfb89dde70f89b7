import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { WorkbenchView, WorkingFile } from '#contract/publish.ts';
import { api, core, queries } from '../../client.ts';
import { useRefusalText } from '../../i18n/use-refusal-text.ts';

/** The working copy; undefined before it is known, null when none was begun. */
export const useWorkbench = (): WorkbenchView | null | undefined => useQuery(api.publish.state.queryOptions()).data;

/** Files of the working copy, read once each until something changes. */
export function useFiles(files: readonly string[]): readonly WorkingFile[] | undefined {
  const { data } = useQuery({
    queryKey: [...api.publish.read.key(), 'several', ...files],
    queryFn: () => Promise.all(files.map((file) => core.publish.read({ file }))),
  });
  return data;
}

/** Reads the working copy's files again; done once they are at hand. */
export const reread = (): Promise<void> => queries.invalidateQueries({ queryKey: api.publish.read.key() });

export const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: api.publish.key() });

/** Runs a change; says why it was refused. */
export function useChange(): {
  readonly refused: string | null;
  readonly savedAt: string | null;
  change(work: () => Promise<unknown>): Promise<boolean>;
} {
  const words = useRefusalText();
  const [refused, setRefused] = useState<string | null>(null);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const change = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      setRefused(null);
      setSavedAt(new Date().toISOString());
      return true;
    } catch (error) {
      setRefused(words(error));
      return false;
    }
  };
  return { refused, savedAt, change };
}

/** Pause after the last key from which a value is kept. Milliseconds. */
const PAUSE = 500;

/**
 * A text while it is being written: kept at each pause, and when its field goes. What changes elsewhere, by an undo for
 * one, is taken over while nobody writes. `asKept`: how a text reads once it is kept.
 */
export function useWriting(
  kept: string,
  keep: (text: string) => unknown,
  asKept: (text: string) => string = (text) => text,
): readonly [string, (text: string) => void] {
  const [text, setText] = useState(kept);
  const waiting = useRef<{ readonly text: string; readonly timer: ReturnType<typeof setTimeout> } | null>(null);
  const last = useRef({ keep, asKept });
  useEffect(() => {
    last.current = { keep, asKept };
  }, [keep, asKept]);
  useEffect(
    () => () => {
      if (waiting.current === null) return;
      clearTimeout(waiting.current.timer);
      last.current.keep(waiting.current.text);
    },
    [],
  );
  useEffect(() => {
    if (waiting.current === null) setText((now) => (last.current.asKept(now) === kept ? now : kept));
  }, [kept]);
  const write = (next: string): void => {
    setText(next);
    if (waiting.current !== null) clearTimeout(waiting.current.timer);
    const timer = setTimeout(() => void settle(), PAUSE);
    const mine = { text: next, timer };
    waiting.current = mine;
    const settle = async (): Promise<void> => {
      await last.current.keep(next);
      if (waiting.current === mine) waiting.current = null;
    };
  };
  return [text, write];
}

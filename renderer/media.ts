import { useQueries } from '@tanstack/react-query';
import { core, mediaHereKey } from './client.ts';

// A release comes without its pictures: whether a file is here is asked before it is shown.

/** Most hashes in one question (contract/exchange.ts). */
const MOST = 500;

interface Question {
  readonly hash: string;
  readonly resolve: (here: boolean) => void;
  readonly reject: (error: unknown) => void;
}
let questions: Question[] = [];

/** Asks the core; what is asked in one breath goes in one question. */
function isHere(hash: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    if (questions.length === 0) setTimeout(askAll);
    questions.push({ hash, resolve, reject });
  });
}

function askAll(): void {
  const asked = questions;
  questions = [];
  for (let at = 0; at < asked.length; at += MOST) void ask(asked.slice(at, at + MOST));
}

async function ask(some: readonly Question[]): Promise<void> {
  try {
    const absent = new Set(await core.exchange.absent({ hashes: some.map(({ hash }) => hash) }));
    for (const { hash, resolve } of some) resolve(!absent.has(hash));
  } catch (error) {
    for (const { reject } of some) reject(error);
  }
}

/** Whether each of these media files is on this computer, undefined where the core has not said; a file that comes turns true. */
function useHere<T>(hashes: readonly string[], combine: (here: readonly (boolean | undefined)[]) => T): T {
  return useQueries({
    queries: hashes.map((hash) => ({ queryKey: mediaHereKey(hash), queryFn: () => isHere(hash) })),
    combine: (answers) => combine(answers.map(({ data }) => data)),
  });
}

/** The first of these media files that is here; null when none is, undefined until the core has said. */
export const useFirstHere = (hashes: readonly string[]): string | null | undefined =>
  useHere(hashes, (here) => {
    // A better file whose answer is still out may yet come: nothing is shown before.
    const at = here.findIndex((one) => one !== false);
    if (at === -1) return null;
    return here[at] === true ? hashes[at] : undefined;
  });

/** Those of these files that are not here; undefined until the core has said of all. */
export const useAbsent = <T extends { readonly hash: string }>(files: readonly T[]): readonly T[] | undefined =>
  useHere(
    files.map(({ hash }) => hash),
    (here) => (here.includes(undefined) ? undefined : files.filter((_, at) => here[at] === false)),
  );

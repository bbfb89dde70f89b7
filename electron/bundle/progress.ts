import type { BundleEvent } from '#contract/bundles.ts';

type Step = Extract<BundleEvent, { type: 'progress' }>['step'];

/** Tells how far one pass over the files is. Throws the signal's reason when it is aborted. */
export interface Meter {
  /** A file is done; `bytes` is its size. */
  file(step: Step, name: string, bytes: number): Generator<BundleEvent>;
  /** A part of the present file is done. */
  part(step: Step, name: string, bytes: number): Generator<BundleEvent>;
}

/** A large file tells of itself this often, in bytes. */
const EVERY = 4 * 1024 * 1024;

export function startMeter(files: readonly { readonly bytes: number }[], signal: AbortSignal | undefined): Meter {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let [done, finished, inFile, said] = [0, 0, 0, 0];
  const event = (step: Step, file: string): BundleEvent => ({
    type: 'progress',
    step,
    file,
    files: finished,
    filesTotal: files.length,
    bytes: done + inFile,
    bytesTotal: total,
  });
  return {
    *file(step, name, bytes) {
      signal?.throwIfAborted();
      done += bytes;
      finished += 1;
      [inFile, said] = [0, 0];
      yield event(step, name);
    },
    *part(step, name, bytes) {
      signal?.throwIfAborted();
      inFile += bytes;
      if (inFile - said < EVERY) return;
      said = inFile;
      yield event(step, name);
    },
  };
}

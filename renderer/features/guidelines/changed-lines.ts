import type { Run } from '../../editor/word-diff.ts';

/** Of a difference, the lines in which something came or went: the rest of an article is read below. */
export function changedLines(runs: readonly Run[]): readonly Run[] {
  const kept: Run[] = [];
  let line: Run[] = [];
  const end = (): void => {
    if (line.some(({ kind, text }) => kind !== 'same' && text.trim() !== '')) kept.push(...line);
    line = [];
  };
  for (const run of runs) {
    let { at } = run;
    for (const text of run.text.split(/(?<=\n)/)) {
      line.push({ ...run, text, at });
      if (run.kind !== 'deleted') at += text.length;
      if (text.endsWith('\n')) end();
    }
  }
  end();
  const last = kept.pop();
  // The end of the last line would be an empty one.
  return last === undefined ? kept : [...kept, { ...last, text: last.text.replace(/\n$/, '') }];
}

import { diffArrays } from 'diff';

/** A stretch of text that stayed, came or went. `at` is its place in the later text; what went has the place it left. */
export interface Run {
  readonly kind: 'same' | 'inserted' | 'deleted';
  readonly text: string;
  readonly at: number;
}

/** Longer texts are compared line by line. */
const WORDS_UP_TO = 60_000;

const segmenter = new Intl.Segmenter('ar', { granularity: 'word' });

/** Words, spaces and signs, each apart; a line break is always a part of its own. */
function parts(text: string, byWords: boolean): string[] {
  if (!byWords) return text.split(/(?<=\n)/);
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** The difference between two texts in runs, in reading order: what went before what came in its place. */
export function runsOf(before: string, after: string): Run[] {
  const byWords = Math.max(before.length, after.length) <= WORDS_UP_TO;
  let at = 0;
  return diffArrays(parts(before, byWords), parts(after, byWords)).map((change): Run => {
    const text = change.value.join('');
    const kind = change.added ? 'inserted' : change.removed ? 'deleted' : 'same';
    const run: Run = { kind, text, at };
    if (kind !== 'deleted') at += text.length;
    return run;
  });
}

/** Ranges of the later text that are marked, for example by comments. */
export interface MarkedRange {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** A run cut at the ends of marks and lines. */
export interface Piece extends Run {
  readonly marks: readonly string[];
  /** Marks that end with this piece: where their number stands. */
  readonly ending: readonly string[];
}

/** Paragraphs of pieces; the line breaks themselves are gone. */
export function paragraphsOf(runs: readonly Run[], marks: readonly MarkedRange[]): Piece[][] {
  const paragraphs: Piece[][] = [[]];
  for (const run of runs) {
    let offset = 0;
    for (const [index, line] of run.text.split('\n').entries()) {
      if (index > 0) {
        paragraphs.push([]);
        offset += 1;
      }
      const at = run.kind === 'deleted' ? run.at : run.at + offset;
      if (line !== '') paragraphs.at(-1)?.push(...cut({ ...run, text: line, at }, marks));
      offset += line.length;
    }
  }
  return paragraphs;
}

function cut(run: Run, marks: readonly MarkedRange[]): Piece[] {
  if (run.kind === 'deleted') return [{ ...run, marks: [], ending: [] }];
  const end = run.at + run.text.length;
  const inside = marks.flatMap((mark) => [mark.start, mark.end]).filter((at) => run.at < at && at < end);
  const bounds = [...new Set([run.at, ...inside, end])].toSorted((a, b) => a - b);
  return bounds.slice(0, -1).map((at, index) => {
    const stop = bounds[index + 1] ?? end;
    const on = marks.filter((mark) => mark.start < stop && at < mark.end);
    return {
      kind: run.kind,
      text: run.text.slice(at - run.at, stop - run.at),
      at,
      marks: on.map(({ id }) => id),
      ending: on.filter((mark) => mark.end === stop).map(({ id }) => id),
    };
  });
}

import { spawn } from 'node:child_process';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { text as alex } from 'alex';
import { checkTone, type ToneChecker } from '../../electron/domain/tone/check.ts';
import { compileTone } from '../../electron/domain/tone/compile.ts';
import type { TermRule, ToneSource } from '../../electron/domain/tone/source.ts';
import { openPack } from '../../electron/pack/folder.ts';
import { root } from '../root.ts';
import type { BenchRow } from './row.ts';
import { cpuOf, sample, type Sample, sampled, spreadOf, wallOf } from './sample.ts';
import { curves } from './tone-curve.ts';
import { arabicLines, englishLines, mixedLines, postOf } from './tone-texts.ts';

const SAMPLES = 300;
const POST = 2_200;
const LONG_POST = 5_000;
const CHECK_MS = 3;
const ARABIC_MS = 2;
const EDIT_MS = 1;
const COMPILE_MS = 300;
const MEMORY_MB = 40;
const FASTER = 10;
/** How much of the time of a check a lexicon ten times as long may add. */
const LONGER_LEXICON = 1.2;
const POSTS = 100_000;
const POSTS_PER_SECOND = 1_000;
const CHUNK = 2_000;
/** The tone checker with the demo pack's full rules and the model, against its budgets, `alex` and itself. */
export async function benchTone(): Promise<readonly BenchRow[]> {
  const opened = await openPack(path.join(root, 'assets/packs/demo')).tone();
  if (!opened.ok) throw new Error(`the demo pack does not open: ${opened.error.code}`);
  const source = opened.value;
  const before = settledMemory();
  const checker = compileTone(source);
  const mixed = checked(checker, mixedLines);
  const memory = (settledMemory() - before) / 2 ** 20;
  const entries = termCount(source);
  return [
    timed(`check of ${POST} unseen mixed characters, ${entries} entries and the model`, mixed, CHECK_MS),
    timed(`check of ${POST} unseen Arabic characters`, checked(checker, arabicLines), ARABIC_MS),
    besideAlex(checker),
    timed(`an edit in ${LONG_POST} characters checked again`, edited(checker, '. '), EDIT_MS),
    timed(`an edit in ${LONG_POST} characters without a full stop`, edited(checker, ' '), EDIT_MS),
    timed(
      'compiling the demo pack’s rules',
      sampled(9, () => void compileTone(source)),
      COMPILE_MS,
    ),
    within('memory of rules, model and what is remembered', memory, MEMORY_MB, 'MB'),
    longerLexicon(source, checker),
    await manyPosts(),
    ...curves(checker),
  ];
}

/** A median by the clock against its budget. */
const timed = (name: string, samples: readonly Sample[], budget: number): BenchRow => ({
  ...within(name, wallOf(samples), budget, 'ms'),
  more: spreadOf(samples),
});

function within(name: string, ours: number, budget: number, unit: string): BenchRow {
  const words = `< ${budget} ${unit}`;
  return { name, ours, baseline: budget, unit, ratio: ours / budget, budget: words, pass: ours < budget };
}

function against(name: string, ours: number, baseline: number, most: number, unit = 'ms'): BenchRow {
  const ratio = ours / baseline;
  return { name, ours, baseline, unit, ratio, budget: `≤ ${most.toPrecision(2)} ×`, pass: ratio <= most };
}

/** Checks of texts it has not seen, after enough of them for the engine to have compiled itself. */
function checked(checker: ToneChecker, lines: readonly string[]): readonly Sample[] {
  const posts = (from: number): readonly string[] =>
    Array.from({ length: SAMPLES }, (_, n) => postOf(lines, from + n, POST));
  for (const post of posts(0)) checkTone(checker, post);
  const fresh = posts(SAMPLES);
  return sampled(SAMPLES, (n) => void checkTone(checker, fresh[n] ?? ''));
}

/** By processor time: both work on one thread, and a busy machine stretches the clock of both. */
function besideAlex(checker: ToneChecker): BenchRow {
  const ours = cpuOf(checked(checker, englishLines));
  sampled(30, (n) => void alex(postOf(englishLines, n, POST)));
  const theirs = cpuOf(sampled(60, (n) => void alex(postOf(englishLines, SAMPLES + n, POST))));
  return against(`check of ${POST} English characters / alex`, ours, theirs, 1 / FASTER);
}

/** Checks after a letter was typed somewhere. */
function edited(checker: ToneChecker, between: string): readonly Sample[] {
  let text = postOf(
    mixedLines.map((line) => line.replace(/[.!؟;]/g, '')),
    7,
    LONG_POST,
    between,
  );
  checkTone(checker, text);
  return Array.from({ length: SAMPLES }, (_, n) => {
    const at = (n * 7_919) % text.length;
    text = `${text.slice(0, at)}${'اوmi'.charAt(n % 4)}${text.slice(at)}`;
    return sample(() => void checkTone(checker, text));
  });
}

/** The same posts by the same rules with ten times the entries, turn by turn, by processor time. */
function longerLexicon(source: ToneSource, checker: ToneChecker): BenchRow {
  const longer = compileTone(multiplied(source, 10));
  const [ours, theirs]: [Sample[], Sample[]] = [[], []];
  for (let n = 0; n < SAMPLES * 2; n += 1) {
    const post = postOf(mixedLines, 10_000 + n, POST);
    for (const [one, times] of [
      [checker, theirs],
      [longer, ours],
    ] as const) {
      const time = sample(() => void checkTone(one, post));
      if (n >= SAMPLES) times.push(time);
    }
  }
  return against('check with ten times the entries / with the pack’s', cpuOf(ours), cpuOf(theirs), LONGER_LEXICON);
}

/** The command line on many posts, from its start to its last line. */
async function manyPosts(): Promise<BenchRow> {
  const started = performance.now();
  const child = spawn(process.execPath, [path.join(root, 'electron/cli.ts'), 'tone'], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const ended = new Promise<void>((resolve, reject) => {
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`tansiq tone exited with ${code}`))));
  });
  for (let from = 0; from < POSTS; from += CHUNK) {
    const records = Array.from({ length: CHUNK }, (_, n) =>
      JSON.stringify({ id: from + n, text: postOf(mixedLines, from + n, 240, ' ') }),
    );
    const isTaken = child.stdin.write(`${records.join('\n')}\n`);
    if (!isTaken) await new Promise<void>((resolve) => child.stdin.once('drain', () => resolve()));
  }
  child.stdin.end();
  await ended;
  const seconds = (performance.now() - started) / 1_000;
  const row = within(`tansiq tone on ${POSTS} posts`, seconds, POSTS / POSTS_PER_SECOND, 's');
  return {
    ...row,
    budget: `≥ ${POSTS_PER_SECOND} posts/s`,
    more: `${Math.round(POSTS / seconds)} posts/s, start and reading of the pack included`,
  };
}

/** Bytes in use once everything unneeded is gone. */
function settledMemory(): number {
  setFlagsFromString('--expose_gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') {
    collect();
    collect();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const termCount = ({ rules }: ToneSource): number =>
  rules.reduce((sum, rule) => sum + (rule.kind === 'term' || rule.kind === 'phrase' ? rule.entries.length : 0), 0);

/** The pack with made-up Arabic nouns, which inflect like real ones, up to so many times its entries. */
function multiplied(source: ToneSource, times: number): ToneSource {
  const letters = [...'بتثجحخدذرزسشصضطظعغفقكلمنهوي'];
  const letter = (n: number): string => letters[n % letters.length] ?? '';
  const entries = Array.from({ length: termCount(source) * (times - 1) }, (_, n) => ({
    term: letter(n) + letter(n * 7 + 3) + letter(Math.floor(n / 28)) + letter(n * 3 + 11) + letter(Math.floor(n / 700)),
  }));
  const made: TermRule = {
    id: 'bench',
    kind: 'term',
    category: source.categories[0]?.id ?? '',
    language: 'ar',
    note: '',
    source: '',
    entries,
  };
  return { ...source, rules: [...source.rules, made] };
}

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
import { type BenchRow, median } from './row.ts';
import { englishLines, mixedLines, postOf, repeated } from './tone-texts.ts';

const SAMPLES = 300;
const POST = 2_200;
const LONG_POST = 5_000;
const CHECK_MS = 3;
const EDIT_MS = 1;
const COMPILE_MS = 300;
const MEMORY_MB = 40;
const FASTER = 5;
/** How much of the time of a check a lexicon ten times as long may add. */
const LONGER_LEXICON = 1.2;
const POSTS = 100_000;
const POSTS_PER_SECOND = 1_000;
const CHUNK = 2_000;
const MILLION = 1_000_000;
/** A quarter of the text may not take less than this share of the whole's time: four times the text, at most six times the time. */
const CURVE = 6;

/** The tone checker with the demo pack's full rules and the model, against its budgets, `alex` and itself. */
export async function benchTone(): Promise<readonly BenchRow[]> {
  const opened = await openPack(path.join(root, 'assets/packs/demo')).tone();
  if (!opened.ok) throw new Error(`the demo pack does not open: ${opened.error.code}`);
  const source = opened.value;
  const before = settledMemory();
  const checker = compileTone(source);
  const mixed = checked(checker, mixedLines);
  const memory = (settledMemory() - before) / 2 ** 20;
  const compile = median(sampled(9, () => void compileTone(source)));
  return [
    within(
      `check of ${POST} unseen mixed characters, ${termCount(source)} entries and the model`,
      mixed,
      CHECK_MS,
      'ms',
    ),
    besideAlex(checker),
    within(`an edit in ${LONG_POST} characters checked again`, edited(checker, '. '), EDIT_MS, 'ms'),
    within(`an edit in ${LONG_POST} characters without a full stop`, edited(checker, ' '), EDIT_MS, 'ms'),
    within('compiling the demo pack’s rules', compile, COMPILE_MS, 'ms'),
    within('memory of rules, model and what is remembered', memory, MEMORY_MB, 'MB'),
    longerLexicon(source, checker),
    await manyPosts(),
    curve(checker),
  ];
}

function within(name: string, ours: number, budget: number, unit: string): BenchRow {
  const words = `< ${budget} ${unit}`;
  return { name, ours, baseline: budget, unit, ratio: ours / budget, budget: words, pass: ours < budget };
}

function against(name: string, ours: number, baseline: number, most: number, unit = 'ms'): BenchRow {
  const ratio = ours / baseline;
  return { name, ours, baseline, unit, ratio, budget: `≤ ${most.toPrecision(2)} ×`, pass: ratio <= most };
}

/** Median of a check of texts it has not seen, after enough of them for the engine to have compiled itself. */
function checked(checker: ToneChecker, lines: readonly string[]): number {
  const posts = (from: number): readonly string[] =>
    Array.from({ length: SAMPLES }, (_, n) => postOf(lines, from + n, POST));
  for (const post of posts(0)) checkTone(checker, post);
  const fresh = posts(SAMPLES);
  return median(sampled(SAMPLES, (n) => void checkTone(checker, fresh[n] ?? '')));
}

function besideAlex(checker: ToneChecker): BenchRow {
  const ours = checked(checker, englishLines);
  sampled(30, (n) => void alex(postOf(englishLines, n, POST)));
  const theirs = median(sampled(60, (n) => void alex(postOf(englishLines, SAMPLES + n, POST))));
  return against(`check of ${POST} English characters / alex`, ours, theirs, 1 / FASTER);
}

/** Median of a check after a letter was typed somewhere. */
function edited(checker: ToneChecker, between: string): number {
  let text = postOf(
    mixedLines.map((line) => line.replace(/[.!؟;]/g, '')),
    7,
    LONG_POST,
    between,
  );
  checkTone(checker, text);
  const samples: number[] = [];
  for (let n = 0; n < SAMPLES; n += 1) {
    const at = (n * 7_919) % text.length;
    text = `${text.slice(0, at)}${'اوmi'.charAt(n % 4)}${text.slice(at)}`;
    const started = performance.now();
    checkTone(checker, text);
    samples.push(performance.now() - started);
  }
  return median(samples);
}

/** The same posts by the same rules with ten times the entries, turn by turn. */
function longerLexicon(source: ToneSource, checker: ToneChecker): BenchRow {
  const longer = compileTone(multiplied(source, 10));
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let n = 0; n < SAMPLES * 2; n += 1) {
    const post = postOf(mixedLines, 10_000 + n, POST);
    for (const [one, times] of [
      [checker, theirs],
      [longer, ours],
    ] as const) {
      const started = performance.now();
      checkTone(one, post);
      if (n >= SAMPLES) times.push(performance.now() - started);
    }
  }
  return against('check with ten times the entries / with the pack’s', median(ours), median(theirs), LONGER_LEXICON);
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
  return { ...row, budget: `≥ ${POSTS_PER_SECOND} posts/s` };
}

/** The steepest of the time curves of repetitions up to a million characters. */
function curve(checker: ToneChecker): BenchRow {
  const time = (unit: string, length: number): number => {
    const text = unit.repeat(Math.ceil(length / unit.length));
    const fresh = { ...checker };
    const started = performance.now();
    checkTone(fresh, text);
    return performance.now() - started;
  };
  const rows = Object.entries(repeated).map(([name, unit]) => {
    time(unit, MILLION / 10);
    const part = Math.min(time(unit, MILLION / 4), time(unit, MILLION / 4));
    const whole = Math.min(time(unit, MILLION), time(unit, MILLION));
    return against(`a million characters / a quarter: ${name}`, whole, part, CURVE);
  });
  return rows.reduce((worst, one) => (one.ratio > worst.ratio ? one : worst));
}

function sampled(count: number, task: (n: number) => void): readonly number[] {
  return Array.from({ length: count }, (_, n) => {
    const started = performance.now();
    task(n);
    return performance.now() - started;
  });
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

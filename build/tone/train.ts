import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Alphabet, alphabets, families, Grams } from '../../electron/domain/tone/hint/grams.ts';
import type { Packed } from '../../electron/domain/tone/hint/weights.ts';
import { root } from '../root.ts';
import { demoChecker } from './checker.ts';
import { isHeldOut, ownSets } from './corpus.ts';
import { type Lesson, lessonFor, wordsSeen } from './lesson.ts';
import { regress, type Trained } from './regression.ts';

/** The few weights beyond this share of them are cut, so that the others are not rounded away. */
const UNCUT = 0.9999;
const LARGEST = 127;

/**
 * `npm run tone:train -- DATA`: writes assets/tone/model.json and the vectors by which tests hold the app's judgement to
 * the trainer's. DATA is the folder of labelled texts; nothing of its measure/ is read. There is no chance in it: the same
 * texts, pack and code give the same bytes.
 */
const [data] = process.argv.slice(2);
if (data === undefined) {
  console.error('Where are the labelled texts? npm run tone:train -- DATA');
  process.exit(2);
}
const checker = await demoChecker({ hints: false });
const packed = Object.fromEntries(
  alphabets.map((alphabet) => [alphabet, train(alphabet, lessonFor(alphabet, checker, data))]),
) as Record<Alphabet, Packed>;
writeFileSync(
  path.join(root, 'assets/tone/model.json'),
  `${JSON.stringify({ format: 1, alphabets: packed }, null, 2)}\n`,
);
const vectors = alphabets.flatMap((alphabet) => vectorsOf(alphabet, packed[alphabet]));
writeFileSync(path.join(root, 'test/vectors/tone/model.json'), `${JSON.stringify(vectors, null, 2)}\n`);

function train(alphabet: Alphabet, lesson: Lesson): Packed {
  const started = performance.now();
  const trained = regress(lesson);
  const packed = pack(lesson.bits, trained);
  const seconds = ((performance.now() - started) / 1_000).toFixed(0);
  console.log(`${alphabet}: ${lesson.buckets.length} texts, ${seconds} s`);
  return packed;
}

function pack(bits: number, { bias, weights }: Trained): Packed {
  const sizes = weights.map(Math.abs).toSorted();
  const scale = (sizes[Math.floor(sizes.length * UNCUT)] ?? 1) / LARGEST;
  const bytes = Int8Array.from(weights, (one) => Math.max(-LARGEST, Math.min(LARGEST, Math.round(one / scale))));
  return { bits, bias, scale, weights: Buffer.from(bytes.buffer).toString('base64') };
}

/** Judgements in double precision of some of our own texts, reckoned from the weights as they are packed, another way than the app does. */
function vectorsOf(alphabet: Alphabet, { bits, bias, scale, weights }: Packed): readonly object[] {
  const bytes = new Int8Array(Buffer.from(weights, 'base64'));
  const grams = new Grams(bits);
  const own = ownSets().filter(({ name }) => (alphabet === 'ar' ? /^(?:lebanese|msa)$/ : /^arabizi$/).test(name));
  const texts = own.flatMap(({ texts }) => texts.filter(isHeldOut).slice(0, 20));
  return texts.map(({ text }) => {
    const words = wordsSeen(checker, alphabet, text);
    const buckets: number[] = [];
    grams.each(words, 0, words.length, families[alphabet], (bucket) => void buckets.push(bucket));
    const sum = buckets.reduce((total, bucket) => total + (bytes[bucket] ?? 0) * scale, 0);
    const probability = 1 / (1 + Math.exp(-(bias + sum / Math.sqrt(Math.max(1, buckets.length)))));
    return { alphabet, words: words.join(' '), probability };
  });
}

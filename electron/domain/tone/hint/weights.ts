import model from '../../../../assets/tone/model.json' with { type: 'json' };
import { type Alphabet, families, Grams } from './grams.ts';

/** What the model thinks of a run of words. */
export interface Judgement {
  /** 0..1: how likely it is that somebody is hurt. */
  readonly probability: number;
  /** What each word adds, in log-odds. */
  readonly shares: Float64Array;
}

/** The trained weights of one alphabet: an int8 for each bucket. */
export interface Packed {
  readonly bits: number;
  readonly bias: number;
  /** A weight is its int8 times this. */
  readonly scale: number;
  /** Base64. */
  readonly weights: string;
}

/** One alphabet's model, ready to judge. Holds a table of its own for each run: not to be used from within itself. */
export class Weights {
  readonly #alphabet: Alphabet;
  readonly #grams: Grams;
  readonly #weights: Int8Array;
  readonly #bias: number;
  readonly #scale: number;

  constructor(alphabet: Alphabet, { bits, bias, scale, weights }: Packed) {
    this.#alphabet = alphabet;
    this.#grams = new Grams(bits);
    this.#weights = unpacked(weights, 2 ** bits);
    this.#bias = bias;
    this.#scale = scale;
  }

  /** Judges words `[from, to)`, names masked. Linear in their length. */
  judge(words: readonly string[], from: number, to: number): Judgement {
    const shares = new Float64Array(to - from);
    const count = this.#grams.each(words, from, to, families[this.#alphabet], (bucket, at) => {
      shares[at - from] = (shares[at - from] ?? 0) + (this.#weights[bucket] ?? 0);
    });
    const unit = this.#scale / Math.sqrt(Math.max(1, count));
    let odds = this.#bias;
    for (let at = 0; at < shares.length; at += 1) {
      const share = (shares[at] ?? 0) * unit;
      shares[at] = share;
      odds += share;
    }
    return { probability: 1 / (1 + Math.exp(-odds)), shares };
  }
}

const opened = new Map<Alphabet, Weights>();

/** The model that ships with the app; unpacked once, when it is first asked for. */
export function weightsOf(alphabet: Alphabet): Weights {
  const known = opened.get(alphabet) ?? new Weights(alphabet, model.alphabets[alphabet]);
  opened.set(alphabet, known);
  return known;
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 without Node or the DOM. */
function unpacked(text: string, length: number): Int8Array {
  const values = new Uint8Array(128);
  for (let at = 0; at < digits.length; at += 1) values[digits.charCodeAt(at)] = at;
  const bytes = new Int8Array(length);
  let [held, bits, next] = [0, 0, 0];
  for (let at = 0; at < text.length && next < length; at += 1) {
    held = ((held << 6) | (values[text.charCodeAt(at)] ?? 0)) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[next] = (held >> bits) & 0xff;
    next += 1;
  }
  return bytes;
}

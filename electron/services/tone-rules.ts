import type { ToneRules } from '#contract/pack.ts';
import type { Refusal } from '#contract/refusal.ts';
import { ok, type Result } from '#domain/result.ts';
import type { ToneSource } from '#domain/tone/source.ts';
import type { PackSource } from './ports/pack.ts';
import type { Digest } from './ports/system.ts';

/** The rules as the checker of a window reads them: JSON of a `ToneSource` under its SHA-256. */
interface RulesText {
  readonly name: string;
  readonly json: string;
}

/**
 * The tone rules of the pack in use, for windows. Megabytes of words go to the thread that compiles them as one text,
 * past the one that paints the letters.
 */
export class ToneRulesService {
  readonly #pack: PackSource;
  readonly #digest: Digest;
  readonly #texts = new WeakMap<ToneSource, RulesText>();

  constructor(pack: PackSource, digest: Digest) {
    this.#pack = pack;
    this.#digest = digest;
  }

  async get(): Promise<Result<ToneRules, Refusal>> {
    const source = await this.#pack.tone();
    return source.ok ? ok({ categories: source.value.categories, rules: this.#textOf(source.value).name }) : source;
  }

  /** The rules by that name, as JSON; null when the pack in use has others. */
  async text(name: string): Promise<string | null> {
    const source = await this.#pack.tone();
    if (!source.ok) return null;
    const text = this.#textOf(source.value);
    return text.name === name ? text.json : null;
  }

  #textOf(source: ToneSource): RulesText {
    const known = this.#texts.get(source);
    if (known !== undefined) return known;
    const json = JSON.stringify(source);
    const text = { name: this.#digest(json), json };
    this.#texts.set(source, text);
    return text;
  }
}

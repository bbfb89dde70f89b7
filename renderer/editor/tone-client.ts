import type { PostFacts, ToneReport } from '#domain/tone/finding.ts';
import type { ToneAsk, ToneTell } from './tone-messages.ts';

/** The part of a Worker we use; tests pass their own. */
export interface ToneWorker {
  postMessage(message: ToneAsk): void;
  addEventListener(type: 'message', listener: (event: { readonly data: ToneTell }) => void): void;
  terminate(): void;
}

/** Brings rules by their name, as JSON; null when the campaign has others by now, which it will name. */
export type ReadRules = (name: string) => Promise<string | null>;

export interface ToneCheck {
  readonly text: string;
  readonly facts: PostFacts;
  done(report: ToneReport): void;
}

/**
 * Asks the worker one check at a time. Of the checks that wait, only the newest under each key is asked: an answer
 * about a text that is gone helps nobody.
 */
export class ToneClient {
  readonly #worker: ToneWorker;
  readonly #read: ReadRules;
  readonly #waiting = new Map<string, ToneCheck>();
  #current: { readonly ask: number; readonly key: string; readonly check: ToneCheck } | null = null;
  #asked = 0;
  #rules: string | null = null;
  #ready = false;

  constructor(worker: ToneWorker, read: ReadRules) {
    this.#worker = worker;
    this.#read = read;
    worker.addEventListener('message', ({ data }) => this.#hear(data));
  }

  /** Names the rules to check by; checks begin when they are read and compiled. Rejects when they can't be read. */
  async rules(name: string): Promise<void> {
    if (name === this.#rules) return;
    this.#rules = name;
    this.#ready = false;
    try {
      const json = await this.#read(name);
      // Unless others were named meanwhile.
      if (name === this.#rules && json !== null) this.#worker.postMessage({ kind: 'rules', name, json });
    } catch (error) {
      if (name === this.#rules) this.#rules = null;
      throw error;
    }
  }

  /** Checks a text; a later check under the same `key` takes its place, and this one is never answered. */
  check(key: string, check: ToneCheck): void {
    this.#waiting.set(key, check);
    this.#next();
  }

  /** Drops what waits or is under way for keys that begin with `prefix`: their screen has gone. */
  forget(prefix: string): void {
    for (const key of this.#waiting.keys()) if (key.startsWith(prefix)) this.#waiting.delete(key);
    if (this.#current?.key.startsWith(prefix) === true) this.#current = { ...this.#current, key: '' };
  }

  #next(): void {
    const next = this.#waiting.entries().next().value;
    if (!this.#ready || this.#current !== null || next === undefined) return;
    const [key, check] = next;
    this.#waiting.delete(key);
    this.#asked += 1;
    this.#current = { ask: this.#asked, key, check };
    this.#worker.postMessage({ kind: 'check', ask: this.#asked, text: check.text, facts: check.facts });
  }

  #hear(tell: ToneTell): void {
    if (tell.kind === 'ready') this.#ready = tell.name === this.#rules;
    else if (this.#current?.ask === tell.ask) {
      const { key, check } = this.#current;
      this.#current = null;
      if (key !== '' && !this.#waiting.has(key)) check.done(tell.report);
    }
    this.#next();
  }
}

import type { PostFacts, ToneReport } from '#domain/tone/finding.ts';
import type { ToneSource } from '#domain/tone/source.ts';
import type { ToneAsk, ToneTell } from './tone-messages.ts';

/** The part of a Worker we use; tests pass their own. */
export interface ToneWorker {
  postMessage(message: ToneAsk): void;
  addEventListener(type: 'message', listener: (event: { readonly data: ToneTell }) => void): void;
  terminate(): void;
}

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
  readonly #waiting = new Map<string, ToneCheck>();
  #current: { readonly ask: number; readonly key: string; readonly check: ToneCheck } | null = null;
  #asked = 0;
  #source: ToneSource | null = null;
  #ready = false;

  constructor(worker: ToneWorker) {
    this.#worker = worker;
    worker.addEventListener('message', ({ data }) => this.#hear(data));
  }

  /** Gives the rules, the same ones once; checks begin when they are compiled. */
  rules(source: ToneSource): void {
    if (source === this.#source) return;
    this.#source = source;
    this.#ready = false;
    this.#worker.postMessage({ kind: 'rules', source });
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
    if (tell.kind === 'ready') this.#ready = true;
    else if (this.#current?.ask === tell.ask) {
      const { key, check } = this.#current;
      this.#current = null;
      if (key !== '' && !this.#waiting.has(key)) check.done(tell.report);
    }
    this.#next();
  }
}

let client: ToneClient | null = null;

/**
 * The page's policy lets no string become a script address (`require-trusted-types-for 'script'`); the default policy
 * lets through those of this origin, of which the worker is the only one.
 */
function allowOwnWorker(): void {
  const { trustedTypes } = window as Window & { readonly trustedTypes?: TrustedTypes };
  if (trustedTypes === undefined || trustedTypes.defaultPolicy !== null) return;
  trustedTypes.createPolicy('default', {
    createScriptURL: (url) => (new URL(url, document.baseURI).origin === location.origin ? url : null),
  });
}

/** The part of the Trusted Types API we use; the compiler's DOM library has none of it. */
interface TrustedTypes {
  readonly defaultPolicy: object | null;
  createPolicy(name: string, rules: { createScriptURL(url: string): string | null }): object;
}

/** The one client of this window: rules are compiled once, whatever draft is open. */
export function toneClient(): ToneClient {
  if (client === null) {
    allowOwnWorker();
    client = new ToneClient(new Worker(new URL('./tone.worker.ts', import.meta.url), { type: 'module', name: 'tone' }));
  }
  return client;
}

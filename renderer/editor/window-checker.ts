import { whenAnswering } from '../client.ts';
import { ToneClient } from './tone-client.ts';

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
    const worker = new Worker(new URL('./tone.worker.ts', import.meta.url), { type: 'module', name: 'tone' });
    client = new ToneClient(worker, (name) => whenAnswering(() => readRules(name)));
  }
  return client;
}

async function readRules(name: string): Promise<string | null> {
  const response = await fetch(`tone/${name}`);
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`tone rules: ${response.status}`);
  return response.text();
}

import { refuse, type Refusal } from '#contract/refusal.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { Clock, Random } from '../services/ports/system.ts';
import { authFor, type Credentials } from './http-auth.ts';
import { type Member, readMembers } from './propfind.ts';
import type { Upload } from './wire/body.ts';
import { type Answer, type Ask, openWire, type WireDeps } from './wire/wire.ts';
import { Gibberish, statusRefusal } from './wire/refusal.ts';
import { NotXml } from './xml.ts';

/** Files that hold what is under way; hidden, so that no key equals one. */
const STAGED = '.up-';

export interface DavDeps extends WireDeps {
  readonly clock: Clock;
  readonly random: Random;
}

export type Signal = AbortSignal | undefined;

/** The methods of WebDAV (RFC 4918) that we use, one request each. */
export interface Dav {
  readonly base: URL;
  readonly host: string;
  /** The URL of a key; with `staged` that of the file beside it that holds what is under way. */
  at(key: string, staged?: boolean): URL;
  ask(ask: Ask): Promise<Result<Answer, Refusal>>;
  /** Sends a request whose answer's body does not matter; answers its status when that is one of `fine`. */
  does(ask: Ask, fine: readonly number[]): Promise<Result<number, Refusal>>;
  put(url: URL, body: Upload, signal: Signal, unsure?: boolean): Promise<Result<number, Refusal>>;
  move(from: URL, to: URL, signal: Signal): Promise<Result<number, Refusal>>;
  /** Null when there is no such folder or file. */
  members(url: URL, depth: 0 | 1, question: string, signal: Signal): Promise<Result<readonly Member[] | null, Refusal>>;
  refusal(answer: Answer): Refusal;
  close(): void;
}

const GOOD = [200, 201, 204];

/** Speaks to the WebDAV folder at `url`. */
export function openDav(url: string, certificate: string | null, who: Credentials, deps: DavDeps): Dav {
  const base = new URL(url.endsWith('/') ? url : `${url}/`);
  const { host } = base;
  const wire = openWire(base, certificate, deps);
  const auth = authFor(who, base.protocol === 'https:', deps.random);
  const refusal = (answer: Answer): Refusal => statusRefusal(answer, host, deps.clock.now());

  const once = (ask: Ask, authorization: string | null): Promise<Result<Answer, Refusal>> => {
    // Without proof of who we are the server will ask for it.
    if (authorization === null) return wire.send(who.secret === null ? ask : { ...ask, unsure: true });
    return wire.send({ ...ask, headers: { ...ask.headers, authorization } });
  };
  const ask = async (ask: Ask): Promise<Result<Answer, Refusal>> => {
    try {
      for (;;) {
        const sent = auth.header(ask.method, ask.url);
        const answer = await once(ask, sent);
        if (!answer.ok || answer.value.status !== 401) return answer;
        await answer.value.discard();
        if (!auth.learn(answer.value.headers['www-authenticate'] ?? '', sent)) return fail(refusal(answer.value));
      }
    } catch (error) {
      if (error instanceof Gibberish) return fail(refuse('remote-not-webdav', { host }));
      throw error;
    }
  };
  const does = async (one: Ask, fine: readonly number[]): Promise<Result<number, Refusal>> => {
    const answer = await ask(one);
    if (!answer.ok) return answer;
    await answer.value.discard();
    return fine.includes(answer.value.status) ? ok(answer.value.status) : fail(refusal(answer.value));
  };
  return {
    base,
    host,
    at: (key, staged = false) => new URL(staged ? key.replace(/[^/]*$/, `${STAGED}$&`) : key, base),
    ask,
    does,
    refusal,
    put: (url, body, signal, unsure = false) =>
      does({ method: 'PUT', url, body, signal, unsure, headers: { 'content-type': 'application/octet-stream' } }, GOOD),
    async move(from, to, signal) {
      const named = (destination: string) =>
        does({ method: 'MOVE', url: from, signal, headers: { destination, overwrite: 'T' } }, GOOD);
      const moved = await named(to.href);
      // Behind a proxy that ends TLS a server may not know itself by its full address.
      return moved.ok || !['remote-fault', 'remote-refused'].includes(moved.error.code) ? moved : named(to.pathname);
    },
    async members(url, depth, question, signal) {
      const headers = { depth: String(depth), 'content-type': 'application/xml; charset=utf-8' };
      const answer = await ask({ method: 'PROPFIND', url, headers, body: textUpload(question), signal });
      if (!answer.ok) return answer;
      const { status } = answer.value;
      if (status === 207) return readAnswer(answer.value, url, host);
      await answer.value.discard();
      if (status === 404) return ok(null);
      // What answers with a page, or knows no such method, is no WebDAV folder.
      if (status < 300 || [400, 405, 501].includes(status)) return fail(refuse('remote-not-webdav', { host }));
      return fail(refusal(answer.value));
    },
    close: () => wire.close(),
  };
}

async function readAnswer(answer: Answer, url: URL, host: string): Promise<Result<readonly Member[], Refusal>> {
  try {
    return await readMembers(answer.chunks(), url);
  } catch (error) {
    if (error instanceof NotXml) return fail(refuse('remote-not-webdav', { host }));
    throw error;
  }
}

/** A body of bytes that are at hand. */
export function bytesUpload(bytes: Uint8Array): Upload {
  return {
    bytes: bytes.length,
    async *chunks() {
      if (bytes.length > 0) yield bytes;
    },
  };
}

const textUpload = (text: string): Upload => bytesUpload(new TextEncoder().encode(text));

import { refuse, type Refusal } from '#contract/refusal.ts';
import type { CheckStep, RemoteAddress } from '#contract/schemas/remote.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { CheckRemote, Remote, RemoteSource, Traffic } from '../services/ports/remote.ts';
import { certificateOf } from './wire/agent.ts';
import type { DavDeps } from './dav.ts';
import { plainRemote } from './open.ts';
import { retrying } from './retry.ts';

/** Size of the object that is sent and read back, in bytes. */
const SIZE = 64 * 1024;
/** Where reading on begins. */
const MIDDLE = 60 * 1024;
/** Servers refuse signed requests, and certificates, when clocks are further apart, in minutes. */
const MOST_MINUTES = 5;
/** Less free than this is worth a warning, in bytes. */
const LITTLE = 100 * 1024 * 1024;

type Found = Omit<CheckStep, 'step'>;
type Signal = AbortSignal | undefined;

/** What was seen on the way. */
interface Seen {
  received: number;
  server: string;
  /** How far the server's clock is ahead, in minutes; null when it tells no time. */
  minutes: number | null;
}

/** A test that tells what is wrong with a remote and what to do. */
export function remoteChecker(deps: DavDeps): CheckRemote {
  return async function* check(address, secret, signal) {
    const seen: Seen = { received: 0, server: '', minutes: null };
    const plain = plainRemote(address, secret, watched(deps, seen));
    const remote = retrying(plain, deps);
    const name = Math.floor(deps.random() * 2 ** 48).toString(36);
    try {
      for (const [step, look] of looks(address, secret, { plain, remote, seen, name })) {
        signal?.throwIfAborted();
        const found = await look(signal);
        yield { step, ...found };
        if (found.outcome === 'refused' && found.refusal !== null) return fail(found.refusal);
      }
      return ok(undefined);
    } finally {
      await remote.delete(objectOf(name));
      await remote.delete(pointerOf(name));
      remote.close();
    }
  };
}

const objectOf = (name: string): string => `checks/${name}`;
const pointerOf = (name: string): string => `checks/${name}.json`;

function watched(deps: DavDeps, seen: Seen): DavDeps {
  const traffic: Traffic = (spent) => {
    seen.received += spent.received;
    deps.traffic?.(spent);
  };
  return {
    ...deps,
    traffic,
    heard({ date, server }) {
      if (typeof server === 'string') seen.server = server.slice(0, 100);
      const ahead = Date.parse(date ?? '') - Date.parse(deps.clock.now());
      if (!Number.isNaN(ahead)) seen.minutes = Math.round(ahead / 60_000);
    },
  };
}

interface Under {
  /** Without trying again: whoever waits at a set-up screen wants to know at once. */
  readonly plain: Remote;
  readonly remote: Remote;
  readonly seen: Seen;
  readonly name: string;
}

function looks(
  address: RemoteAddress,
  secret: string,
  { plain, remote, seen, name }: Under,
): readonly (readonly [CheckStep['step'], (signal: Signal) => Promise<Found>])[] {
  const bytes = testBytes();
  return [
    ['connect', async (signal) => connected(address, await plain.stat(objectOf(name), signal), seen)],
    ['write', async (signal) => foundIn(await remote.putImmutable(objectOf(name), sourceOf(bytes), signal))],
    ['read', async (signal) => readBack(remote, name, bytes, 0, signal)],
    ['range', async (signal) => readOn(address, remote, { name, bytes, seen }, signal)],
    ['list', async (signal) => listed(address, remote, name, signal)],
    ['replace', async (signal) => replaced(remote, name, signal)],
    ['delete', async (signal) => foundIn(await remote.delete(objectOf(name), signal))],
    ['privacy', async () => privacy(address, secret)],
    ['clock', async () => clockOf(address, seen)],
    ['space', async (signal) => space(await remote.free(signal))],
  ];
}

const fine = (facts: Found['facts'] = {}): Found => ({ outcome: 'fine', refusal: null, facts });
const untold: Found = { outcome: 'not-told', refusal: null, facts: {} };
const warning = (refusal: Refusal, facts: Found['facts'] = {}): Found => ({ outcome: 'warning', refusal, facts });
const refused = (refusal: Refusal, facts: Found['facts'] = {}): Found => ({ outcome: 'refused', refusal, facts });
const foundIn = (answer: Result<unknown, Refusal>): Found => (answer.ok ? fine() : refused(answer.error));

/** Bytes that no compression and no page of a portal brings about. */
function testBytes(): Uint8Array {
  const bytes = new Uint8Array(SIZE);
  for (let n = 0, state = 1; n < SIZE; n += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    bytes[n] = state >>> 24;
  }
  return bytes;
}

const sourceOf = (bytes: Uint8Array): RemoteSource => ({
  bytes: bytes.length,
  async *open(from) {
    yield bytes.subarray(from);
  },
});

const hostOf = (address: RemoteAddress): string => (address.kind === 'folder' ? address.path : urlOf(address).host);
const urlOf = (address: Exclude<RemoteAddress, { kind: 'folder' }>): URL =>
  new URL(address.kind === 'webdav' ? address.url : address.endpoint);

async function connected(address: RemoteAddress, answer: Result<unknown, Refusal>, seen: Seen): Promise<Found> {
  if (answer.ok) return fine(seen.server === '' ? {} : { server: seen.server });
  const { code, params } = answer.error;
  const unknown = code === 'remote-tls' && params['reason'] === 'unknown-issuer' && address.kind !== 'folder';
  const certificate = unknown ? await certificateOf(urlOf(address)) : null;
  return refused(answer.error, certificate === null ? {} : { certificate });
}

async function readBack(remote: Remote, name: string, bytes: Uint8Array, from: number, signal: Signal): Promise<Found> {
  const key = objectOf(name);
  const read = await remote.get(key, { from, signal });
  if (!read.ok) return refused(read.error);
  let at = from;
  for await (const chunk of read.value.chunks) {
    if (!chunk.ok) return refused(chunk.error);
    const expected = bytes.subarray(at, at + chunk.value.length);
    if (Buffer.compare(chunk.value, expected) !== 0) return refused(refuse('remote-incomplete', { key }));
    at += chunk.value.length;
  }
  return at === bytes.length ? fine() : refused(refuse('remote-incomplete', { key }));
}

/** A server that sends everything again from the beginning works, at a price. */
async function readOn(
  address: RemoteAddress,
  remote: Remote,
  { name, bytes, seen }: { readonly name: string; readonly bytes: Uint8Array; readonly seen: Seen },
  signal: Signal,
): Promise<Found> {
  const before = seen.received;
  const found = await readBack(remote, name, bytes, MIDDLE, signal);
  const whole = seen.received - before > SIZE / 2;
  return found.outcome === 'fine' && whole ? warning(refuse('remote-no-ranges', { host: hostOf(address) })) : found;
}

async function listed(address: RemoteAddress, remote: Remote, name: string, signal: Signal): Promise<Found> {
  let there = false;
  for await (const entry of remote.list('checks', signal)) {
    if (!entry.ok) return refused(entry.error);
    there ||= entry.value.key === objectOf(name) && entry.value.bytes === SIZE;
  }
  return there ? fine() : warning(refuse('remote-unlisted', { host: hostOf(address) }));
}

async function replaced(remote: Remote, name: string, signal: Signal): Promise<Found> {
  const key = pointerOf(name);
  for (const text of ['{"check":1}', '{"check":22}']) {
    const put = await remote.putPointer(key, Buffer.from(text), signal);
    if (!put.ok) return refused(put.error);
  }
  const read = await remote.get(key, { signal });
  if (!read.ok) return refused(read.error);
  let text = '';
  for await (const chunk of read.value.chunks) {
    if (!chunk.ok) return refused(chunk.error);
    text += Buffer.from(chunk.value).toString('utf8');
  }
  return text === '{"check":22}' ? fine() : refused(refuse('remote-changed', { key }));
}

/** Over a bare connection everybody on the way can read the password, or ask in our name. */
function privacy(address: RemoteAddress, secret: string): Found {
  if (address.kind === 'folder' || secret === '') return untold;
  const { protocol, hostname, host } = urlOf(address);
  const here = hostname === 'localhost' || hostname.startsWith('127.') || hostname === '[::1]';
  return protocol === 'https:' || here ? fine() : warning(refuse('remote-bare', { host }));
}

function clockOf(address: RemoteAddress, { minutes }: Seen): Found {
  if (minutes === null) return untold;
  if (Math.abs(minutes) <= MOST_MINUTES) return fine({ minutes });
  return warning(refuse('remote-clock', { host: hostOf(address), count: Math.abs(minutes) }), { minutes });
}

/** What a server does not tell, or tells nobody, is no fault. */
function space(free: Result<number | null, Refusal>): Found {
  if (!free.ok || free.value === null) return untold;
  const facts = { free: free.value };
  return free.value < LITTLE ? warning(refuse('no-space', { needed: LITTLE, free: free.value }), facts) : fine(facts);
}

import type { Refusal } from '#contract/refusal.ts';
import type { Result } from '#domain/result.ts';
import type { Remote, RemoteEntry } from '../../electron/services/ports/remote.ts';
import type { Fault, FaultProxy, Mischief } from '../support/fault-proxy.ts';
import { noise, readAll, sourceOf } from '../support/remote-objects.ts';

/** A server with a fault proxy before it, and a remote that reaches it through the proxy and soon loses patience. */
export interface FaultyServer {
  readonly proxy: FaultProxy;
  readonly remote: Remote;
  /** The server's words for a refusal that it says with this status. */
  body?(status: number): string;
}

const operations = ['get', 'stat', 'put', 'pointer', 'list', 'delete'] as const;
type Operation = (typeof operations)[number];

/** What an operation came to: `ok`, a refusal's code, or what its answer looked like when it was wrong. */
export type Outcomes = Readonly<Record<Operation, string>>;

export interface FaultCase {
  readonly name: string;
  fault(server: FaultyServer): Fault;
  /** What each operation may come to; `ok` alone where it says nothing. */
  readonly expected?: Partial<Readonly<Record<Operation, readonly string[]>>>;
}

type Expected = NonNullable<FaultCase['expected']>;

const always = (...outcomes: readonly string[]): Expected =>
  Object.fromEntries(operations.map((one) => [one, outcomes]));
const writes = (method: string): boolean => ['PUT', 'POST', 'MKCOL', 'MOVE'].includes(method);
const uploads = (method: string): boolean => method === 'PUT';
const says =
  (
    status: number,
    more: Partial<Fault> & { readonly headers?: Record<string, string>; readonly after?: number } = {},
  ) =>
  (server: FaultyServer): Fault => {
    const { headers = {}, after = 0, ...rest } = more;
    const mischief: Mischief = { kind: 'answer', status, headers, after, body: server.body?.(status) ?? '' };
    return { mischief, ...rest };
  };
const does =
  (mischief: Mischief, more: Partial<Fault> = {}) =>
  (): Fault => ({ mischief, ...more });
const without = (...names: readonly string[]): Mischief => ({
  kind: 'rewrite',
  question: (headers) => Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name))),
});

/** Each way a link or a server goes wrong, and what each operation must come to. */
export const faultCases: readonly FaultCase[] = [
  { name: 'reset in the answer', fault: does({ kind: 'reset', of: 'answer', after: 100_000 }) },
  { name: 'reset in the upload', fault: does({ kind: 'reset', of: 'question', after: 50_000 }, { times: 3 }) },
  { name: 'truncated answer', fault: does({ kind: 'truncate', of: 'answer', after: 100_000 }) },
  { name: 'truncated upload', fault: does({ kind: 'truncate', of: 'question', after: 50_000 }, { times: 2 }) },
  { name: 'stall in the answer', fault: does({ kind: 'stall', of: 'answer', after: 100_000 }, { times: 2 }) },
  { name: 'stall in the upload', fault: does({ kind: 'stall', of: 'question', after: 50_000 }, { times: 2 }) },
  {
    name: 'done, but cut before the answer',
    fault: does({ kind: 'forget' }, { times: 2, on: (m) => writes(m) || m === 'DELETE' }),
  },
  { name: 'slow', fault: does({ kind: 'slow', piece: 100_000, pause: 10 }) },
  { name: 'conditions ignored', fault: does(without('if-range', 'if-none-match', 'if-match')) },
  {
    name: 'weak ETags',
    fault: does({
      kind: 'rewrite',
      answer: ({ etag, ...headers }) => ({ ...headers, ...(etag === undefined ? {} : { etag: `W/${String(etag)}` }) }),
    }),
  },
  { name: 'ranges ignored', fault: does(without('range', 'if-range')) },
  {
    name: 'length too small',
    fault: does(
      { kind: 'rewrite', answer: (headers) => ({ ...headers, 'content-length': '1000' }) },
      { on: (method) => method === 'GET' || method === 'HEAD' },
    ),
    expected: {
      get: ['wrong size', 'remote-not-s3', 'remote-cut'],
      stat: ['wrong size'],
      put: ['remote-incomplete'],
      pointer: ['remote-incomplete'],
      list: ['ok', 'remote-not-s3', 'remote-cut'],
    },
  },
  { name: '401', fault: says(401), expected: always('remote-unauthorised') },
  { name: '403', fault: says(403), expected: always('remote-forbidden') },
  {
    name: '404',
    fault: says(404),
    expected: {
      get: ['remote-not-found', 'remote-no-bucket'],
      stat: ['null'],
      put: ['remote-conflict', 'remote-no-folder', 'remote-no-bucket', 'remote-refused'],
      pointer: ['remote-conflict', 'remote-no-folder', 'remote-no-bucket', 'remote-refused', 'remote-incomplete'],
      list: ['fewer', 'remote-no-bucket'],
      delete: ['ok', 'remote-no-bucket'],
    },
  },
  {
    name: '409 for writes',
    fault: says(409, { on: writes }),
    expected: { put: ['remote-conflict', 'remote-no-folder'], pointer: ['remote-conflict', 'remote-no-folder'] },
  },
  { name: '423, then free', fault: says(423, { times: 2 }) },
  { name: '423', fault: says(423), expected: always('remote-locked') },
  { name: '429, then free', fault: says(429, { times: 2, headers: { 'retry-after': '0' } }) },
  { name: '429 for long', fault: says(429, { headers: { 'retry-after': '3600' } }), expected: always('remote-busy') },
  { name: '500, then well', fault: says(500, { times: 2 }) },
  { name: '500', fault: says(500), expected: always('remote-fault') },
  { name: '503, then well', fault: says(503, { times: 2 }) },
  { name: '507', fault: says(507, { on: uploads }), expected: { put: ['remote-full'], pointer: ['remote-full'] } },
  {
    name: 'out of space in the upload',
    fault: says(507, { on: uploads, after: 60 }),
    expected: { put: ['remote-full'], pointer: ['remote-full'] },
  },
  {
    name: 'too large',
    fault: says(413, { on: uploads }),
    expected: { put: ['remote-too-large'], pointer: ['remote-too-large'] },
  },
  {
    name: 'sent elsewhere',
    fault: says(302, { headers: { location: 'https://portal.example/' } }),
    expected: always('remote-moved'),
  },
  {
    name: 'a page for everything',
    fault: does({
      kind: 'answer',
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: '<html><p>Sign in</html>',
    }),
    expected: {
      get: ['wrong size', 'remote-not-webdav', 'remote-not-s3'],
      stat: ['wrong size', 'null', 'remote-not-webdav', 'remote-not-s3'],
      put: ['remote-incomplete', 'remote-not-webdav', 'remote-not-s3'],
      pointer: ['remote-incomplete', 'remote-not-webdav', 'remote-not-s3'],
      list: ['remote-not-webdav', 'remote-not-s3'],
    },
  },
];

/** In bytes: more than what WebDAV sends in its place at once (electron/remote/webdav.ts). */
const LARGE = 1_100_000;
const THERE = 300_000;

/** What must hold after a fault; a text for each thing that does not. */
export interface FaultRun {
  readonly outcomes: Outcomes;
  readonly broken: readonly string[];
}

/** Runs every operation under a fault, then looks at what is there once the fault is over. `folder` is new each time. */
export async function runFault(server: FaultyServer, one: FaultCase, folder: string): Promise<FaultRun> {
  const { proxy, remote } = server;
  const key = (name: string): string => `${folder}/${name}`;
  const [there, large, older, newer] = [noise(THERE, 1), noise(LARGE, 2), noise(120, 3), noise(140, 4)];
  proxy.set(null);
  await must(remote.putImmutable(key('objects/there'), sourceOf(there)));
  await must(remote.putImmutable(key('objects/doomed'), sourceOf(noise(10))));
  await must(remote.putPointer(key('pointer.json'), older));
  proxy.set(one.fault(server));
  const outcomes: Outcomes = {
    get: await gets(remote, key('objects/there'), there),
    stat: await stats(remote, key('objects/there'), THERE),
    put: codeOf(await remote.putImmutable(key('objects/large'), sourceOf(large))),
    pointer: codeOf(await remote.putPointer(key('pointer.json'), newer)),
    list: await lists(remote, folder),
    delete: codeOf(await remote.delete(key('objects/doomed'))),
  };
  proxy.set(null);
  const broken: string[] = [];
  const hold = (what: string, holds: boolean): void => void (holds || broken.push(what));
  hold('what was there is there', (await gets(remote, key('objects/there'), there)) === 'ok');
  const size = await must(remote.stat(key('objects/large')));
  hold('what was put is there', outcomes.put !== 'ok' || size === LARGE);
  await must(remote.putImmutable(key('objects/large'), sourceOf(large)));
  hold('what was put again is right', (await gets(remote, key('objects/large'), large)) === 'ok');
  const pointer = await must(readAll(remote, key('pointer.json')));
  hold('the pointer is whole', same(pointer, newer) || (outcomes.pointer !== 'ok' && same(pointer, older)));
  await must(remote.putPointer(key('pointer.json'), newer));
  hold('the pointer is the new one', same(await must(readAll(remote, key('pointer.json'))), newer));
  const keys = (await must(listed(remote, folder))).map((entry) => entry.key);
  for (const name of ['objects/there', 'objects/large', 'pointer.json'])
    hold(`${name} is listed`, keys.includes(key(name)));
  hold(
    'what was deleted is gone',
    outcomes.delete !== 'ok' ||
      !keys.includes(key('objects/doomed')) ||
      one.name === 'a page for everything' ||
      one.name === '404',
  );
  hold(
    'nothing else is there',
    keys.every((one) =>
      ['objects/there', 'objects/large', 'objects/doomed', 'pointer.json'].some((name) => one === key(name)),
    ),
  );
  return { outcomes, broken };
}

const same = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;
type Answered<T> = Result<T, Refusal>;

async function must<T>(answer: Promise<Answered<T>>): Promise<T> {
  const one = await answer;
  if (!one.ok) throw new Error(`Refused: ${one.error.code} ${JSON.stringify(one.error.params)}`);
  return one.value;
}
const codeOf = (answer: Answered<unknown>): string => (answer.ok ? 'ok' : answer.error.code);

async function gets(remote: Remote, key: string, expected: Uint8Array): Promise<string> {
  const bytes = await readAll(remote, key);
  if (!bytes.ok) return bytes.error.code;
  if (bytes.value.length !== expected.length) return 'wrong size';
  return same(bytes.value, expected) ? 'ok' : 'WRONG BYTES';
}

async function stats(remote: Remote, key: string, expected: number): Promise<string> {
  const size = await remote.stat(key);
  if (!size.ok) return size.error.code;
  if (size.value === null) return 'null';
  return size.value === expected ? 'ok' : 'wrong size';
}

async function listed(remote: Remote, folder: string): Promise<Answered<RemoteEntry[]>> {
  const entries: RemoteEntry[] = [];
  for await (const entry of remote.list(folder)) {
    if (!entry.ok) return entry;
    entries.push(entry.value);
  }
  return { ok: true, value: entries };
}

async function lists(remote: Remote, folder: string): Promise<string> {
  const entries = await listed(remote, folder);
  if (!entries.ok) return entries.error.code;
  return entries.value.length >= 3 ? 'ok' : 'fewer';
}

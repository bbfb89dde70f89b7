import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Loopback, serveLoopback } from '../../electron/shell/loopback.ts';

let root: string;
let loopback: Loopback;
let cookie: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'tansiq-loopback-'));
  await writeFile(path.join(root, 'index.html'), '<h1>here</h1>');
  loopback = await serveLoopback(root, 0);
  const launched = await fetch(loopback.url, { redirect: 'manual' });
  cookie = launched.headers.get('set-cookie')?.split(';')[0] ?? '';
});
afterEach(async () => {
  await loopback.close();
  await rm(root, { recursive: true });
});

const knock = (headers: Readonly<Record<string, string>>): WebSocket =>
  new WebSocket(`ws://127.0.0.1:${loopback.port}/rpc`, { headers, origin: `http://127.0.0.1:${loopback.port}` });

/** How a socket that never opens ends. */
const refusal = (socket: WebSocket) => new Promise<Error>((resolve) => socket.once('error', resolve));

const ask = (what: string) => fetch(new URL(what, loopback.url), { headers: { cookie } });

test('the page comes before the core is there; what asks for the core waits for it', async () => {
  expect(await (await ask('/')).text()).toBe('<h1>here</h1>');
  const rules = ask(`/tone/${'a'.repeat(64)}`);
  const closed = refusal(knock({ cookie }));
  expect(await Promise.race([rules, closed, sleep(100, 'waiting')])).toBe('waiting');

  const asked: (string | undefined)[] = [];
  loopback.serve({
    media: async () => null,
    rules: async () => '{"rules":[]}',
    upgrade: (request, stream) => {
      asked.push(request.url);
      stream.end('HTTP/1.1 503 Service Unavailable\r\n\r\n');
    },
    close: () => undefined,
  });
  expect(await (await rules).text()).toBe('{"rules":[]}');
  await closed;
  expect(asked).toEqual(['/rpc']);
});

test('a socket without the cookie is refused at once, core or none', async () => {
  expect((await refusal(knock({}))).message).toContain('403');
});

test('closing does not wait for who has waited in vain', async () => {
  const rules = ask(`/tone/${'a'.repeat(64)}`).then(
    () => 'answered',
    () => 'cut',
  );
  const cut = refusal(knock({ cookie }));
  await sleep(50);
  await loopback.close();
  expect(await rules).toBe('cut');
  await cut;
});

import { createServer as createHttpServer, get } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Traffic } from '../../electron/services/ports/remote.ts';
import { webdavRemote } from '../../electron/remote/webdav.ts';
import { clock, timers } from '../../electron/system/system.ts';
import { refused, value } from '../store/scratch.ts';
import { davFlavours, fakeWebdav, SECRET, USER } from '../support/fake-webdav.ts';
import { faultProxy } from '../support/fault-proxy.ts';
import { noise, readAll, sourceOf } from '../support/remote-objects.ts';

const MEGABYTES_8 = 8_000_000;

async function start(flavour = 'apache', traffic?: Traffic) {
  const fake = await fakeWebdav(davFlavours.find(({ name }) => name === flavour) ?? davFlavours[0]!);
  const proxy = await faultProxy(fake.url);
  const url = new URL(fake.folder.pathname, proxy.url).href;
  const remote = webdavRemote(
    { url, certificate: null },
    { user: USER, secret: SECRET },
    { clock, timers, random: () => 0, traffic },
  );
  onTestFinished(async () => {
    remote.close();
    await proxy.close();
    await fake.close();
  });
  return { fake, proxy, remote, url };
}

/** A server that answers every connection in its own way. */
async function bare(answer: string): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(answer));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => void server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`;
}

const openAt = (url: string) => {
  const remote = webdavRemote(
    { url, certificate: null },
    { user: '', secret: null },
    { clock, timers, random: () => 0 },
  );
  onTestFinished(() => remote.close());
  return remote;
};

describe('data is not wasted', () => {
  it.each([401, 403, 413, 507])('a large upload refused with %i costs no upload', async (status) => {
    const { proxy, remote } = await start();
    value(await remote.putPointer('objects/first', noise(3)));
    const before = proxy.bytes.uploaded;
    proxy.set({ mischief: { kind: 'answer', status }, on: (method) => method === 'PUT' });
    const answer = await remote.putImmutable('objects/large', sourceOf(noise(MEGABYTES_8)));
    expect(answer.ok).toBe(false);
    expect(proxy.bytes.uploaded).toBe(before);
  });

  it('an upload that is refused in its midst stops', async () => {
    const { proxy, remote } = await start();
    proxy.set({ mischief: { kind: 'answer', status: 507, after: 100_000 }, on: (method) => method === 'PUT' });
    const source = sourceOf(noise(MEGABYTES_8), 20_000);
    let read = 0;
    const counted = {
      bytes: source.bytes,
      async *open(from: number) {
        for await (const chunk of source.open(from)) {
          read += chunk.length;
          yield chunk;
        }
      },
    };
    expect(refused(await remote.putImmutable('objects/large', counted))).toBe('remote-full');
    expect(read).toBeLessThan(MEGABYTES_8);
  });

  it('one connection serves many requests, and what they cost is told', async () => {
    const total = { requests: 0, sent: 0, received: 0 };
    const { proxy, remote } = await start('apache', (spent) => {
      total.requests += spent.requests;
      total.sent += spent.sent;
      total.received += spent.received;
    });
    value(await remote.putPointer('objects/first', noise(3)));
    let connections = 0;
    proxy.server.on('connection', () => (connections += 1));
    const [before, asked] = [{ ...total }, proxy.asked.length];
    value(await remote.putImmutable('objects/one', sourceOf(noise(20_000))));
    value(await readAll(remote, 'objects/one'));
    for (let n = 0; n < 10; n += 1) value(await remote.stat('objects/one'));
    expect(connections).toBe(0);
    expect(total.requests - before.requests).toBe(proxy.asked.length - asked);
    for (const moved of [total.sent - before.sent, total.received - before.received]) {
      expect(moved).toBeGreaterThan(20_000);
      expect(moved).toBeLessThan(25_000);
    }
  });
});

it('free space is told where the server knows it', async () => {
  expect(value(await (await start('nas')).remote.free())).toBe(123_456_789);
  expect(value(await (await start('apache')).remote.free())).toBeNull();
});

it('Node copies an answer’s body out of what the socket read, whose memory is given back at once', async () => {
  const server = createHttpServer((_, response) => {
    response.end(noise(MEGABYTES_8));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const [read, given] = [new Set<ArrayBufferLike>(), new Set<ArrayBufferLike>()];
  await new Promise((resolve) => {
    get({ host: '127.0.0.1', port }, (response) => {
      response.socket.on('data', (chunk: Buffer) => read.add(chunk.buffer));
      response.on('data', (chunk: Buffer) => given.add(chunk.buffer));
      response.on('end', resolve);
    });
  });
  server.close();
  expect(given.size).toBeGreaterThan(10);
  expect([...given].filter((buffer) => read.has(buffer))).toEqual([]);
});

it('more requests than there are connections wait their turn', async () => {
  const { proxy, url } = await start();
  const pace = { connect: 150, idle: 1_000, answer: 1_000 };
  const remote = webdavRemote(
    { url, certificate: null },
    { user: USER, secret: SECRET },
    { clock, timers, random: () => 0, pace },
  );
  onTestFinished(() => remote.close());
  value(await remote.putPointer('objects/one', noise(30)));
  proxy.set({ mischief: { kind: 'slow', piece: 10, pause: 70 } });
  const all = await Promise.all(Array.from({ length: 20 }, () => readAll(remote, 'objects/one')));
  expect(all.every((one) => one.ok)).toBe(true);
});

describe('secrets stay with the server they are for', () => {
  it('no password goes over a bare connection before the server asks for it, and none where it sends us', async () => {
    const { fake, proxy, remote } = await start();
    const seen: (string | undefined)[] = [];
    proxy.server.prependListener('request', (request) => seen.push(request.headers.authorization));
    value(await remote.stat('objects/x'));
    expect(seen[0]).toBeUndefined();
    expect(seen[1]).toMatch(/^Basic /);
    const before = seen.length;
    proxy.set({ mischief: { kind: 'answer', status: 302, headers: { location: fake.folder.href } } });
    const elsewhere: string[] = [];
    fake.server.prependListener('request', (request) => elsewhere.push(String(request.url)));
    expect(refused(await remote.stat('objects/x'))).toBe('remote-moved');
    expect(seen.length).toBe(before + 1);
    expect(elsewhere).toEqual([]);
  });
});

describe('what answers is told apart', () => {
  it.each([
    ['what speaks no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n', 'remote-not-webdav'],
    ['what says nothing', '', 'remote-cut'],
    ['a page of a router', 'HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n<html></html>', 'remote-not-webdav'],
    ['an answer that is no XML', 'HTTP/1.1 207 Multi-Status\r\nContent-Length: 5\r\n\r\n<a><b', 'remote-not-webdav'],
    [
      'a web server that knows no folders',
      'HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\n\r\n',
      'remote-not-webdav',
    ],
  ])('%s', async (_, answer, code) => {
    const remote = openAt(await bare(answer));
    for await (const entry of remote.list('')) expect(refused(entry)).toBe(code);
  });

  it('a port where nobody listens', async () => {
    expect(refused(await openAt('http://127.0.0.1:1/').stat('x'))).toBe('remote-unreachable');
  });

  it('a name that nobody has', async () => {
    const answer = await openAt('http://nobody.invalid/').stat('x');
    expect(refused(answer)).toMatch(/^remote-(no-such-host|offline)$/);
  });

  it('a folder that is not there', async () => {
    const { url } = await start();
    const remote = webdavRemote(
      { url: new URL('missing/', url).href, certificate: null },
      { user: USER, secret: SECRET },
      { clock, timers, random: () => 0 },
    );
    onTestFinished(() => remote.close());
    for await (const entry of remote.list('')) expect(refused(entry)).toBe('remote-no-folder');
    expect(refused(await remote.putPointer('metadata/a.json', noise(3)))).toBe('remote-no-folder');
    expect(refused(await remote.putPointer('a.json', noise(3)))).toBe('remote-no-folder');
  });
});

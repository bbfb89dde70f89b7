import { describe, expect, it, onTestFinished } from 'vitest';
import type { RemoteSource } from '../../electron/services/ports/remote.ts';
import { retrying } from '../../electron/remote/retry.ts';
import { webdavRemote } from '../../electron/remote/webdav.ts';
import { clock, timers } from '../../electron/system/system.ts';
import { refused, value } from '../store/scratch.ts';
import { davFlavours, fakeWebdav, SECRET, USER } from '../support/fake-webdav.ts';
import { faultProxy } from '../support/fault-proxy.ts';
import { noise, readAll, sourceOf } from '../support/remote-objects.ts';

const LARGE = 18_000_000;
const CHUNK = 5 * 1024 * 1024;
const deps = { clock, timers, random: () => 0 };

async function start(path?: string) {
  const fake = await fakeWebdav(davFlavours.find(({ name }) => name === 'nextcloud')!);
  const proxy = await faultProxy(fake.url);
  onTestFinished(async () => {
    await proxy.close();
    await fake.close();
  });
  const url = new URL(path ?? fake.folder.pathname, proxy.url).href;
  const open = () => {
    const remote = webdavRemote({ url, certificate: null }, { user: USER, secret: SECRET }, deps);
    onTestFinished(() => remote.close());
    return remote;
  };
  const uploads = (): string[] => [...fake.all().keys()].filter((one) => one.includes('/uploads/office-north/'));
  return { fake, proxy, open, uploads };
}

describe('chunks', () => {
  it('carry large objects and leave nothing behind', async () => {
    const { fake, proxy, open, uploads } = await start();
    value(await open().putImmutable('objects/ab/large', sourceOf(noise(LARGE))));
    expect(Buffer.compare(fake.files().get('objects/ab/large') ?? Buffer.alloc(0), noise(LARGE))).toBe(0);
    expect(proxy.asked.filter((one) => one.startsWith('PUT ') && one.includes('/uploads/'))).toHaveLength(4);
    expect(uploads()).toEqual([]);
  });

  it('that came are not sent again, by another process either', async () => {
    const { proxy, open, uploads } = await start();
    proxy.set({
      mischief: { kind: 'reset', of: 'question', after: 1_000_000 },
      on: (method, path) => method === 'PUT' && path.endsWith('/00003'),
    });
    expect(refused(await open().putImmutable('objects/large', sourceOf(noise(LARGE))))).toBe('remote-cut');
    proxy.set(null);
    expect(uploads().length).toBeGreaterThanOrEqual(2);
    const before = proxy.bytes.uploaded;
    const told: number[] = [];
    const next = open();
    value(await next.putImmutable('objects/large', sourceOf(noise(LARGE)), undefined, (done) => told.push(done)));
    expect(told.slice(0, 2)).toEqual([CHUNK, 2 * CHUNK]);
    expect(proxy.bytes.uploaded - before).toBeLessThan(LARGE - 2 * CHUNK + 10_000);
    expect(Buffer.compare(value(await readAll(next, 'objects/large')), noise(LARGE))).toBe(0);
  });

  it('that the server has forgotten are begun anew', async () => {
    const { proxy, open } = await start();
    proxy.set({ mischief: { kind: 'answer', status: 412 }, on: (_, path) => path.endsWith('/00002'), times: 1 });
    const remote = retrying(open(), deps);
    value(await remote.putImmutable('objects/large', sourceOf(noise(LARGE))));
    expect(proxy.asked.filter((one) => one.startsWith('DELETE '))).toHaveLength(1);
  });

  it('of a source that is not what it said are thrown away', async () => {
    const { open, uploads } = await start();
    const source: RemoteSource = { ...sourceOf(noise(LARGE)), bytes: LARGE + 1 };
    expect(refused(await open().putImmutable('objects/odd', source))).toBe('source-changed');
    expect(uploads()).toEqual([]);
  });

  it('serve the older address too', async () => {
    const { fake, open } = await start('/cloud/remote.php/dav/files/office-north/campaign');
    value(await open().putImmutable('large', sourceOf(noise(LARGE))));
    expect(fake.files().get('large')?.length).toBe(LARGE);
  });

  it('are done without where the server knows none', async () => {
    const { fake, proxy, open } = await start();
    proxy.set({ mischief: { kind: 'answer', status: 405 }, on: (_, path) => path.includes('/uploads/') });
    value(await open().putImmutable('objects/large', sourceOf(noise(LARGE))));
    expect(fake.files().get('objects/large')?.length).toBe(LARGE);
  });
});

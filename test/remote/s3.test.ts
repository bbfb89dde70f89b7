import { describe, expect, it, onTestFinished } from 'vitest';
import { s3Remote } from '../../electron/remote/s3.ts';
import type { Remote } from '../../electron/services/ports/remote.ts';
import { clock, timers } from '../../electron/system/system.ts';
import { refused, value } from '../store/scratch.ts';
import { BUCKET, fakeS3, KEY_ID, REGION, S3_SECRET, s3Flavours, type S3Flavour } from '../support/fake-s3.ts';
import { faultProxy } from '../support/fault-proxy.ts';
import { noise, readAll, sourceOf } from '../support/remote-objects.ts';

const LARGE = 18_000_000;
const PART = 5 * 1024 * 1024;
const deps = { clock, timers, random: () => 0 };

async function start(flavour: Partial<S3Flavour> = {}) {
  const fake = await fakeS3({ name: 's3', style: 'path', page: 1_000, tellsUploads: true, ahead: 0, ...flavour });
  const proxy = await faultProxy(fake.url);
  const address = {
    kind: 's3',
    endpoint: proxy.url.href,
    bucket: BUCKET,
    region: REGION,
    prefix: '',
    keyId: KEY_ID,
    style: 'path',
    certificate: null,
  } as const;
  const open = (change: Partial<typeof address> | object = {}, secret = S3_SECRET): Remote => {
    const remote = s3Remote({ ...address, ...change }, secret, deps);
    onTestFinished(() => remote.close());
    return remote;
  };
  onTestFinished(async () => {
    await proxy.close();
    await fake.close();
  });
  return { fake, proxy, open };
}

describe('parts', () => {
  it.each(s3Flavours)('of an upload that broke are not sent again: $name', async (flavour) => {
    const { fake, proxy, open } = await start(flavour);
    const bytes = noise(LARGE);
    const remote = open();
    proxy.set({
      mischief: { kind: 'reset', of: 'question', after: 100_000 },
      on: (method, path) => method === 'PUT' && path.includes('partNumber=3'),
    });
    expect(refused(await remote.putImmutable('objects/large', sourceOf(bytes)))).toBe('remote-cut');
    proxy.set(null);
    const before = proxy.bytes.uploaded;
    const told: number[] = [];
    // Where the store tells of uploads another process can go on; elsewhere the same one.
    const next = flavour.tellsUploads ? open() : remote;
    value(await next.putImmutable('objects/large', sourceOf(bytes), undefined, (done) => told.push(done)));
    expect(told.slice(0, 2)).toEqual([PART, 2 * PART]);
    expect(proxy.bytes.uploaded - before).toBeLessThan(LARGE - 2 * PART + 10_000);
    expect(Buffer.compare(value(await readAll(remote, 'objects/large')), bytes)).toBe(0);
    expect(fake.uploads.size).toBe(0);
  });

  it('of a source that is not what it said are thrown away', async () => {
    const { fake, open } = await start();
    const source = { ...sourceOf(noise(LARGE)), bytes: LARGE + 1 };
    expect(refused(await open().putImmutable('objects/odd', source))).toBe('source-changed');
    expect(fake.uploads.size).toBe(0);
    expect(fake.objects.size).toBe(0);
  });

  it('that belong to nothing any more are begun anew', async () => {
    const { fake, proxy, open } = await start({ tellsUploads: false });
    const remote = open();
    proxy.set({
      mischief: { kind: 'reset', of: 'question', after: 10 },
      on: (method, path) => method === 'PUT' && path.includes('partNumber=2'),
    });
    expect(refused(await remote.putImmutable('objects/large', sourceOf(noise(LARGE))))).toBe('remote-cut');
    proxy.set(null);
    fake.uploads.clear();
    value(await remote.putImmutable('objects/large', sourceOf(noise(LARGE))));
    expect(fake.objects.get('objects/large')?.length).toBe(LARGE);
  });
});

describe('what is wrong is told apart', () => {
  it.each([
    ['another key', { keyId: 'OTHER' }, S3_SECRET, 'remote-unauthorised'],
    ['another secret', {}, 'wrong', 'remote-unauthorised'],
    ['another bucket', { bucket: 'somebody-else' }, S3_SECRET, 'remote-no-bucket'],
    ['another region', { region: 'elsewhere' }, S3_SECRET, 'remote-wrong-region'],
  ])('%s', async (_, change, secret, code) => {
    const { open } = await start();
    const remote = open(change, secret);
    expect(refused(await remote.putPointer('a.json', noise(9)))).toBe(code);
    expect(refused(await remote.get('a.json'))).toBe(code);
    for await (const entry of remote.list('')) expect(refused(entry)).toBe(code);
  });

  it('a clock that is off is set right by what the store says', async () => {
    const { open, proxy } = await start({ ahead: -40 * 60_000 });
    const remote = open();
    value(await remote.putPointer('a.json', noise(9)));
    const asked = proxy.asked.length;
    expect(value(await remote.stat('a.json'))).toBe(9);
    expect(proxy.asked.length).toBe(asked + 1);
  });

  it('a clock that the store does not tell is refused', async () => {
    const { open, proxy } = await start({ ahead: 40 * 60_000 });
    proxy.set({ mischief: { kind: 'rewrite', answer: (headers) => ({ ...headers, date: 'some day' }) } });
    expect(refused(await open().putPointer('a.json', noise(9)))).toMatch(/^remote-(clock|forbidden)$/);
  });
});

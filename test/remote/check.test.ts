import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { CheckStep, RemoteAddress } from '#contract/schemas/remote.ts';
import { remoteChecker } from '../../electron/remote/check.ts';
import { webdavRemote } from '../../electron/remote/webdav.ts';
import { clock, timers } from '../../electron/system/system.ts';
import { scratchFolder } from '../store/scratch.ts';
import { type Certificate, certificateFor } from '../support/certificate.ts';
import { BUCKET, fakeS3, KEY_ID, REGION, S3_SECRET, s3Flavours } from '../support/fake-s3.ts';
import { davFlavours, fakeWebdav, SECRET, USER } from '../support/fake-webdav.ts';
import { type Fault, faultProxy } from '../support/fault-proxy.ts';
import { noise, readAll, sourceOf } from '../support/remote-objects.ts';

const deps = { clock, timers, random: () => 0.000_1 };

async function checked(address: RemoteAddress, secret: string) {
  const steps: CheckStep[] = [];
  const check = remoteChecker(deps)(address, secret, undefined);
  let step = await check.next();
  for (; step.done !== true; step = await check.next()) steps.push(step.value);
  return { steps, outcome: step.value };
}
const told = (steps: readonly CheckStep[], outcome: CheckStep['outcome']): string[] =>
  steps.filter((one) => one.outcome === outcome).map(({ step, refusal }) => `${step}: ${refusal?.code ?? ''}`);

async function dav(name = 'apache', fault: Fault | null = null) {
  const fake = await fakeWebdav(davFlavours.find((one) => one.name === name)!);
  const proxy = await faultProxy(fake.url);
  proxy.set(fault);
  onTestFinished(async () => {
    await proxy.close();
    await fake.close();
  });
  const url = new URL(fake.folder.pathname, proxy.url).href;
  const address = { kind: 'webdav', url, user: USER, certificate: null } as const;
  return { fake, proxy, address };
}

describe('the test of a remote', () => {
  it('finds nothing wrong with a good one and leaves nothing there', async () => {
    const { fake, address } = await dav('nas');
    const { steps, outcome } = await checked(address, SECRET);
    expect(outcome.ok).toBe(true);
    expect(steps.map(({ step }) => step)).toEqual([
      'connect',
      'write',
      'read',
      'range',
      'list',
      'replace',
      'delete',
      'privacy',
      'clock',
      'space',
    ]);
    expect(told(steps, 'refused')).toEqual([]);
    expect(told(steps, 'warning')).toEqual([]);
    expect(steps.at(-1)?.facts).toEqual({ free: 123_456_789 });
    expect([...fake.files().keys()]).toEqual([]);
  });

  it('passes folders and S3 stores too', async () => {
    expect((await checked({ kind: 'folder', path: await scratchFolder() }, '')).outcome.ok).toBe(true);
    const fake = await fakeS3(s3Flavours[0]!);
    onTestFinished(() => fake.close());
    const s3 = {
      kind: 's3',
      endpoint: fake.url.href,
      bucket: BUCKET,
      region: REGION,
      prefix: 'x',
      keyId: KEY_ID,
      style: 'path',
      certificate: null,
    } as const;
    expect((await checked(s3, S3_SECRET)).outcome.ok).toBe(true);
    expect(fake.objects.size).toBe(0);
    expect(told((await checked({ ...s3, bucket: 'another' }, S3_SECRET)).steps, 'refused')).toEqual([
      'write: remote-no-bucket',
    ]);
  });

  it.each<[string, Fault, string]>([
    ['a wrong password', { mischief: { kind: 'answer', status: 401 } }, 'connect: remote-unauthorised'],
    [
      'no right to write',
      { mischief: { kind: 'answer', status: 403 }, on: (method) => method !== 'HEAD' },
      'write: remote-forbidden',
    ],
    [
      'a full store',
      { mischief: { kind: 'answer', status: 507 }, on: (method) => method === 'PUT' },
      'write: remote-full',
    ],
    [
      'no right to list',
      { mischief: { kind: 'answer', status: 403 }, on: (method) => method === 'PROPFIND' },
      'list: remote-forbidden',
    ],
    [
      'no right to delete',
      { mischief: { kind: 'answer', status: 403 }, on: (method) => method === 'DELETE' },
      'delete: remote-forbidden',
    ],
    [
      'bytes that change on the way',
      { mischief: { kind: 'answer', status: 200, body: 'x'.repeat(65_536) }, on: (method) => method === 'GET' },
      'read: remote-incomplete',
    ],
    [
      'a portal',
      { mischief: { kind: 'answer', status: 302, headers: { location: 'https://portal.example/' } } },
      'connect: remote-moved',
    ],
  ])('names %s', async (_, fault, expected) => {
    const { address } = await dav('apache', fault);
    const { steps, outcome } = await checked(address, SECRET);
    expect(told(steps, 'refused')).toEqual([expected]);
    expect(steps.at(-1)?.outcome).toBe('refused');
    expect(outcome.ok).toBe(false);
  });

  it.each<[string, Fault['mischief'], string]>([
    [
      'a clock an hour off',
      { kind: 'rewrite', answer: (headers) => ({ ...headers, date: new Date(Date.now() + 3_600_000).toUTCString() }) },
      'clock: remote-clock',
    ],
    [
      'a server without ranges',
      { kind: 'rewrite', question: (headers) => ({ ...headers, range: undefined }) },
      'range: remote-no-ranges',
    ],
  ])('warns of %s', async (_, mischief, expected) => {
    const { address } = await dav('apache', { mischief });
    const { steps, outcome } = await checked(address, SECRET);
    expect(told(steps, 'warning')).toEqual([expected]);
    expect(outcome.ok).toBe(true);
  });

  it('warns of a password on a bare connection to another computer', async () => {
    const { address } = await dav();
    // The same server by a name that does not say so.
    const url = address.url.replace('127.0.0.1', '[::ffff:127.0.0.1]');
    const { steps, outcome } = await checked({ ...address, url }, SECRET);
    expect(told(steps, 'warning')).toEqual(['privacy: remote-bare']);
    expect(outcome.ok).toBe(true);
  });
});

const DAY = 86_400_000;
const from = (days: number): Date => new Date(Date.now() + days * DAY);

describe('certificates', () => {
  /** A WebDAV server behind TLS with a certificate. */
  async function safely(certificate: Certificate) {
    const fake = await fakeWebdav(davFlavours.find(({ name }) => name === 'apache')!);
    const server = createServer({ cert: certificate.cert, key: certificate.key }, (request, response) => {
      fake.server.emit('request', request, response);
    });
    server.on('checkContinue', (request, response) => fake.server.emit('request', request, response));
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    onTestFinished(async () => {
      server.closeAllConnections();
      server.close();
      await fake.close();
    });
    const { port } = server.address() as AddressInfo;
    const url = `https://127.0.0.1:${port}/dav/`;
    return (trusted: string | null) => ({ kind: 'webdav', url, user: USER, certificate: trusted }) as const;
  }

  it('of nobody known is shown, and taken when a person trusts it', async () => {
    const own = certificateFor('127.0.0.1', from(-1), from(30));
    const address = await safely(own);
    const { steps } = await checked(address(null), SECRET);
    expect(steps).toEqual([
      {
        step: 'connect',
        outcome: 'refused',
        refusal: expect.objectContaining({
          code: 'remote-tls',
          params: expect.objectContaining({ reason: 'unknown-issuer' }),
        }),
        facts: { certificate: own.fingerprint },
      },
    ]);
    const trusting = await checked(address(own.fingerprint), SECRET);
    expect(trusting.outcome.ok).toBe(true);
    expect(told(trusting.steps, 'warning')).toEqual([]);
  });

  it('does not stand in the way of large objects', async () => {
    const own = certificateFor('127.0.0.1', from(-1), from(30));
    const address = (await safely(own))(own.fingerprint);
    const remote = webdavRemote(address, { user: USER, secret: SECRET }, deps);
    onTestFinished(() => remote.close());
    const bytes = noise(9_000_000);
    expect(await remote.putImmutable('objects/large', sourceOf(bytes))).toEqual({ ok: true, value: undefined });
    const read = await readAll(remote, 'objects/large');
    expect(read.ok && Buffer.compare(read.value, bytes)).toBe(0);
  });

  it('other than the one trusted is refused', async () => {
    const address = await safely(certificateFor('127.0.0.1', from(-1), from(30)));
    const { steps } = await checked(address('0'.repeat(64)), SECRET);
    expect(told(steps, 'refused')).toEqual(['connect: remote-tls']);
  });
});

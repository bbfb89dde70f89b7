import { retrying } from '../../electron/remote/retry.ts';
import { s3Remote } from '../../electron/remote/s3.ts';
import { webdavRemote } from '../../electron/remote/webdav.ts';
import type { Remote } from '../../electron/services/ports.ts';
import { clock, timers } from '../../electron/system/system.ts';
import { type DavFlavour, davFlavours, fakeWebdav, SECRET, TOKEN, USER } from './fake-webdav.ts';
import { BUCKET, fakeS3, KEY_ID, REGION, S3_SECRET, type S3Flavour, s3Error, s3Flavours } from './fake-s3.ts';
import { type FaultProxy, faultProxy } from './fault-proxy.ts';

/** A server, reached through a fault proxy. */
export interface RemoteServer {
  readonly proxy: FaultProxy;
  /** A new remote on it; `impatient` ones give up silence in a fraction of a second. */
  open(pace: 'usual' | 'impatient'): Remote;
  body(status: number): string;
  close(): Promise<void>;
}

/** How to start a server, by driver and name. */
export interface ServerKind {
  readonly driver: 'webdav' | 's3';
  readonly name: string;
  start(): Promise<RemoteServer>;
}

const impatient = { connect: 2_000, idle: 250, answer: 1_200 };

const davDeps = (pace: 'usual' | 'impatient') => ({
  clock,
  timers,
  // No pauses between tries.
  random: () => 0,
  ...(pace === 'impatient' ? { pace: impatient } : {}),
});

const fakeDav = (flavour: DavFlavour): ServerKind => ({
  driver: 'webdav',
  name: `fake ${flavour.name}`,
  async start() {
    const fake = await fakeWebdav(flavour);
    const proxy = await faultProxy(fake.url);
    const url = new URL(fake.folder.pathname, proxy.url).href;
    const who = flavour.auth === 'bearer' ? { user: '', secret: TOKEN } : { user: USER, secret: SECRET };
    return {
      proxy,
      open: (pace) => retrying(webdavRemote({ url, certificate: null }, who, davDeps(pace)), davDeps(pace)),
      body: () => '',
      close: async () => {
        await proxy.close();
        await fake.close();
      },
    };
  },
});

const s3Address = (endpoint: string, style: 'path' | 'host') =>
  ({
    kind: 's3',
    endpoint,
    bucket: BUCKET,
    region: REGION,
    prefix: 'campaign/one',
    keyId: KEY_ID,
    style,
    certificate: null,
  }) as const;

const inS3: Readonly<Record<number, string>> = {
  403: 'AccessDenied',
  404: 'NoSuchKey',
  500: 'InternalError',
  503: 'SlowDown',
  507: 'XMinioStorageFull',
  413: 'EntityTooLarge',
};

const fakeStore = (flavour: S3Flavour): ServerKind => ({
  driver: 's3',
  name: `fake ${flavour.name}`,
  async start() {
    const fake = await fakeS3(flavour);
    const proxy = await faultProxy(fake.url);
    const address = s3Address(proxy.url.href, flavour.style);
    return {
      proxy,
      open: (pace) => retrying(s3Remote(address, S3_SECRET, davDeps(pace)), davDeps(pace)),
      body: (status) => s3Error(inS3[status] ?? 'Other'),
      close: async () => {
        await proxy.close();
        await fake.close();
      },
    };
  },
});

export const fakeServers: readonly ServerKind[] = [...davFlavours.map(fakeDav), ...s3Flavours.map(fakeStore)];

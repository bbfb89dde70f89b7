import { retrying } from '../../electron/remote/retry.ts';
import { s3Remote } from '../../electron/remote/s3.ts';
import { webdavRemote } from '../../electron/remote/webdav.ts';
import type { Remote } from '../../electron/services/ports/remote.ts';
import { clock, timers } from '../../electron/system/system.ts';
import { type DavFlavour, davFlavours, fakeWebdav, SECRET, TOKEN, USER } from './fake-webdav.ts';
import { BUCKET, fakeS3, KEY_ID, REGION, S3_SECRET, type S3Flavour, s3Error, s3Flavours } from './fake-s3.ts';
import { type FaultProxy, faultProxy } from './fault-proxy.ts';
import {
  REAL_BUCKET,
  REAL_REGION,
  REAL_SECRET,
  REAL_USER,
  REAL_DAV_USER,
  type RealKind,
  realKinds,
} from './real-servers.ts';

/** A server, reached through a fault proxy. */
export interface RemoteServer {
  readonly proxy: FaultProxy;
  /** A new and empty remote on it; `impatient` ones give up silence in a fraction of a second. */
  open(pace: 'usual' | 'impatient'): Promise<Remote>;
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

/** `chance` 0 makes no pauses between tries. */
const davDeps = (pace: 'usual' | 'impatient', chance = 0) => ({
  clock,
  timers,
  random: () => chance,
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
      open: async (pace) => retrying(webdavRemote({ url, certificate: null }, who, davDeps(pace)), davDeps(pace)),
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
      open: async (pace) => retrying(s3Remote(address, S3_SECRET, davDeps(pace)), davDeps(pace)),
      body: (status) => s3Error(inS3[status] ?? 'Other'),
      close: async () => {
        await proxy.close();
        await fake.close();
      },
    };
  },
});

/** A server of the system's packages, by what its driver needs to reach it. */
const real = (kind: RealKind): ServerKind => ({
  driver: kind.driver,
  name: kind.name,
  async start() {
    const server = await kind.start();
    const proxy = await faultProxy(server.url);
    const { href: url } = proxy.url;
    const s3 = { bucket: REAL_BUCKET, region: REAL_REGION, keyId: REAL_USER };
    let opened = 0;
    return {
      proxy,
      async open(pace) {
        // rclone keeps a file locked for a moment after an upload broke.
        const deps = davDeps(pace, kind.name.startsWith('rclone') ? 0.05 : 0);
        opened += 1;
        if (kind.driver === 's3') {
          // One bucket for all; each has it below a name of its own.
          const address = { ...s3Address(url, 'path'), ...s3, prefix: `campaign/${opened}` };
          return retrying(s3Remote(address, REAL_SECRET, deps), deps);
        }
        const who = { user: REAL_DAV_USER, secret: REAL_SECRET };
        const folder = await server.newFolder(String(opened));
        return retrying(webdavRemote({ url: new URL(`${folder}/`, url).href, certificate: null }, who, deps), deps);
      },
      body: (status) => (kind.driver === 's3' ? s3Error(inS3[status] ?? 'Other') : ''),
      close: async () => {
        await proxy.close();
        await server.close();
      },
    };
  },
});

/** Apache, rclone and Swift, as far as they are on this computer (build/servers.ts installs them). */
export const realServers = (): readonly ServerKind[] => realKinds().map(real);

export const fakeServers: readonly ServerKind[] = [...davFlavours.map(fakeDav), ...s3Flavours.map(fakeStore)];

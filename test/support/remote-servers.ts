import { retrying } from '../../electron/remote/retry.ts';
import { webdavRemote } from '../../electron/remote/webdav.ts';
import type { Remote } from '../../electron/services/ports.ts';
import { clock, timers } from '../../electron/system/system.ts';
import { type DavFlavour, davFlavours, fakeWebdav, SECRET, TOKEN, USER } from './fake-webdav.ts';
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

export const fakeServers: readonly ServerKind[] = davFlavours.map(fakeDav);

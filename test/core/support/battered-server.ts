import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RemoteAddress } from '../../../electron/contract/schemas/remote.ts';
import { retrying } from '../../../electron/remote/retry.ts';
import { webdavRemote } from '../../../electron/remote/webdav.ts';
import type { Remote } from '../../../electron/services/ports/remote.ts';
import { clock, timers } from '../../../electron/system/system.ts';
import { scratch } from '../../trust/support/published.ts';
import type { Chance } from '../../support/chance.ts';
import { type FaultProxy, faultProxy } from '../../support/fault-proxy.ts';
import { REAL_DAV_USER, REAL_SECRET, type RealKind, type RealServer } from '../../support/real-servers.ts';
import type { Mount, SmallDrive } from '../../support/small-drive.ts';

/** Kilobytes: enough for all that a test brings, little enough to be filled in no time. */
const ROOM = 10_000;
/** Most bytes that are left when the drive is full: some small objects still find room, larger ones don't. */
const LEFT = 6_000;
const impatient = { connect: 2_000, idle: 120, answer: 300 };

/** What goes wrong during one sync, by the number of the request at which it does. */
interface Plan {
  readonly killAt: number;
  readonly downFor: number;
  readonly stallFrom: number;
  readonly stallUntil: number;
  readonly fullFrom: number;
  readonly fullUntil: number;
}
interface Drive {
  readonly folder: string;
  readonly small: SmallDrive;
}
const NEVER = Number.POSITIVE_INFINITY;

/** A real server on a drive of its own that is killed, stalled and filled up in the midst of what is done with it. */
export class BatteredServer {
  readonly met = { kills: 0, stalls: 0, fills: 0 };
  readonly proxy: FaultProxy;
  readonly #server: RealServer;
  readonly #drive: Drive | null;
  readonly #chance: Chance;

  private constructor(server: RealServer, proxy: FaultProxy, drive: Drive | null, chance: Chance) {
    this.#server = server;
    this.proxy = proxy;
    this.#drive = drive;
    this.#chance = chance;
  }

  /** Without a `mount` it is never full. */
  static async begin(kind: RealKind, mount: Mount | null, chance: Chance): Promise<BatteredServer> {
    const folder = await scratch();
    const drive = mount === null ? null : { folder, small: mount(folder, ROOM) };
    // For the web server's own user.
    await chmod(folder, 0o755);
    const server = await kind.start(folder);
    await server.newFolder('campaign');
    return new BatteredServer(server, await faultProxy(server.url), drive, chance);
  }

  get address(): RemoteAddress {
    return { kind: 'webdav', url: new URL('campaign/', this.proxy.url).href, user: REAL_DAV_USER, certificate: null };
  }

  /** Where its objects are on this computer. */
  get files(): string {
    return path.join(this.#server.folder, 'campaign');
  }

  /** A remote that soon loses patience. */
  remote(): Remote {
    const deps = { clock, timers, random: () => 0.02, pace: impatient };
    const { href: url } = new URL('campaign/', this.proxy.url);
    return retrying(webdavRemote({ url, certificate: null }, { user: REAL_DAV_USER, secret: REAL_SECRET }, deps), deps);
  }

  /** Does the work while something goes wrong; when it ends the server is up and has room again. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    const plan = this.#plan();
    let [asked, mended] = [0, Promise.resolve()];
    const of = this.#chance.pick(['question', 'answer'] as const);
    const after = 1 + this.#chance.below(this.#chance.pick([100, 2_000, 100_000]));
    this.proxy.set({
      mischief: { kind: 'stall', of, after },
      on: () => {
        asked += 1;
        if (asked === plan.killAt) {
          mended = this.#killFor(plan.downFor);
          // Awaited below, when the work has ended.
          mended.catch(() => undefined);
        }
        if (asked === plan.fullFrom) this.#fill();
        if (asked === plan.fullUntil) this.#empty();
        const stalls = asked >= plan.stallFrom && asked < plan.stallUntil;
        if (stalls) this.met.stalls += 1;
        return stalls;
      },
    });
    try {
      return await work();
    } finally {
      this.proxy.set(null);
      await mended;
      this.#empty();
    }
  }

  async end(): Promise<void> {
    await this.proxy.close();
    await this.#server.close();
    this.#drive?.small.remove();
  }

  #plan(): Plan {
    const { below, oneIn, pick } = this.#chance;
    const some = pick([3, 10, 30]);
    const [kill, stall, full] = [oneIn(3), oneIn(3), oneIn(3)];
    const [stallFrom, fullFrom] = [stall ? 1 + below(some) : NEVER, full ? 1 + below(some) : NEVER];
    return {
      killAt: kill ? 1 + below(some) : NEVER,
      downFor: below(pick([20, 200])),
      stallFrom,
      stallUntil: stallFrom + 1 + below(4),
      fullFrom,
      fullUntil: fullFrom + 1 + below(20),
    };
  }

  async #killFor(milliseconds: number): Promise<void> {
    // A moment more, so that it is in the midst of the request as well.
    await sleep(this.#chance.below(4));
    await this.#server.kill();
    this.met.kills += 1;
    await sleep(milliseconds);
    await this.#server.start();
  }

  get #filler(): string {
    return path.join(this.#drive?.folder ?? '', 'filler');
  }

  #fill(): void {
    if (this.#drive === null) return;
    const file = openSync(this.#filler, 'w');
    const spare = openSync(`${this.#filler}-spare`, 'w');
    writeSync(spare, Buffer.alloc(this.#chance.below(LEFT)));
    try {
      for (;;) writeSync(file, Buffer.alloc(64 * 1024));
    } catch {
      this.met.fills += 1;
    } finally {
      closeSync(file);
      closeSync(spare);
      rmSync(`${this.#filler}-spare`);
    }
  }

  #empty(): void {
    if (this.#drive !== null) rmSync(this.#filler, { force: true });
  }
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { webdavRemote } from '../../electron/remote/webdav.ts';
import { sideBySide } from '../../electron/system/side-by-side.ts';
import { clock, timers } from '../../electron/system/system.ts';
import { scratchFolder } from '../store/scratch.ts';
import { type Chance, chance } from '../support/chance.ts';
import { faultProxy } from '../support/fault-proxy.ts';
import { REAL_DAV_USER, REAL_SECRET, realKinds, type RealServer } from '../support/real-servers.ts';
import { smallDrives } from '../support/small-drive.ts';
import { value } from '../trust/support/published.ts';
import { bundledCli } from './support/bundled-cli.ts';
import { Busy } from './support/busy.ts';
import { EnrolledCampaign } from './support/enrolled.ts';
import { Shelf } from './support/shelf.ts';

/** Four of each campaign: early, late and in the midst of a sync. `npm run endure` kills 200 times. */
const KILLS = Number(process.env['TANSIQ_KILLS'] ?? 8);
/** Campaigns side by side, each with its laptops and a folder of its own at the server. */
const CAMPAIGNS = 2;

/** One campaign at the server, reached over a proxy that sees each request. */
async function campaignAt(server: RealServer, home: string, name: string, by: Chance) {
  await server.newFolder(name);
  const proxy = await faultProxy(server.url);
  onTestFinished(() => proxy.close());
  const { href: url } = new URL(`${name}/`, proxy.url);
  const address = { kind: 'webdav', url, user: REAL_DAV_USER, certificate: null } as const;
  const remote = webdavRemote(
    address,
    { user: REAL_DAV_USER, secret: REAL_SECRET },
    { clock, timers, random: () => 0.05 },
  );
  const folder = path.join(home, name);
  await mkdir(folder);
  const campaign = await EnrolledCampaign.begin(folder, remote, { address, secret: REAL_SECRET });
  onTestFinished(() => campaign.end());
  const shelf = new Shelf(path.join(server.folder, name));
  return { proxy, remote, campaign, shelf, busy: await Busy.begin(campaign, remote, by) };
}
type Place = Awaited<ReturnType<typeof campaignAt>>;

/**
 * `tansiq sync` on the coast's profile, killed a moment after one of its requests came by. Answers after how many; null
 * when it had ended before.
 */
async function killedSync(cli: string, { campaign, proxy }: Place, by: Chance): Promise<number | null> {
  await campaign.close('coast-office');
  const [before, at, moment] = [proxy.asked.length, 1 + by.below(by.pick([6, 12, 20])), by.below(6)];
  const child = spawn(process.execPath, [cli, 'sync', '--profile', campaign.folder('coast-office')], {
    stdio: 'ignore',
    env: { ...process.env, NODE_COMPILE_CACHE: path.join(path.dirname(cli), 'compiled') },
  });
  const ended = once(child, 'exit');
  const kill = async (): Promise<void> => {
    await sleep(moment);
    child.kill('SIGKILL');
  };
  proxy.set({
    mischief: { kind: 'slow', piece: 100_000, pause: 0 },
    on: () => {
      if (proxy.asked.length - before === at) void kill();
      return false;
    },
  });
  await ended;
  proxy.set(null);
  return child.signalCode === 'SIGKILL' ? proxy.asked.length - before : null;
}

/** Starts the laptop again: nothing of its profile is damaged, and its sync comes to its end. */
async function restarted({ campaign, remote, busy, shelf }: Place): Promise<void> {
  const { context } = await campaign.core('coast-office');
  // Nothing of it was set aside as damaged.
  expect(value(await context.profile.state())).toMatchObject({ status: 'open', notices: [] });
  value(await context.courier.sync(true));
  expect(value(await context.courier.state()).waiting.count).toBe(0);
  expect(await shelf.losses()).toEqual([]);
  await busy.work('desk');
  expect(await busy.sync('desk', remote)).toBe('done');
}

it.each(realKinds('Apache mod_dav'))(
  `a sync over $name killed at ${KILLS} moments is completed after the restart, with nothing twice`,
  { timeout: 900_000 },
  async (kind) => {
    const server = await kind.start();
    onTestFinished(() => server.close());
    const home = await scratchFolder();
    // What a power cut takes is tried elsewhere (test/powercut): a kill leaves to the system what was written.
    for (const mount of smallDrives('profiles in memory, for speed')) onTestFinished(mount(home, 400_000).remove);
    const cli = await bundledCli(path.join(home, 'program'));
    const requests: number[] = [];
    let [finished, objects, things] = [0, 0, 0];
    await sideBySide(Array.from({ length: CAMPAIGNS }).keys(), async (n) => {
      const by = chance();
      console.log(`campaign ${n}: TANSIQ_SEED=${by.seed} does the same again`);
      const place = await campaignAt(server, home, `campaign-${n}`, by);
      for (let kills = 0; kills < KILLS / CAMPAIGNS;) {
        await place.busy.work('coast-office');
        const after = await killedSync(cli, place, by);
        await restarted(place);
        if (after === null) finished += 1;
        else {
          kills += 1;
          requests.push(after);
        }
      }
      await place.busy.settle(place.remote);
      const reckoned = await place.busy.reckon(await place.shelf.objects());
      expect(reckoned.came).toEqual(reckoned.told);
      objects += reckoned.objects;
      things += reckoned.told.length;
    });
    const [first, last] = [Math.min(...requests), Math.max(...requests)];
    console.log(
      `${requests.length} syncs killed -9 after ${first} to ${last} requests (${new Set(requests).size} different moments), ` +
        `${finished} more had ended before; each was completed after the restart. ` +
        `${things} things to arrive, each there once; ${objects} objects at the remote, 0 twice, deleted or damaged`,
    );
    expect(new Set(requests).size).toBeGreaterThan(KILLS / 20);
  },
);

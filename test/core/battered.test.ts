import { expect, it, onTestFinished } from 'vitest';
import { scratchFolder } from '../store/scratch.ts';
import { chance } from '../support/chance.ts';
import { REAL_SECRET, realKinds } from '../support/real-servers.ts';
import { smallDrives } from '../support/small-drive.ts';
import { BatteredServer } from './support/battered-server.ts';
import { Busy } from './support/busy.ts';
import { EnrolledCampaign, officeIds } from './support/enrolled.ts';
import { Shelf } from './support/shelf.ts';

const SYNCS = 100;

it.each(realKinds('Apache mod_dav'))(
  `$name killed, stalled and filled up during ${SYNCS} syncs: all arrives once and whole, nothing is deleted`,
  { timeout: 300_000 },
  async (kind) => {
    const by = chance();
    console.log(`TANSIQ_SEED=${by.seed} does the same again`);
    const [mount = null] = smallDrives('the drive of a server that fills up during syncs');
    const server = await BatteredServer.begin(kind, mount, by);
    onTestFinished(() => server.end());
    const home = await scratchFolder();
    // What is tried here is the server's disk: that of the laptops is spared the flushing.
    if (mount !== null) onTestFinished(mount(home, 200_000).remove);
    const remote = server.remote();
    onTestFinished(() => remote.close());
    const campaign = await EnrolledCampaign.begin(home, remote, { address: server.address, secret: REAL_SECRET });
    onTestFinished(() => campaign.end());
    const busy = await Busy.begin(campaign, remote, by);
    const shelf = new Shelf(server.files);

    const outcomes = new Map<string, number>();
    for (let n = 0; n < SYNCS; n += 1) {
      const office = by.pick(officeIds);
      await busy.work(office);
      const code = await server.during(() => busy.sync(office, remote));
      outcomes.set(code, (outcomes.get(code) ?? 0) + 1);
      expect(await shelf.losses()).toEqual([]);
    }
    const rounds = await busy.settle(remote);

    expect(await shelf.losses()).toEqual([]);
    const { told, came, objects } = await busy.reckon(await shelf.objects());
    expect(came).toEqual(told);
    const { kills, stalls, fills } = server.met;
    expect(Math.min(kills, stalls, mount === null ? 1 : fills)).toBeGreaterThan(10);
    console.log(
      [
        `${SYNCS} syncs of 3 laptops, the server killed ${kills} times, stalled ${stalls}, filled up ${fills}:`,
        [...outcomes].map(([code, count]) => `${code} ${count}`).join(', '),
        `then ${rounds} rounds in peace`,
        `${told.length} things to arrive, each there once and whole; ${objects} objects at the remote, 0 deleted or damaged`,
      ].join('\n'),
    );
  },
);

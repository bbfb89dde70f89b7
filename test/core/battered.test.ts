import { expect, it, onTestFinished } from 'vitest';
import { scratchFolder } from '../store/scratch.ts';
import { chance } from '../support/chance.ts';
import { REAL_SECRET, realKinds } from '../support/real-servers.ts';
import { smallDrives } from '../support/small-drive.ts';
import { BatteredServer } from './support/battered-server.ts';
import { Busy } from './support/busy.ts';
import { EnrolledCampaign, officeIds } from './support/enrolled.ts';
import { Shelf } from './support/shelf.ts';

/** At least; `npm run endure` has 200. */
const SYNCS = Number(process.env['TANSIQ_KILLS'] ?? 25);
/** It goes on until each mishap came so often: by then at any request of a sync and with most of the files under way. */
const MISHAPS = 6;

it.each(realKinds('Apache mod_dav'))(
  `$name killed, stalled and filled up during ${SYNCS} syncs or more: all arrives once and whole, nothing is deleted`,
  { timeout: 900_000 },
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
    const { met } = server;
    const fewest = (): number => Math.min(met.kills, met.stalls, mount === null ? MISHAPS : met.fills);
    let syncs = 0;
    for (; syncs < SYNCS || fewest() < MISHAPS; syncs += 1) {
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
    const { kills, stalls, fills } = met;
    console.log(
      [
        `${syncs} syncs of 3 laptops, the server killed ${kills} times, stalled ${stalls}, filled up ${fills}:`,
        [...outcomes].map(([code, count]) => `${code} ${count}`).join(', '),
        `then ${rounds} rounds in peace`,
        `${told.length} things to arrive, each there once and whole; ${objects} objects at the remote, 0 deleted or damaged`,
      ].join('\n'),
    );
  },
);

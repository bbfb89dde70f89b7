import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { memoryRemote } from '../../electron/remote/memory.ts';
import { s3Remote } from '../../electron/remote/s3.ts';
import type { Remote } from '../../electron/services/ports/remote.ts';
import { memoryProfiles } from '../../electron/store/memory.ts';
import { clock, timers } from '../../electron/system/system.ts';
import { openCampaign, synced } from '../../test/services/support/campaign.ts';
import { type Office, post } from '../../test/services/support/office.ts';
import { BUCKET, type FakeS3, fakeS3, KEY_ID, REGION, S3_SECRET, s3Flavours } from '../../test/support/fake-s3.ts';
import { faultProxy, type FaultProxy } from '../../test/support/fault-proxy.ts';
import { root } from '../root.ts';
import { makeCampaign, office as officeOf, publish } from './release.ts';
import type { BenchRow } from './row.ts';

const OFFICES = 10_000;
const SUBMISSIONS = 2_000;
const DESK_LAPTOPS = 3;
/** An hour's syncs of one laptop (services/courier.ts, AFTER_SUCCESS). */
const SYNCS = 4;
/** A CDN asks the store for what may change this often, and once for what never does. */
const FRESH_FOR_S = 60;
const HOUR_S = 3_600;
const KILO = 1_000;

/** What a piece of work asked the store for: requests by `METHOD key`, and the bytes on the sockets, headers too. */
interface Trace {
  readonly asked: readonly string[];
  readonly bytes: number;
}

/** How often the store is asked for a thing in an hour, and what that weighs. */
interface Load {
  readonly name: string;
  /** Once. */
  readonly each: Trace;
  readonly requests: number;
  readonly bytes: number;
  /** Of them those that reach the store when a CDN stands before it. */
  readonly past: number;
}

/**
 * An hour of 10,000 offices at one S3 store: all of them pull a release, 2,000 send a submission each, the desk reads and
 * decides. Each kind of work is done once by the real code over HTTP; the hour is what its requests add up to.
 */
export async function benchCrowd(): Promise<readonly BenchRow[]> {
  const home = await mkdtemp(path.join(tmpdir(), 'tansiq-bench-crowd-'));
  const fake = await fakeS3(s3Flavours[0] ?? raise());
  const proxy = await faultProxy(fake.url);
  try {
    const store = tracedStore(proxy);
    const [release, mail] = [await releaseLoads(home, fake, store), await mailLoads(store)];
    const loads = [...Object.values(release), ...Object.values(mail)];
    // Of an office whose desk has one laptop: each further one is a request more.
    const quiet = [release.newer.each, mail.look.each];
    const first = release.first.each;
    for (const { name, requests, bytes, past } of loads) {
      console.log(
        `  ${name.padEnd(64)} ${count(requests)} requests ${count(bytes / 1e6)} MB ${count(past)} past a CDN`,
      );
    }
    const [requests, past] = [total(loads, (one) => one.requests), total(loads, (one) => one.past)];
    const bytes = total(loads, (one) => one.bytes);
    const bytesPast = total(loads, (one) => (one.bytes / Math.max(1, one.requests)) * one.past);
    return [
      row(
        'a sync with nothing new / the first: requests',
        total(quiet, ({ asked }) => asked.length),
        1,
        '',
        3,
      ),
      row('the same in bytes, with headers', total(quiet, (one) => one.bytes) / KILO, first.bytes / KILO, 'KB', 10),
      row(
        '10,000 offices, an hour: requests a second past a CDN / without',
        past / HOUR_S,
        requests / HOUR_S,
        '/s',
        100,
      ),
      row('the same in bytes past a CDN / without', bytesPast / 1e6, bytes / 1e6, 'MB', 1_000),
    ];
  } finally {
    await proxy.close();
    await fake.close();
    await rm(home, { recursive: true, force: true });
  }
}

interface TracedStore {
  readonly remote: Remote;
  trace(work: () => Promise<unknown>): Promise<Trace>;
}

function tracedStore(proxy: FaultProxy): TracedStore {
  let moved = 0;
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
  const traffic = ({ sent, received }: { readonly sent: number; readonly received: number }): void => {
    moved += sent + received;
  };
  return {
    remote: s3Remote(address, S3_SECRET, { clock, timers, random: () => 0, traffic }),
    async trace(work) {
      const [asked, before] = [proxy.asked.length, moved];
      await work();
      return { asked: proxy.asked.slice(asked), bytes: moved - before };
    },
  };
}

/** Everybody pulls one release of the demo pack, then asks whether there is a newer one. */
async function releaseLoads(home: string, fake: FakeS3, { remote, trace }: TracedStore) {
  const pack = path.join(home, 'pack');
  const demo = path.join(root, 'assets/packs/demo');
  await cp(demo, pack, { recursive: true, filter: (file) => !file.startsWith(path.join(demo, 'media')) });
  // The desk's own upload is no part of this: it puts straight into the store.
  const campaign = await makeCampaign(home, pack, memoryRemote(fake.objects));
  const releases = await officeOf(campaign, home);
  const admit = async (): Promise<void> => {
    const done = await releases.admit(remote, { acceptExpired: false });
    if (!done.ok) throw new Error(done.error.code);
  };
  const first = await trace(admit);
  await writeFile(path.join(pack, 'alerts.yaml'), '[]\n');
  await publish(campaign, pack);
  const [news, nothing] = [await trace(admit), await trace(admit)];
  hot(news, OFFICES, 'one release');
  const refreshed = HOUR_S / FRESH_FOR_S;
  const past = ({ asked }: Trace): number => asked.length + refreshed;
  return {
    first: load('a first release, by 1 office of a hundred', first, OFFICES / 100, past(first)),
    change: load('one release that changes a text, by each office', news, OFFICES, past(news)),
    newer: load(
      'whether there is a newer one, four times by each',
      nothing,
      OFFICES * SYNCS,
      nothing.asked.length * refreshed,
    ),
  };
}

/** Submissions, decisions, and the looks of either side for them. */
async function mailLoads({ remote, trace }: TracedStore) {
  const campaign = await openCampaign('desk', memoryProfiles);
  const coast = await campaign.open(campaign.laptops.coast, 'coast');
  const desk = await campaign.open(campaign.laptops.review, 'desk');
  await coast.client.profile.enterDemo({ office: 'coast', member: 'rima' });
  await desk.client.profile.enterDemo({ office: 'desk', member: 'joumana' });
  const sync = (office: Office) => trace(() => synced(office, remote));
  await sync(desk);
  const idle = await sync(coast);
  const laptops = campaign.laptops;
  // Of the small campaign: the desk's two laptops write to the coast; two offices and the desk's other one to the desk.
  const deskIdle = await sync(desk);
  const [perDesk, perOffice] = [
    split(idle, Object.values(laptops).filter(({ device }) => device.office === 'desk').length),
    split(deskIdle, 3),
  ];
  await coast.client.drafts.create({ command: 'post', content: post() });
  await coast.client.review.submit({ id: 'post', command: 'submission', edition: 0 });
  const sent = less(await sync(coast), idle);
  const read = less(await sync(desk), deskIdle);
  const [entry] = await desk.client.review.queue();
  if (entry === undefined) throw new Error('The submission did not come');
  const { id, contentHash } = entry.submission;
  await desk.client.review.decide({
    command: 'decision',
    submission: id,
    contentHash,
    kind: 'approve',
    comments: [],
    note: '',
  });
  const decided = less(await sync(desk), deskIdle);
  const heard = less(await sync(coast), idle);
  return {
    look: own('offices look for the desk’s mail', perDesk, OFFICES * SYNCS * DESK_LAPTOPS),
    deskLook: own('the desk’s laptops look for every office’s mail', perOffice, OFFICES * SYNCS * DESK_LAPTOPS),
    sent: own('submissions sent', sent, SUBMISSIONS),
    read: own('submissions read, by each of the desk’s laptops', read, SUBMISSIONS * DESK_LAPTOPS),
    decided: own('decisions sent', decided, SUBMISSIONS),
    heard: own('decisions read', heard, SUBMISSIONS),
  };
}

/** What stands for one writer's head where several were asked for. */
const split = ({ asked, bytes }: Trace, among: number): Trace => ({
  asked: asked.slice(0, Math.round(asked.length / among)),
  bytes: bytes / among,
});

/** What a sync with something to do asked for beyond one with nothing. */
const less = ({ asked, bytes }: Trace, idle: Trace): Trace => ({
  asked: asked.slice(0, Math.max(0, asked.length - idle.asked.length)),
  bytes: Math.max(0, bytes - idle.bytes),
});

const load = (name: string, each: Trace, times: number, past: number): Load => ({
  name,
  each,
  requests: each.asked.length * times,
  bytes: each.bytes * times,
  past,
});

/** Mail is for one reader, and may change at any moment: a CDN is no help. */
const own = (name: string, trace: Trace, times: number): Load => load(name, trace, times, trace.asked.length * times);

/** The objects that everybody asks for. */
function hot({ asked }: Trace, times: number, what: string): void {
  console.log(`  hot objects of ${what}, ${count(times)} times each:`);
  for (const one of asked) console.log(`    ${one.replace(`/${BUCKET}`, '')}`);
}

const total = <T>(all: readonly T[], of: (one: T) => number): number => all.reduce((sum, one) => sum + of(one), 0);

const count = (number: number): string => Math.round(number).toLocaleString('en').padStart(12);

const row = (name: string, ours: number, baseline: number, unit: string, limit: number): BenchRow => ({
  name,
  ours,
  baseline,
  unit,
  ratio: ours / baseline,
  budget: `≤ ${limit} ${unit}`.trim(),
  pass: ours <= limit,
});

function raise(): never {
  throw new Error('No such S3 store');
}

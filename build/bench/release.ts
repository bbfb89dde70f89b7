import { hash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { gzipSync } from 'node:zlib';
import type { Asset } from '../../electron/domain/asset.ts';
import type { Localised } from '../../electron/domain/language.ts';
import type { Result } from '../../electron/domain/result.ts';
import { inspectPack, openPack } from '../../electron/pack/folder.ts';
import { memoryRemote } from '../../electron/remote/memory.ts';
import type { Remote } from '../../electron/services/ports/remote.ts';
import type { Releases } from '../../electron/services/ports/trust.ts';
import { memoryStore } from '../../electron/store/memory.ts';
import { clock } from '../../electron/system/system.ts';
import { createCampaign } from '../../electron/trust/desk/campaign.ts';
import type { Desk } from '../../electron/trust/desk/desk.ts';
import { signRelease } from '../../electron/trust/desk/sign.ts';
import { upload } from '../../electron/trust/desk/upload.ts';
import { openReleases } from '../../electron/trust/admission/releases.ts';
import { metadataKey } from '../../electron/trust/tuf.ts';
import { root } from '../root.ts';
import type { BenchRow } from './row.ts';

const ASSETS = 20_000;
const CHANGED = 50;
const KILO = 1_000;

/**
 * A campaign of 20,000 pictures, in series like the demo's, each with a number in its title and six renditions: what a
 * first look at the remote and a release with 50 changes anywhere among them bring over the wire, media apart, and how
 * long admission takes with the remote at hand.
 */
export async function benchRelease(): Promise<readonly BenchRow[]> {
  const home = await mkdtemp(path.join(tmpdir(), 'tansiq-bench-release-'));
  try {
    const { pack, assets } = await makePack(path.join(home, 'pack'));
    const [campaign, whole] = [await makeCampaign(home, pack), gzipSync(JSON.stringify(assets)).length];
    const first = await look(campaign, home);
    await write(
      pack,
      assets.map((one, at) => (at % (ASSETS / CHANGED) === 0 ? retitled(one, ' *') : one)),
    );
    await publish(campaign, pack);
    const change = await look(campaign, home, first.releases);
    const parsing = await timed(() => bare(assets));
    return [
      row('first sync of 20,000 assets: lists, directory, index', first.bytes / KILO, whole / KILO, 'KB', 1_200),
      row('the same with the demo’s texts and rules', (first.bytes + first.texts) / KILO, whole / KILO, 'KB', 1_500),
      row('admission of 20,000 assets / parsing their records', first.ms, parsing, 'ms', 3_000),
      row('a release that changes 50 assets, bytes', (change.bytes + change.texts) / KILO, whole / KILO, 'KB', 250),
      row('a release that changes 50 assets, requests', change.requests, first.requests, '', 60),
    ];
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

/** A campaign with its desk, and the remote it publishes to. */
export interface Campaign {
  desk: Desk;
  readonly remote: Remote;
}

async function makePack(folder: string) {
  const demo = path.join(root, 'assets/packs/demo');
  await mkdir(folder);
  await cp(demo, folder, { recursive: true, filter: (file) => !file.startsWith(path.join(demo, 'media')) });
  const drawn = JSON.parse(await readFile(path.join(demo, 'assets.json'), 'utf8')) as readonly Asset[];
  const assets = Array.from({ length: ASSETS }, (_, at) => pictureOf(drawn, at));
  await write(folder, assets);
  return { pack: folder, assets };
}

function pictureOf(drawn: readonly Asset[], at: number): Asset {
  const one = drawn[at % drawn.length];
  if (one === undefined) throw new Error('The demo has no assets');
  const number = Math.floor(at / drawn.length) + 1;
  const id = `${one.id}-${number}`;
  const renditions = one.renditions.map((file) => ({ ...file, hash: hash('sha256', `${id} ${file.name}`) }));
  return {
    ...retitled(one, ` ${number}`),
    id,
    hash: hash('sha256', id),
    bytes: 20_000 + ((at * 7_919) % 90_000),
    renditions,
  };
}

function retitled(asset: Asset, more: string): Asset {
  const title: Localised = { ar: asset.title.ar + more, fr: asset.title.fr + more, en: asset.title.en + more };
  return { ...asset, title };
}

const write = (folder: string, assets: readonly Asset[]): Promise<void> =>
  writeFile(path.join(folder, 'assets.json'), JSON.stringify(assets));

/** A campaign that has published a pack once. */
export async function makeCampaign(home: string, pack: string, remote = memoryRemote()): Promise<Campaign> {
  const { campaign, regions, offices } = value(await openPack(pack).content());
  const order = { campaign, regions, offices, rootKeys: 1, threshold: 1, at: clock.now() };
  const desk = value(await createCampaign(path.join(home, 'keys'), order, () => 'a passphrase for a bench', 1));
  const made = { desk, remote };
  await publish(made, pack);
  return made;
}

export async function publish(campaign: Campaign, pack: string): Promise<void> {
  const head = value(await openPack(pack).content());
  campaign.desk = value(await signRelease(campaign.desk, { folder: pack, head, at: clock.now(), days: 90 }));
  // Media are no part of this: one small file stands for all of them.
  const steps = upload(campaign.desk, { remote: campaign.remote, media: async () => path.join(pack, 'alerts.yaml') });
  let step = await steps.next();
  while (step.done !== true) step = await steps.next();
  value(step.value);
}

/** What an office's look at the remote costs. */
async function look(campaign: Campaign, home: string, known?: Releases) {
  const releases = known ?? (await office(campaign, home));
  const spent = { bytes: 0, texts: 0, requests: 0 };
  const remote: Pick<Remote, 'get'> = {
    async get(key, options) {
      spent.requests += 1;
      const read = await campaign.remote.get(key, options);
      if (read.ok) spent[key.startsWith('targets/content/') ? 'texts' : 'bytes'] += read.value.bytes;
      return read;
    },
  };
  const ms = await timed(async () => void value(await releases.admit(remote, { acceptExpired: false })));
  return { ...spent, ms, releases };
}

/** An office that trusts the campaign's first root and has no release yet. */
export async function office({ desk }: Campaign, home: string): Promise<Releases> {
  const profile = path.join(home, 'office');
  await mkdir(profile);
  const first = (await desk.mirror.read(metadataKey(1, 'root'))) ?? Buffer.alloc(0);
  const pin = { campaign: desk.record.campaign.id, root: first.toString('utf8') };
  return openReleases({
    profile,
    documents: memoryStore().documents,
    clock,
    pin: async () => pin,
    inspect: inspectPack,
  });
}

/** The least that reading as many records takes. */
async function bare(assets: readonly Asset[]): Promise<void> {
  JSON.parse(JSON.stringify(assets));
}

async function timed(task: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await task();
  return performance.now() - started;
}

function value<T>(result: Result<T, { readonly code: string }>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const row = (name: string, ours: number, baseline: number, unit: string, limit: number): BenchRow => ({
  name,
  ours,
  baseline,
  unit,
  ratio: ours / baseline,
  budget: `≤ ${limit} ${unit}`.trim(),
  pass: ours <= limit,
});

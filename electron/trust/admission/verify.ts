import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { Updater } from 'tuf-js';
import { z } from 'zod';
import type { Remote } from '../../services/ports/remote.ts';
import { fetchWhole } from '../fetching.ts';
import { decodeMetadata, metadataKey, REGION_ROLE } from '../tuf.ts';
import { diagnose, foreignCampaign } from './diagnose.ts';
import { BASE, RemoteFetcher } from './fetcher.ts';
import { type SignedRelease } from './trusted.ts';

export interface VerifyOrder {
  readonly campaign: string;
  readonly remote: Pick<Remote, 'get'>;
  /** The roots that are trusted, the newest last: the card's, or those of the release in use. */
  readonly roots: readonly Buffer[];
  /** The release in use: what is older is refused. Null before the first. */
  readonly present: SignedRelease | null;
  /** The latest instant that is believed; ends are judged by it. */
  readonly now: string;
  /** A person decided to take what ran out. Signatures and rollback are judged all the same. */
  readonly acceptExpired: boolean;
  /** A folder that is ours to empty. */
  readonly scratch: string;
  readonly signal?: AbortSignal | undefined;
}

/** More lists than a campaign has regions. */
const MOST_DELEGATIONS = 64;
/** Largest list of files, in bytes: a hundred times what a campaign's takes. */
const LARGEST_LIST = 2_000_000;
const LARGEST_ROOT = 512_000;

/**
 * Follows the campaign's documents at a remote by the rules of TUF (tuf-js), in a scratch folder: the updater writes its
 * files without flushing, so what it accepted is committed by the caller. Refusals are those of `diagnose`.
 */
export async function verifyRelease(order: VerifyOrder): Promise<Result<SignedRelease, Refusal>> {
  const { scratch, present, roots } = order;
  await rm(scratch, { recursive: true, force: true });
  await mkdir(scratch, { recursive: true });
  await writeFile(path.join(scratch, 'root.json'), roots.at(-1) ?? '');
  for (const [name, bytes] of present === null ? [] : listsOf(present)) {
    await writeFile(path.join(scratch, `${name}.json`), bytes);
  }
  const fetcher = new RemoteFetcher(order.remote, order.signal);
  try {
    const updater = updaterIn(order, fetcher);
    await updater.refresh();
    const regions = await loadRegions(updater, scratch);
    const read = (name: string): Promise<Buffer> => readFile(path.join(scratch, `${name}.json`));
    return ok({
      roots: [...roots, ...followed(fetcher)],
      timestamp: await read('timestamp'),
      snapshot: await read('snapshot'),
      targets: await read('targets'),
      regions,
    });
  } catch (error) {
    order.signal?.throwIfAborted();
    if (fetcher.refused !== null) return fail(fetcher.refused);
    // Everything else the updater throws is a document that it does not accept.
    if (!(error instanceof Error)) throw error;
    return fail(await explain(order, fetcher));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** The roots that came and that the updater followed, in their order. */
const followed = ({ asked, came }: RemoteFetcher): readonly Buffer[] =>
  asked.flatMap((key) => (key.endsWith('.root.json') ? (came.get(key) ?? []) : []));

const listsOf = (present: SignedRelease): readonly (readonly [string, Buffer])[] => [
  ['timestamp', present.timestamp],
  ['snapshot', present.snapshot],
  ['targets', present.targets],
  ...present.regions,
];

/** tuf-js takes the time from the clock; a laptop's clock may have been reset, and a person may accept what ran out. */
interface Timed {
  readonly trustedSet: { referenceTime: Date };
}

function updaterIn({ scratch, now, acceptExpired }: VerifyOrder, fetcher: RemoteFetcher): Updater {
  const updater = new Updater({
    metadataDir: scratch,
    metadataBaseUrl: BASE,
    fetcher,
    config: { maxDelegations: MOST_DELEGATIONS, targetsMaxLength: LARGEST_LIST },
  });
  (updater as unknown as Timed).trustedSet.referenceTime = acceptExpired ? new Date(0) : new Date(now);
  return updater;
}

/** Loads the list of every region: the updater does when it looks for a file that none of them has. */
async function loadRegions(updater: Updater, scratch: string): Promise<ReadonlyMap<string, Buffer>> {
  const targets = decodeMetadata('targets', await readFile(path.join(scratch, 'targets.json')));
  const roles = Object.keys(targets?.signed.delegations?.roles ?? {}).filter((role) => role.startsWith(REGION_ROLE));
  const regions = new Map<string, Buffer>();
  for (const role of roles) {
    await updater.getTargetInfo(`regions/${role.slice(REGION_ROLE.length)}/nothing`);
    regions.set(role, await readFile(path.join(scratch, `${role}.json`)));
  }
  return regions;
}

async function explain(order: VerifyOrder, { came, asked }: RemoteFetcher): Promise<Refusal> {
  const { campaign, roots, present, remote, now, signal } = order;
  const refusal = diagnose({ root: roots.at(-1) ?? Buffer.alloc(0), present, came, asked, now });
  if (refusal.code !== 'release-wrong-key' && refusal.code !== 'root-not-followed') return refusal;
  // A remote of another campaign is told from one that was tampered with by the root it began with.
  const first = await fetchWhole(remote, metadataKey(1, 'root'), LARGEST_ROOT, signal);
  const foreign = first.ok && first.value !== null ? foreignCampaign(first.value, campaign) : null;
  return foreign ?? refusal;
}

/** Refuses a release whose layout only a newer version of the app knows. */
export function knownFormat(targets: Buffer, format: number): Result<void, Refusal> {
  const list = decodeMetadata('targets', targets);
  const release = list?.signed.unrecognizedFields['release'];
  const made = z.object({ format: z.int() }).safeParse(release);
  return made.success && made.data.format <= format ? ok(undefined) : fail(refuse('release-newer'));
}

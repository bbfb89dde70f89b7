import { refuse, type Refusal } from '#contract/refusal.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { newSigningKey, signingKeyOf } from '../keys.ts';
import { newSealingKey } from '../seal.ts';
import { encodeMetadata, metadataKey, REGION_ROLE, type RootKeys, rootSigned } from '../tuf.ts';
import { daysAfter, ROOT_DAYS } from './campaign.ts';
import { type Desk, kept, settled } from './desk.ts';
import { DESK_KEY } from './key-folder.ts';
import type { DeskRecord } from './record.ts';

/** Keys that can be renewed: `root`, `release`, `clerk`, `desk`, `region-<id>`. */
export interface RotateOrder {
  readonly role: string;
  readonly at: string;
  /** How many root keys there are to be, and how many must sign; as before when not told. Only for `root`. */
  readonly rootKeys?: number | undefined;
  readonly threshold?: number | undefined;
}

type Answer = Promise<Result<Desk, Refusal>>;

/**
 * Renews a key. The next release is signed with it; every client follows, because a new root is signed by the old root
 * keys and by the new. Refused with `key-missing` when there is no such role, or when too few old root keys are here.
 */
export async function rotate(desk: Desk, order: RotateOrder): Answer {
  const { role } = order;
  if (role === 'root') return rotateRoot(desk, order);
  if (role === 'release' || role === 'clerk') return rotateOnline(desk, role, order);
  if (role === DESK_KEY) return rotateSealing(desk);
  const region = role.startsWith(REGION_ROLE) ? role.slice(REGION_ROLE.length) : '';
  return desk.record.regions.some(({ id }) => id === region)
    ? rotateRegion(desk, region)
    : fail(refuse('key-missing', { key: role }));
}

async function rotateRoot(desk: Desk, { at, rootKeys, threshold }: RotateOrder): Answer {
  const { keys } = desk.record;
  const count = rootKeys ?? keys.root.length;
  const needed = threshold ?? Math.min(keys.threshold, count);
  if (needed < 1 || needed > count) return fail(refuse('threshold-out-of-reach', { count }));
  const old = await oldRoots(desk);
  if (!old.ok) return old;
  const fresh = Array.from({ length: count }, newSigningKey);
  const named = fresh.map((key, index) => [`root-${index + 1}`, key.secret] as const);
  const root: RootKeys = { ...keys, root: fresh.map((key) => key.public), threshold: needed };
  return renew(desk, named, (record) => ({ ...record, keys: { ...record.keys, ...root } }), {
    root,
    at,
    secrets: [...old.value, ...fresh.map(({ secret }) => secret)],
  });
}

async function rotateOnline(desk: Desk, role: 'release' | 'clerk', { at }: RotateOrder): Answer {
  const old = await oldRoots(desk);
  if (!old.ok) return old;
  const key = newSigningKey();
  const root: RootKeys = { ...desk.record.keys, [role]: key.public };
  return renew(desk, [[role, key.secret]], (record) => ({ ...record, keys: { ...record.keys, [role]: key.public } }), {
    root,
    at,
    secrets: old.value,
  });
}

function rotateRegion(desk: Desk, region: string): Answer {
  const key = newSigningKey();
  return renew(desk, [[`${REGION_ROLE}${region}`, key.secret]], (record) => ({
    ...record,
    keys: { ...record.keys, regions: { ...record.keys.regions, [region]: key.public } },
  }));
}

/** What is sealed from now on is sealed to the new key; the old one stays in `retired/` for what was sealed before. */
async function rotateSealing(desk: Desk): Answer {
  const { identity, recipient } = await newSealingKey();
  return renew(desk, [[DESK_KEY, identity]], (record) => ({
    ...record,
    directory: { ...record.directory, desk: { recipient } },
  }));
}

/** Secrets of the present root keys, as many as can be unlocked; refused when they are fewer than must sign. */
async function oldRoots({ keys, record }: Desk): Promise<Result<readonly string[], Refusal>> {
  const secrets: string[] = [];
  let refused: Refusal = refuse('key-missing', { key: 'root-1' });
  for (const index of record.keys.root.keys()) {
    const secret = await keys.unlock(`root-${index + 1}`);
    if (!secret.ok) refused = secret.error;
    else if (record.keys.root.includes(signingKeyOf(secret.value).public)) secrets.push(secret.value);
  }
  return secrets.length >= record.keys.threshold ? ok(secrets) : fail(refused);
}

interface NextRoot {
  readonly root: RootKeys;
  readonly at: string;
  readonly secrets: readonly string[];
}

/**
 * New keys beside the old, the next root in the mirror, then the record that names both: the one step that counts. A cut
 * before it leaves everything as it was, one after it is finished when the folder is opened next.
 */
async function renew(
  desk: Desk,
  named: readonly (readonly [string, string])[],
  change: (record: DeskRecord) => DeskRecord,
  next?: NextRoot,
): Answer {
  for (const [name, secret] of named) {
    const sealed = await desk.keys.keepNext(name, secret);
    if (!sealed.ok) return sealed;
  }
  const version = desk.record.root + 1;
  if (next !== undefined) {
    const signed = rootSigned({ version, expires: daysAfter(next.at, ROOT_DAYS) }, desk.record.campaign.id, next.root);
    const bytes = encodeMetadata('root', signed, next.secrets);
    await desk.mirror.write(new Map([[metadataKey(version, 'root'), bytes]]));
  }
  const renewing = named.map(([name]) => name);
  const record = { ...change(desk.record), renewing, ...(next === undefined ? {} : { root: version }) };
  return ok(await settled(await kept(desk, record)));
}

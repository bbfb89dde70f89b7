import type { Json } from '../../../electron/domain/canonical.ts';
import { encodeMetadata, factsOf, type Kind, metadataKey, TIMESTAMP_KEY } from '../../../electron/trust/tuf.ts';
import { type Campaign, value } from './published.ts';

type Objects = Map<string, Uint8Array>;
type Fields = { [field: string]: Json };

const fieldsOf = (bytes: Uint8Array): Fields =>
  (JSON.parse(Buffer.from(bytes).toString('utf8')) as { readonly signed: Fields }).signed;

/** A document with some fields changed, signed by whom one likes. */
export function resigned(
  kind: Kind,
  bytes: Uint8Array,
  change: (signed: Fields) => void,
  secrets: readonly string[],
): Buffer {
  const signed = fieldsOf(bytes);
  change(signed);
  return encodeMetadata(kind, signed, secrets);
}

export const secretOf = async (campaign: Campaign, key: string): Promise<string> =>
  value(await campaign.desk.keys.unlock(key));

/** The object at a key. Fails when there is none: an attack on nothing proves nothing. */
export function objectAt(objects: Objects, key: string): Uint8Array {
  const bytes = objects.get(key);
  if (bytes === undefined) throw new Error(`There is no ${key}`);
  return bytes;
}

/** The key of a target of the release, by its path without the hash. */
export function keyOfTarget(objects: Objects, path: RegExp): string {
  const keys = [...objects.keys()].filter((one) => one.startsWith('targets/') && path.test(one));
  const key = keys.at(-1);
  if (key === undefined) throw new Error(`There is no target like ${path}`);
  return key;
}

/**
 * Replaces a list by another and signs snapshot and timestamp over it as the desk would: what is then refused is refused
 * for what the list says, not for a hash that does not fit.
 */
export async function republished(campaign: Campaign, objects: Objects, name: string, list: Buffer): Promise<void> {
  const clerk = [await secretOf(campaign, 'clerk')];
  const timestamp = objectAt(objects, TIMESTAMP_KEY);
  const now = fieldsOf(timestamp);
  const { version } = (now['meta'] as Record<string, { version: number }>)['snapshot.json'] ?? { version: 0 };
  const number = Number(fieldsOf(list)['version']);
  objects.set(metadataKey(number, name), list);
  const { length, sha256 } = factsOf(list);
  const snapshot = resigned(
    'snapshot',
    objectAt(objects, metadataKey(version, 'snapshot')),
    (signed) => {
      signed['version'] = version + 1;
      const meta = signed['meta'] as Fields;
      meta[`${name}.json`] = { version: number, length, hashes: { sha256 } };
    },
    clerk,
  );
  objects.set(metadataKey(version + 1, 'snapshot'), snapshot);
  const facts = factsOf(snapshot);
  const stamp = resigned(
    'timestamp',
    timestamp,
    (signed) => {
      signed['version'] = Number(signed['version']) + 1;
      signed['meta'] = {
        'snapshot.json': { version: version + 1, length: facts.length, hashes: { sha256: facts.sha256 } },
      };
    },
    clerk,
  );
  objects.set(TIMESTAMP_KEY, stamp);
}

import { hash } from 'node:crypto';
import { canonical, type Json } from '#domain/canonical.ts';
import {
  Metadata,
  MetadataKind,
  type Root,
  Signature,
  type Snapshot,
  type Targets,
  type Timestamp,
} from '@tufjs/models';
import { signBytes, signingKeyOf } from './keys.ts';

/** The Update Framework, specification 1.0 (https://theupdateframework.github.io/specification/), for the roles we use. */
const SPECIFICATION = '1.0.31';

/** A file of a release: its size in bytes and its SHA-256 in hex. */
export interface FileFacts {
  readonly length: number;
  readonly sha256: string;
}

export const factsOf = (bytes: Uint8Array): FileFacts => ({ length: bytes.length, sha256: hash('sha256', bytes) });

interface Common {
  readonly version: number;
  /** Instant from which the document is not admitted any more. */
  readonly expires: string;
}

export interface RootKeys {
  /** Ed25519 public keys, hex. */
  readonly root: readonly string[];
  readonly threshold: number;
  readonly release: string;
  readonly clerk: string;
}

/** A role below the targets, the key that signs it, and where its files stand: one level, no deeper. */
export interface Delegation {
  readonly role: string;
  readonly key: string;
  readonly folder: string;
}

export type Signed = { readonly [field: string]: Json };

export const REGION_ROLE = 'region-';

/** The key's name in metadata: the hash of its canonical form (specification 4.2). */
export const keyId = (key: string): string => hash('sha256', canonical(keyRecord(key)));

const keyRecord = (key: string): Json => ({ keytype: 'ed25519', scheme: 'ed25519', keyval: { public: key } });
const keysOf = (keys: readonly string[]): Json => Object.fromEntries(keys.map((key) => [keyId(key), keyRecord(key)]));
const role = (keys: readonly string[], threshold = 1): Json => ({ keyids: keys.map(keyId), threshold });

function common(type: string, { version, expires }: Common) {
  // The specification's times have no fractions.
  return { _type: type, spec_version: SPECIFICATION, version, expires: expires.replace(/\.\d+Z$/, 'Z') };
}

/** Who signs what. `campaign` is ours: a remote of another campaign can be told from a tampered one. */
export const rootSigned = (facts: Common, campaign: string, { root, threshold, release, clerk }: RootKeys): Signed => ({
  ...common('root', facts),
  campaign,
  consistent_snapshot: true,
  keys: keysOf([...root, release, clerk]),
  roles: { root: role(root, threshold), targets: role([release]), snapshot: role([clerk]), timestamp: role([clerk]) },
});

/** The files of a release, by path; each of `delegations` may sign in its own folder, alone. */
export const targetsSigned = (
  facts: Common,
  files: ReadonlyMap<string, FileFacts>,
  delegations: readonly Delegation[] = [],
): Signed => ({
  ...common('targets', facts),
  targets: Object.fromEntries(
    Array.from(files, ([path, { length, sha256 }]) => [path, { length, hashes: { sha256 } }]),
  ),
  ...(delegations.length === 0 ? {} : { delegations: delegated(delegations) }),
});

const delegated = (delegations: readonly Delegation[]): Json => ({
  keys: keysOf(delegations.map(({ key }) => key)),
  roles: delegations.map(({ role: name, key, folder }) => ({
    name,
    keyids: [keyId(key)],
    threshold: 1,
    terminating: true,
    paths: [`${folder}/*`],
  })),
});

export type MetaFacts = FileFacts & { readonly version: number };

/** What a version of another document must be, to the byte: nothing of two releases can be mixed. */
const meta = ({ version, length, sha256 }: MetaFacts): Json => ({ version, length, hashes: { sha256 } });

export const snapshotSigned = (facts: Common, files: ReadonlyMap<string, MetaFacts>): Signed => ({
  ...common('snapshot', facts),
  meta: Object.fromEntries(Array.from(files, ([file, one]) => [file, meta(one)])),
});

/** `at` is ours: the instant of publishing, which a reset clock is measured by. */
export const timestampSigned = (facts: Common, snapshot: MetaFacts, at: string): Signed => ({
  ...common('timestamp', facts),
  at,
  meta: { 'snapshot.json': meta(snapshot) },
});

interface Kinds {
  readonly root: Root;
  readonly targets: Targets;
  readonly snapshot: Snapshot;
  readonly timestamp: Timestamp;
}
export type Kind = keyof Kinds;
const KINDS = {
  root: MetadataKind.Root,
  targets: MetadataKind.Targets,
  snapshot: MetadataKind.Snapshot,
  timestamp: MetadataKind.Timestamp,
} as const satisfies Readonly<Record<Kind, MetadataKind>>;

/** The bytes of a document, signed with each of the secrets (Ed25519 seeds, hex). */
export function encodeMetadata(kind: Kind, signed: Signed, secrets: readonly string[]): Buffer {
  const document = fromJson(kind, { signed, signatures: [] });
  for (const secret of secrets) {
    const { public: key } = signingKeyOf(secret);
    document.sign((bytes) => new Signature({ keyID: keyId(key), sig: signBytes(secret, bytes) }));
  }
  return Buffer.from(JSON.stringify(document.toJSON()));
}

/** A document of that kind, its signatures unchecked; null when the bytes are none. */
export function decodeMetadata<K extends Kind>(kind: K, bytes: Uint8Array): Metadata<Kinds[K]> | null {
  try {
    const document = fromJson(kind, JSON.parse(Buffer.from(bytes).toString('utf8')) as Json);
    return document.signed.type === KINDS[kind] ? document : null;
  } catch (error) {
    // The models throw for every way in which bytes can be no metadata.
    if (error instanceof Error) return null;
    throw error;
  }
}

const fromJson = <K extends Kind>(kind: K, value: Json): Metadata<Kinds[K]> =>
  Metadata.fromJSON(
    KINDS[kind] as MetadataKind.Root,
    value as Parameters<typeof Metadata.fromJSON>[1],
  ) as unknown as Metadata<Kinds[K]>;

/** Whether one document's keys for a role, as many as its threshold asks for, signed another. */
export function vouches(
  by: Metadata<Root> | Metadata<Targets>,
  role: string,
  document: Metadata<Root> | Metadata<Targets> | Metadata<Snapshot> | Metadata<Timestamp>,
): boolean {
  try {
    by.verifyDelegate(role, document);
    return true;
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}

/** The key of a target at a remote: consistent snapshots put the hash before the file's name (specification 6.2). */
export function targetKey(path: string, { sha256 }: Pick<FileFacts, 'sha256'>): string {
  const cut = path.lastIndexOf('/') + 1;
  return `targets/${path.slice(0, cut)}${sha256}.${path.slice(cut)}`;
}

export const metadataKey = (version: number, name: string): string => `metadata/${version}.${name}.json`;
export const TIMESTAMP_KEY = 'metadata/timestamp.json';

import path from 'node:path';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { directory, placeName, publicKey } from '#contract/schemas/directory.ts';
import { localised, office, region } from '#contract/schemas/pack.ts';
import { id, instant } from '#contract/schemas/post.ts';
import type { Directory } from '#domain/directory.ts';
import type { Localised } from '#domain/language.ts';
import type { Office, Region } from '#domain/office.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { z } from 'zod';
import { readIfThere, writeDurable } from '../../system/durable-file.ts';
import type { RootKeys } from '../tuf.ts';

const FILE = 'campaign.json';

/** What was last published, or is on its way: numbers of the documents' versions, and what they were signed with. */
export interface Published {
  /** Version of the timestamp: the release's number. */
  readonly number: number;
  readonly root: number;
  readonly snapshot: number;
  readonly targets: number;
  /** Of the list of renditions. */
  readonly media: number;
  readonly regions: Readonly<Record<string, { readonly version: number; readonly key: string }>>;
  readonly pack: { readonly id: string; readonly version: string; readonly released: string };
  readonly at: string;
  /** Instant from which nobody admits it any more without being asked. */
  readonly expires: string;
}

/** `campaign.json` in the key folder: all that the desk knows of its campaign but the secrets. */
export interface DeskRecord {
  readonly format: 'tansiq-campaign';
  readonly version: 1;
  readonly campaign: { readonly id: string; readonly name: Localised };
  readonly made: string;
  /** Version of the newest root. */
  readonly root: number;
  /** Public keys (hex) by what they sign. */
  readonly keys: RootKeys & { readonly regions: Readonly<Record<string, string>> };
  readonly regions: readonly Region[];
  readonly offices: readonly Office[];
  readonly directory: Directory;
  readonly published: Published | null;
  readonly history: readonly { readonly number: number; readonly at: string; readonly pack: string }[];
  /** Names of keys whose successors the record already names, while their files change places. */
  readonly renewing: readonly string[];
}

const positive = z.int().positive();
const published: z.ZodType<Published> = z.strictObject({
  number: positive,
  root: positive,
  snapshot: positive,
  targets: positive,
  media: positive,
  regions: z.record(placeName, z.strictObject({ version: positive, key: publicKey })),
  pack: z.strictObject({ id, version: z.string(), released: z.iso.date() }),
  at: instant,
  expires: instant,
});
const deskRecord: z.ZodType<DeskRecord> = z.strictObject({
  format: z.literal('tansiq-campaign'),
  version: z.literal(1),
  campaign: z.strictObject({ id, name: localised }),
  made: instant,
  root: positive,
  keys: z.strictObject({
    root: z.array(publicKey).min(1),
    threshold: positive,
    release: publicKey,
    clerk: publicKey,
    regions: z.record(placeName, publicKey),
  }),
  regions: z.array(region).min(1),
  offices: z.array(office).min(1),
  directory,
  published: published.nullable(),
  history: z.array(z.strictObject({ number: positive, at: instant, pack: z.string() })),
  renewing: z.array(z.string()),
});

/** Refused with `not-a-key-folder` when there is no such file or it can't be read. */
export async function readRecord(folder: string): Promise<Result<DeskRecord, Refusal>> {
  const bytes = await readIfThere(path.join(folder, FILE));
  const read = deskRecord.safeParse(bytes === null ? null : parsed(bytes));
  return read.success ? ok(read.data) : fail(refuse('not-a-key-folder', { path: folder }));
}

export async function writeRecord(folder: string, record: DeskRecord): Promise<void> {
  const text = `${JSON.stringify(deskRecord.parse(record), null, 1)}\n`;
  await writeDurable(folder, [{ name: FILE, text }], folder);
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

import path from 'node:path';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { campaignFile } from '#contract/schemas/pack.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { z } from 'zod';
import { readDocument } from '../pack/document.ts';
import { clock } from '../system/system.ts';
import { createCampaign } from '../trust/desk/campaign.ts';
import { type CommandIo, parse, refused, required, UsageError, writeLine, writeRecord } from './arguments.ts';
import { passphrases, work } from './desk-folder.ts';
import { writeProblems } from './problems.ts';

const usage = `Usage: tansiq campaign create --to KEYS (--pack DIR | --offices FILE) [--name NAME] [--root-keys 3 --threshold 2] [--json]
Makes the campaign's keys in the empty folder KEYS, each sealed with the passphrase in TANSIQ_PASSPHRASE (at least 12
characters; TANSIQ_PASSPHRASE_ROOT_1, …_RELEASE, …_REGION_BEIRUT for a key's own). Campaign, regions, offices and members
come from a pack's pack.yaml, or from a file with its \`campaign\`, \`regions\` and \`offices\`.`;

const options = {
  to: { type: 'string' },
  pack: { type: 'string' },
  offices: { type: 'string' },
  name: { type: 'string' },
  'root-keys': { type: 'string', default: '1' },
  threshold: { type: 'string', default: '1' },
  json: { type: 'boolean', default: false },
} as const;

/** `campaign create`: keys, first root, and the record of the desk; nothing is published yet. */
export async function campaignCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parse(args, options, usage);
  if (positionals[0] !== 'create' || positionals.length > 1) throw new UsageError(usage);
  const to = path.resolve(required(values.to, '--to', usage));
  if ((values.pack === undefined) === (values.offices === undefined)) throw new UsageError(usage);
  const file = path.resolve(values.offices ?? path.join(values.pack ?? '', 'pack.yaml'));
  const read = await readDocument(path.dirname(file), path.basename(file), campaignFile);
  if (!read.ok) return writeProblems(read.error, values.json, io);
  const { campaign, regions, offices } = read.value.value;
  const numbers = countsOf(values['root-keys'], values.threshold);
  if (!numbers.ok) return refused(io.errors, numbers.error);
  const { name: given } = values;
  const name = given === undefined ? campaign.name : { ar: given, fr: given, en: given };
  const order = { campaign: { id: campaign.id, name }, regions, offices, ...numbers.value, at: clock.now() };
  const made = await createCampaign(to, order, passphrases, work());
  if (!made.ok) return refused(io.errors, made.error);
  const { record } = made.value;
  if (values.json) {
    await writeRecord(io.output, {
      campaign: record.campaign.id,
      keys: to,
      offices: record.offices.map(({ id }) => id),
      regions: record.regions.map(({ id }) => id),
      rootKeys: record.keys.root.length,
      threshold: record.keys.threshold,
    });
  } else
    await writeLine(
      io.output,
      `${record.campaign.id}: keys in ${to}. Copy the root keys elsewhere, and take them out of it.`,
    );
  return 0;
}

const count = z.coerce.number().int().min(1).max(20);

function countsOf(keys: string, threshold: string): Result<{ rootKeys: number; threshold: number }, Refusal> {
  const [rootKeys, needed] = [count.safeParse(keys), count.safeParse(threshold)];
  if (!rootKeys.success || !needed.success) return fail(refuse('threshold-out-of-reach', { count: Number(keys) || 0 }));
  return ok({ rootKeys: rootKeys.data, threshold: needed.data });
}

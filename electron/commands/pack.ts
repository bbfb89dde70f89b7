import { stat } from 'node:fs/promises';
import path from 'node:path';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { z } from 'zod';
import { checkPack } from '../pack/check.ts';
import { openPack } from '../pack/folder.ts';
import type { Remote } from '../services/ports/remote.ts';
import { clock } from '../system/system.ts';
import type { Desk } from '../trust/desk/desk.ts';
import type { UploadEvent } from '../trust/desk/upload.ts';
import { type CommandIo, parse, refused, required, UsageError, writeLine, writeRecord } from './arguments.ts';
import { withDesk } from './desk-folder.ts';
import { acceptPending } from './enrolments.ts';
import { writeProblems } from './problems.ts';
import { remoteAt } from './remote-at.ts';

const usage = `Usage: tansiq pack check DIR [--json]
       tansiq pack publish DIR --keys KEYS --to REMOTE [--expires DAYS] [--json]
Publishing checks the pack, lets in the devices whose enrolments wait there, signs what changed, and uploads what is not
there yet. REMOTE is a folder, https://user@host/path (WebDAV) or s3://KEYID@host/bucket; its secret is in
TANSIQ_REMOTE_SECRET, the keys' passphrases in TANSIQ_PASSPHRASE. A release counts for 90 days when --expires does not say otherwise.`;

const options = {
  keys: { type: 'string' },
  to: { type: 'string' },
  expires: { type: 'string', default: '90' },
  json: { type: 'boolean', default: false },
} as const;

type Values = ReturnType<typeof parse<typeof options>>['values'];

/** `pack check` says an author's mistakes; `pack publish` signs a release and brings it to a remote. */
export async function packCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parse(args, options, usage);
  const [action, folder, ...rest] = positionals;
  if ((action !== 'check' && action !== 'publish') || rest.length > 0) throw new UsageError(usage);
  const place = path.resolve(required(folder, 'DIR', usage));
  if (action === 'check' && (values.keys !== undefined || values.to !== undefined)) throw new UsageError(usage);
  const there = await stat(place).catch(() => null);
  if (there?.isDirectory() !== true) return refused(io.errors, refuse('folder-missing', { path: place }));
  return action === 'check' ? writeProblems(await checkPack(place), values.json, io) : publish(place, values, io);
}

async function publish(folder: string, values: Values, io: CommandIo): Promise<number> {
  const days = z.coerce.number().int().min(1).max(3_650).safeParse(values.expires);
  if (!days.success) throw new UsageError(`--expires is no number of days\n${usage}`);
  const at = remoteAt(required(values.to, '--to', usage));
  if (!at.ok) return refused(io.errors, at.error);
  const remote = at.value;
  try {
    return await withDesk(required(values.keys, '--keys', usage), io, async (opened) => {
      const problems = await checkPack(folder);
      if (problems.length > 0) return writeProblems(problems, values.json, io);
      const desk = await acceptPending(opened, remote, io);
      if (!desk.ok) return refused(io.errors, desk.error);
      return signAndUpload(desk.value, { folder, days: days.data, remote, json: values.json }, io);
    });
  } finally {
    remote.close();
  }
}

interface PublishOrder {
  readonly folder: string;
  readonly days: number;
  readonly remote: Remote;
  readonly json: boolean;
}

async function signAndUpload(desk: Desk, { folder, days, remote, json }: PublishOrder, io: CommandIo): Promise<number> {
  const [{ signRelease }, { upload }] = [
    await import('../trust/desk/sign.ts'),
    await import('../trust/desk/upload.ts'),
  ];
  const source = openPack(folder);
  const head = await sameCampaign(source.content(), desk);
  if (!head.ok) return refused(io.errors, head.error);
  const signed = await signRelease(desk, { folder, head: head.value, at: clock.now(), days });
  if (!signed.ok) return refused(io.errors, signed.error);
  const steps = upload(signed.value, { remote, media: source.media });
  let step = await steps.next();
  for (; step.done !== true; step = await steps.next()) await tell(step.value, json, io);
  return step.value.ok ? 0 : refused(io.errors, step.value.error);
}

async function sameCampaign(content: ReturnType<ReturnType<typeof openPack>['content']>, { record }: Desk) {
  const pack = await content;
  if (!pack.ok) return pack;
  const { campaign } = pack.value;
  const same: Result<typeof pack.value, Refusal> =
    campaign.id === record.campaign.id ? ok(pack.value) : fail(refuse('pack-foreign', { campaign: campaign.id }));
  return same;
}

/** Files that are named one by one are few; of many, every hundredth. */
async function tell(event: UploadEvent, json: boolean, { output, errors }: CommandIo): Promise<void> {
  if (event.type === 'progress') {
    if (event.done % 100 === 0) await writeLine(errors, `${event.step} ${event.done} of ${event.total}`);
    return;
  }
  const { number, pack, expires, files, sent } = event;
  if (json) await writeRecord(output, { release: number, pack, expires, files, sent });
  else
    await writeLine(
      output,
      `Release ${number} of pack ${pack}: ${files} files, ${sent} bytes sent. Counts until ${expires}.`,
    );
}

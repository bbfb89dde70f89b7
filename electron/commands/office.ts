import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { refuse } from '#contract/refusal.ts';
import { bagItBundles } from '../bundle/bag.ts';
import { folderRemote } from '../remote/folder.ts';
import { type Role, roles } from '#domain/office.ts';
import { ok } from '#domain/result.ts';
import { z } from 'zod';
import { readIfThere, writeFlushed } from '../system/durable-file.ts';
import { ulids } from '../system/ids.ts';
import { clock, timers } from '../system/system.ts';
import type { Desk } from '../trust/desk/desk.ts';
import { enrol, type EnrolOrder, revoke } from '../trust/desk/offices.ts';
import { type CommandIo, parse, refused, required, UsageError, writeLine, writeRecord } from './arguments.ts';
import { withDesk, work } from './desk-folder.ts';
import { acceptOne, acceptPending } from './enrolments.ts';
import { openCardFile } from './open-card.ts';
import { addressOf, remoteSecret } from './remote-at.ts';
import { flushFolder } from '../system/drive.ts';

const usage = `Usage: tansiq office enrol OFFICE --keys KEYS --to CARD [--members a,b] [--roles writer,lead] [--remote REMOTE] [--days 14] [--json]
       tansiq office open CARD --profile DIR [--as MEMBER] [--from FOLDER] [--json]
       tansiq office accept FILE|FOLDER --keys KEYS
       tansiq office revoke OFFICE|DEVICE|CARD --keys KEYS [--json]
\`enrol\` writes an office card and prints its one-time code: give the file and the code by two different ways. \`accept\` lets
in the devices whose enrolments are in a file, in a shared folder or on a stick; \`pack publish\` does it by itself for those that wait at the remote.
REMOTE is a folder, https://user@host/path or s3://KEYID@host/bucket; its secret, in TANSIQ_REMOTE_SECRET, travels in the card.
Whom an office card lets in, and who is revoked, every office learns with the next release.`;

const options = {
  keys: { type: 'string' },
  to: { type: 'string' },
  members: { type: 'string' },
  roles: { type: 'string' },
  remote: { type: 'string' },
  days: { type: 'string', default: '14' },
  profile: { type: 'string' },
  as: { type: 'string' },
  from: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

type Values = ReturnType<typeof parse<typeof options>>['values'];

/** `office enrol`, `open`, `accept` and `revoke`. */
export async function officeCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parse(args, options, usage);
  const [action, name, ...rest] = positionals;
  if (rest.length > 0) throw new UsageError(usage);
  if (action === 'enrol') return enrolOffice(required(name, 'OFFICE', usage), values, io);
  if (action === 'open') return openCard(required(name, 'CARD', usage), values, io);
  if (action === 'accept') return acceptFrom(required(name, 'FILE', usage), values, io);
  if (action === 'revoke') return revokeName(required(name, 'OFFICE', usage), values, io);
  throw new UsageError(usage);
}

async function enrolOffice(office: string, values: Values, io: CommandIo): Promise<number> {
  const to = path.resolve(required(values.to, '--to', usage));
  const days = z.coerce.number().int().min(1).max(365).safeParse(values.days);
  if (!days.success) throw new UsageError(`--days is no number of days\n${usage}`);
  const granted = rolesOf(values.roles);
  const remote = values.remote === undefined ? ok(null) : addressOf(values.remote);
  if (!remote.ok) return refused(io.errors, remote.error);
  const order: EnrolOrder = {
    card: ulids().next().toLowerCase(),
    office,
    members: listed(values.members),
    roles: granted,
    remote: remote.value === null ? null : { address: remote.value, secret: remoteSecret() || null },
    at: clock.now(),
    days: days.data,
    work: work(),
  };
  return withDesk(required(values.keys, '--keys', usage), io, (desk) => writeCard(desk, order, to, values.json, io));
}

async function writeCard(desk: Desk, order: EnrolOrder, to: string, json: boolean, io: CommandIo): Promise<number> {
  if ((await readIfThere(to)) !== null) return refused(io.errors, refuse('file-there', { path: to }));
  const made = await enrol(desk, order);
  if (!made.ok) return refused(io.errors, made.error);
  const { sealed, code, card } = made.value;
  await writeFlushed(to, sealed);
  await flushFolder(path.dirname(to));
  const { id, members, expires } = card;
  if (json)
    await writeRecord(io.output, {
      card: id,
      office: order.office,
      members,
      roles: card.roles,
      expires,
      file: to,
      code,
    });
  else await writeLine(io.output, `${to}: card ${id} for ${members.join(', ')}, until ${expires}\nCode: ${code}`);
  return 0;
}

const listed = (list: string | undefined): readonly string[] | undefined =>
  list?.split(',').filter((one) => one !== '');

function rolesOf(list: string | undefined): readonly Role[] | undefined {
  return listed(list)?.map((name) => {
    const role = roles.find((one) => one === name);
    if (role === undefined) throw new UsageError(`Unknown role: ${name}\n${usage}`);
    return role;
  });
}

function openCard(card: string, { profile, as: member, from, json }: Values, io: CommandIo): Promise<number> {
  return openCardFile({ card, profile: required(profile, '--profile', usage), member, from, json }, io);
}

/** A file, or a folder: one that devices share with the desk, or a stick with the sync bundle of an office. */
const acceptFrom = (from: string, values: Values, io: CommandIo): Promise<number> =>
  withDesk(required(values.keys, '--keys', usage), io, (desk) => acceptAll(desk, path.resolve(from), io));

async function acceptAll(desk: Desk, place: string, io: CommandIo): Promise<number> {
  if (!(await stat(place)).isDirectory()) return (await acceptOne(desk, await readFile(place), io)) === null ? 1 : 0;
  const bundles = (await bagItBundles().find(place)).filter(({ kind, complete }) => kind === 'sync' && complete);
  let present = desk;
  for (const folder of [place, ...bundles.map((one) => path.join(one.folder, 'data'))]) {
    const accepted = await acceptPending(present, folderRemote(folder, { timers }), io);
    if (!accepted.ok) return refused(io.errors, accepted.error);
    present = accepted.value;
  }
  return 0;
}

const revokeName = (name: string, values: Values, io: CommandIo): Promise<number> =>
  withDesk(required(values.keys, '--keys', usage), io, async (desk) => {
    const at = clock.now();
    const done = await revoke(desk, name, at);
    if (!done.ok) return refused(io.errors, done.error);
    if (values.json) await writeRecord(io.output, { revoked: name, at });
    else await writeLine(io.output, `${name} counts no more. Publish now, so that every office learns it.`);
    return 0;
  });

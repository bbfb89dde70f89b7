import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { EnrolmentState } from '#contract/enrolment.ts';
import type { Core } from '../core.ts';
import { ulids } from '../system/ids.ts';
import { type CommandIo, refused, writeLine, writeRecord } from './arguments.ts';
import { withCore } from './with-core.ts';

export interface OpenCardCall {
  readonly card: string;
  readonly profile: string;
  /** The member who sits down; the card's first when not told. */
  readonly member?: string | undefined;
  /** A folder with the release; the card's remote when not told. */
  readonly from?: string | undefined;
  readonly json: boolean;
}

/** Opens an office card in a profile with the code in TANSIQ_CARD_CODE, brings the first release, and takes a seat. */
export function openCardFile(call: OpenCardCall, io: CommandIo): Promise<number> {
  return withCore({ profile: call.profile, unseated: true }, io, async (core) => {
    const state = await enrolled(core, call);
    if (!state.ok) return refused(io.errors, state.error);
    const { office, device, members, standing, release } = state.value;
    const record = {
      office: office.id,
      device,
      members: members.map(({ id }) => id),
      standing,
      release: release?.number ?? null,
    };
    if (call.json) await writeRecord(io.output, record);
    else await writeLine(io.output, `${device} at ${office.id}: ${standing}, release ${record.release ?? 'none yet'}`);
    return 0;
  });
}

type Enrolled = Extract<EnrolmentState, { status: 'enrolled' }>;

async function enrolled(core: Core, call: OpenCardCall): Promise<Result<Enrolled, Refusal>> {
  const { enrolment } = core.context;
  const file = await readFile(path.resolve(call.card)).catch(() => null);
  if (file === null) return fail(refuse('not-a-card'));
  const code = process.env['TANSIQ_CARD_CODE'] ?? '';
  const opened = certain(await enrolment.open(ulids().next(), file.toString('base64'), code));
  if (!opened.ok) return opened;
  const received = await enrolment.receive(call.from === undefined ? null : path.resolve(call.from), false);
  // Without a connection the card is open all the same: the release comes with the next sync.
  const state = certain(received);
  if (!state.ok || state.value.release === null) return opened;
  return certain(await enrolment.sit(call.member ?? state.value.members[0]?.id ?? ''));
}

const certain = (state: Result<EnrolmentState, Refusal>): Result<Enrolled, Refusal> => {
  if (!state.ok) return state;
  return state.value.status === 'enrolled' ? ok(state.value) : fail(refuse('not-enrolled'));
};

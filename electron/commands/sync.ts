import type { Standing } from '#contract/enrolment.ts';
import type { SyncOutcome } from '#contract/exchange.ts';
import { type CommandIo, parse, refused, required, UsageError, writeLine, writeRecord } from './arguments.ts';
import { withCore } from './with-core.ts';

const usage = `Usage: tansiq sync --profile DIR [--json]
Exchanges with the remote of the profile's office card, or the one set in the app: release, mail, media asked for.`;

/** What the desk's release says of a device that it does not let in, and never will by this card. */
const untrusted: Readonly<Partial<Record<Standing, string>>> = {
  revoked: 'The desk no longer trusts this device: nothing it sends counts. Ask the desk for a new office card.',
  'card-revoked': 'The desk withdrew the card of this device: nothing it sends counts. Ask the desk for a new one.',
  'card-used': 'Another device came first with this card: nothing this one sends counts. Ask the desk for a new one.',
};

/** Exchanges once with the profile's remote; prints what was done. */
export async function syncCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const options = { profile: { type: 'string' }, json: { type: 'boolean', default: false } } as const;
  const { values, positionals } = parse(args, options, usage);
  if (positionals.length > 0) throw new UsageError(usage);
  return withCore({ profile: required(values.profile, '--profile', usage), enrolled: true }, io, async (core) => {
    const done = await core.context.courier.sync(true);
    if (!done.ok) return refused(io.errors, done.error);
    await writeSynced(done.value, values.json, io);
    const state = await core.context.enrolment.state();
    const word = state.ok && state.value.status === 'enrolled' ? untrusted[state.value.standing] : undefined;
    if (word !== undefined) await writeLine(io.errors, word);
    return 0;
  });
}

/** One record, or one line in words. */
export async function writeSynced(outcome: SyncOutcome, json: boolean, io: CommandIo): Promise<void> {
  const { release, received, sent, files, bytes } = outcome;
  if (json) await writeRecord(io.output, outcome);
  else {
    const news = release === null ? 'no newer release' : `release ${release}`;
    await writeLine(io.output, `${news}, ${received} received, ${sent} sent, ${files} files, ${bytes} bytes`);
  }
}

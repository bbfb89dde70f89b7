import { decisionKinds } from '#domain/submission.ts';
import type { Core } from '../core.ts';
import { type CommandIo, parse, refused, required, UsageError, writeLine, writeRecord } from './arguments.ts';
import { withCore } from './with-core.ts';

const usage = `Usage: tansiq decide SUBMISSION approve|return|decline --profile DIR [--note TEXT] [--as MEMBER] [--json]
Decides on exactly the content that is there now. Returning and declining need a note.`;

/** Takes one decision as the member who sits at the profile, or as another of the same office. */
export async function decideCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const options = {
    profile: { type: 'string' },
    note: { type: 'string', default: '' },
    as: { type: 'string' },
    json: { type: 'boolean', default: false },
  } as const;
  const { values, positionals } = parse(args, options, usage);
  const [submission, asked, ...rest] = positionals;
  const kind = decisionKinds.find((one) => one === asked);
  if (submission === undefined || kind === undefined || rest.length > 0) throw new UsageError(usage);
  return withCore({ profile: required(values.profile, '--profile', usage) }, io, (core) =>
    decide(core, { submission, kind, ...values }, io),
  );
}

interface Order {
  readonly submission: string;
  readonly kind: (typeof decisionKinds)[number];
  readonly note: string;
  readonly as?: string | undefined;
  readonly json: boolean;
}

async function decide(core: Core, { submission, kind, note, as, json }: Order, io: CommandIo): Promise<number> {
  const seated = as === undefined ? null : await core.context.profile.actAs(as);
  if (seated?.ok === false) return refused(io.errors, seated.error);
  const queue = await core.context.review.queue();
  if (!queue.ok) return refused(io.errors, queue.error);
  const entry = queue.value.find((one) => one.submission.id === submission);
  if (entry === undefined) return refused(io.errors, { code: 'not-submitted', params: {} });
  const { contentHash } = entry.submission;
  const command = `${kind}-${submission}`.slice(0, 80);
  const done = await core.context.review.decide({ command, submission, contentHash, kind, comments: [], note });
  if (!done.ok) return refused(io.errors, done.error);
  if (json) await writeRecord(io.output, { submission, kind, contentHash });
  else await writeLine(io.output, `${kind}: ${submission}`);
  return 0;
}

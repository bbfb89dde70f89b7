import { nameOf } from '#domain/post.ts';
import type { Decision, Submission } from '#domain/submission.ts';
import type { Core } from '../core.ts';
import { type CommandIo, parse, refused, required, UsageError, writeLine, writeRecord } from './arguments.ts';
import { withCore } from './with-core.ts';

const usage = `Usage: tansiq submissions list --profile DIR [--json]
At the desk: what offices sent. In an office: what waits there for a decision.`;

interface Line {
  readonly submission: Submission;
  readonly state: string;
  /** Taken by the desk; null while it waits. */
  readonly decision: Decision | null;
}

/** `submissions list`: one record each, the oldest first. */
export async function submissionsCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const options = { profile: { type: 'string' }, json: { type: 'boolean', default: false } } as const;
  const { values, positionals } = parse(args, options, usage);
  if (positionals.length !== 1 || positionals[0] !== 'list') throw new UsageError(usage);
  return withCore({ profile: required(values.profile, '--profile', usage) }, io, (core) => list(core, values.json, io));
}

async function list(core: Core, json: boolean, io: CommandIo): Promise<number> {
  const [received, queue] = [await core.context.exchange.desk.list(), await core.context.review.queue()];
  if (!received.ok) return refused(io.errors, received.error);
  if (!queue.ok) return refused(io.errors, queue.error);
  const known = new Set(received.value.map(({ submission }) => submission.id));
  const lines: readonly Line[] = [
    ...received.value.map(({ submission, recalled, decision, approval }) => ({
      submission,
      decision,
      state: recalled
        ? 'recalled'
        : (decision?.kind ?? (submission.reviewAt === 'office' && approval ? 'known' : 'waiting')),
    })),
    ...queue.value.flatMap(({ submission }) =>
      known.has(submission.id) ? [] : [{ submission, state: 'waiting', decision: null }],
    ),
  ];
  for (const { submission, state, decision } of lines) {
    const { id, office, by, at, contentHash, verdict, content } = submission;
    if (json) await writeRecord(io.output, { id, office, by, at, state, verdict, contentHash, content, decision });
    else await writeLine(io.output, `${id}  ${state}  ${office}/${by}  ${at}  ${nameOf(content)}`);
  }
  return 0;
}

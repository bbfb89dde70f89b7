import { comment } from '#contract/schemas/draft.ts';
import type { Comment } from '#domain/comment.ts';
import { decisionKinds } from '#domain/submission.ts';
import type { Core } from '../core.ts';
import { type CommandIo, parse, refused, required, UsageError, writeLine, writeRecord } from './arguments.ts';
import { jsonLines } from './json-lines.ts';
import { withCore } from './with-core.ts';

const usage = `Usage: tansiq decide SUBMISSION approve|return|decline --profile DIR [--note TEXT] [--comments] [--as MEMBER] [--json]
Decides on exactly the content that is there now. Declining needs a note, returning a note or comments.
With --comments they come on standard input, one a line:
  {"kind":"words","id":"1","version":"base","start":0,"end":5,"text":"…"}        UTF-16 offsets into that version
  {"kind":"area","id":"2","asset":"ID","area":{"left":0,"top":0,"right":0.5,"bottom":1},"text":"…"}   fractions`;
/** Comments in one decision (contract/review.ts). */
const MOST = 500;

/** Takes one decision as the member who sits at the profile, or as another of the same office. */
export async function decideCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const options = {
    profile: { type: 'string' },
    note: { type: 'string', default: '' },
    comments: { type: 'boolean', default: false },
    as: { type: 'string' },
    json: { type: 'boolean', default: false },
  } as const;
  const { values, positionals } = parse(args, options, usage);
  const [submission, asked, ...rest] = positionals;
  const kind = decisionKinds.find((one) => one === asked);
  if (submission === undefined || kind === undefined || rest.length > 0) throw new UsageError(usage);
  const profile = required(values.profile, '--profile', usage);
  const comments = values.comments ? await readComments(io) : [];
  return withCore({ profile }, io, (core) => decide(core, { submission, kind, ...values, comments }, io));
}

interface Order {
  readonly submission: string;
  readonly kind: (typeof decisionKinds)[number];
  readonly comments: readonly Comment[];
  readonly note: string;
  readonly as?: string | undefined;
  readonly json: boolean;
}

/** Throws `UsageError` with the line that holds no comment. */
async function readComments({ input }: CommandIo): Promise<readonly Comment[]> {
  const comments: Comment[] = [];
  for await (const line of jsonLines(input)) {
    const read = 'problem' in line ? null : comment.safeParse(line.value);
    if (read?.success !== true) throw new UsageError(`line ${line.number}: no comment\n${usage}`);
    comments.push(read.data);
  }
  if (comments.length > MOST) throw new UsageError(`more than ${MOST} comments\n${usage}`);
  return comments;
}

async function decide(
  core: Core,
  { submission, kind, comments, note, as, json }: Order,
  io: CommandIo,
): Promise<number> {
  const seated = as === undefined ? null : await core.context.profile.actAs(as);
  if (seated?.ok === false) return refused(io.errors, seated.error);
  const queue = await core.context.review.queue();
  if (!queue.ok) return refused(io.errors, queue.error);
  const entry = queue.value.find((one) => one.submission.id === submission);
  if (entry === undefined) return refused(io.errors, { code: 'not-submitted', params: {} });
  const { contentHash } = entry.submission;
  const command = `${kind}-${submission}`.slice(0, 80);
  const done = await core.context.review.decide({ command, submission, contentHash, kind, comments, note });
  if (!done.ok) return refused(io.errors, done.error);
  if (json) await writeRecord(io.output, { submission, kind, contentHash });
  else await writeLine(io.output, `${kind}: ${submission}`);
  return 0;
}

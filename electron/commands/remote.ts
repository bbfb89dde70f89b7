import type { CheckStep } from '#contract/schemas/remote.ts';
import { remoteChecker } from '../remote/check.ts';
import { clock, steadyTimers } from '../system/system.ts';
import { type CommandIo, parse, refused, required, UsageError, writeLine, writeRecord } from './arguments.ts';
import { addressOf, remoteSecret } from './remote-at.ts';
import { inWords } from './words.ts';

const usage = `Usage: tansiq remote check --to ADDRESS [--certificate SHA256] [--json]
ADDRESS: a folder · https://USER@HOST/PATH or webdav(s)://USER@HOST/PATH · s3://KEYID@HOST/BUCKET/PREFIX?region=R&style=host,
s3+http:// without TLS. The password, token or key comes in TANSIQ_REMOTE_SECRET. --certificate trusts that one alone.`;

/** `remote check`: one line or record a step; exits with 1 when the remote can't be used. */
export async function remoteCommand(args: readonly string[], { output, errors }: CommandIo): Promise<number> {
  const options = {
    to: { type: 'string' },
    certificate: { type: 'string' },
    json: { type: 'boolean', default: false },
  } as const;
  const { values, positionals } = parse(args, options, usage);
  if (positionals.length !== 1 || positionals[0] !== 'check') throw new UsageError(usage);
  const address = addressOf(required(values.to, '--to', usage), values.certificate ?? null);
  if (!address.ok) return refused(errors, address.error);
  const check = remoteChecker({ clock, timers: steadyTimers, random: Math.random });
  const steps = check(address.value, remoteSecret(), undefined);
  let step = await steps.next();
  for (; step.done !== true; step = await steps.next()) {
    if (values.json) await writeRecord(output, step.value);
    else await writeLine(output, shown(step.value));
  }
  return step.value.ok ? 0 : refused(errors, step.value.error);
}

const signs: Readonly<Record<CheckStep['outcome'], string>> = {
  fine: 'fine    ',
  warning: 'WARNING ',
  refused: 'REFUSED ',
  'not-told': 'not told',
};

function shown({ step, outcome, refusal, facts }: CheckStep): string {
  const found = Object.entries(facts).map(([name, value]) => `${name} ${value}`);
  const words = refusal === null ? [] : [inWords(refusal)];
  return [signs[outcome], step.padEnd(8), ...found, ...words].join('  ').trimEnd();
}

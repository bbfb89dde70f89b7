import { z } from 'zod';
import { clock } from '../system/system.ts';
import { rotate } from '../trust/desk/rotate.ts';
import { type CommandIo, parse, refused, required, UsageError, writeLine, writeRecord } from './arguments.ts';
import { withDesk } from './desk-folder.ts';

const usage = `Usage: tansiq keys rotate --keys KEYS --role root|release|clerk|desk|region-ID [--root-keys 3 --threshold 2] [--json]
Makes a new key and seals it with the passphrase in TANSIQ_PASSPHRASE; the old one goes to KEYS/retired. Renewing root,
release or clerk needs as many root keys in KEYS as must sign. Publish afterwards: every office follows by itself.`;

const options = {
  keys: { type: 'string' },
  role: { type: 'string' },
  'root-keys': { type: 'string' },
  threshold: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

const count = z.coerce.number().int().min(1).max(20).optional();

/** `keys rotate`: a new key in an old one's place. */
export async function keysCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parse(args, options, usage);
  if (positionals[0] !== 'rotate' || positionals.length > 1) throw new UsageError(usage);
  const role = required(values.role, '--role', usage);
  const [rootKeys, threshold] = [count.safeParse(values['root-keys']), count.safeParse(values.threshold)];
  if (!rootKeys.success || !threshold.success) throw new UsageError(usage);
  const order = { role, at: clock.now(), rootKeys: rootKeys.data, threshold: threshold.data };
  return withDesk(required(values.keys, '--keys', usage), io, async (desk) => {
    const done = await rotate(desk, order);
    if (!done.ok) return refused(io.errors, done.error);
    const { root, keys } = done.value.record;
    if (values.json)
      await writeRecord(io.output, { role, root, rootKeys: keys.root.length, threshold: keys.threshold });
    else await writeLine(io.output, `${role} is renewed; root version ${root}. Publish now.`);
    return 0;
  });
}

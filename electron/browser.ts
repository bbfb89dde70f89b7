import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import manifest from '../package.json' with { type: 'json' };
import { createCore } from './core.ts';
import { serveLoopback } from './shell/loopback.ts';
import { whyNotOpened } from './shell/not-opened.ts';
import { defaultProfileFolder } from './shell/profile-folder.ts';

// The browser shell: the core in plain Node, the interface on a loopback port. Prints the one-time address on a line
// of its own and stays up until interrupted. `--port` asks for a port; another is taken when it is not free.
const { values } = parseArgs({
  options: { profile: { type: 'string' }, pack: { type: 'string' }, port: { type: 'string', default: '0' } },
});
const port = z.coerce.number().int().min(0).max(65_535).parse(values.port);
const dist = path.resolve(import.meta.dirname, '..');

const core = await createCore({
  folder: path.resolve(values.profile ?? defaultProfileFolder()),
  pack: path.resolve(values.pack ?? path.join(dist, '../assets/packs/demo')),
  fonts: path.join(dist, '../assets/fonts'),
  shell: 'browser',
  version: manifest.version,
});
if (!core.ok) {
  const { message, detail } = whyNotOpened(core.error, Intl.DateTimeFormat().resolvedOptions().locale);
  console.error(`${message}\n${detail}\n(${core.error.code})`);
  process.exit(core.error.code === 'profile-locked' ? 3 : 1);
}
const opened = core.value;
const loopback = await serveLoopback(path.join(dist, 'renderer'), opened, port);
console.log(loopback.url);
// Read while the browser starts: the first screen asks for it, and hears then what went wrong.
opened.context.pack.content().catch(() => undefined);

/** Once: a second Ctrl+C must not cut the store's last writes short. */
let closing: Promise<void> | null = null;
async function close(): Promise<void> {
  await loopback.close();
  await opened.close();
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    closing ??= close();
  });
}

import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import manifest from '../package.json' with { type: 'json' };
import type { Core } from './core.ts';
import type { Store } from './services/ports/store.ts';
import { serveLoopback } from './shell/loopback.ts';
import { whyNotOpened } from './shell/not-opened.ts';
import { defaultProfileFolder } from './shell/profile-folder.ts';
import { diskProfiles } from './store/disk-profiles.ts';
import { clock } from './system/system.ts';

// The browser shell: the core in plain Node, the interface on a loopback port. Prints the one-time address on a line
// of its own and stays up until interrupted. `--port` asks for a port; another is taken when it is not free.
const { values } = parseArgs({
  options: { profile: { type: 'string' }, pack: { type: 'string' }, port: { type: 'string', default: '0' } },
});
const port = z.coerce.number().int().min(0).max(65_535).parse(values.port);
const dist = path.resolve(import.meta.dirname, '..');

const folder = path.resolve(values.profile ?? defaultProfileFolder());
const store = await diskProfiles({ clock }).open(folder);
if (!store.ok) {
  const { message, detail } = whyNotOpened(store.error, Intl.DateTimeFormat().resolvedOptions().locale);
  console.error(`${message}\n${detail}\n(${store.error.code})`);
  process.exit(store.error.code === 'profile-locked' ? 3 : 1);
}
const loopback = await serveLoopback(path.join(dist, 'renderer'), port);

/** Once: a second Ctrl+C must not cut the store's last writes short. */
let closing: Promise<void> | null = null;
async function close(): Promise<void> {
  await loopback.close();
  await (await opening).close();
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    closing ??= close();
  });
}
// Only now: who has the address may interrupt at once, and the store must still be closed.
console.log(loopback.url);
const opening = open(store.value);
await opening;

/** Reads the rest of the core while the browser starts. */
async function open(opened: Store): Promise<Core> {
  const { coreOn } = await import('./core.ts');
  const core = await coreOn(opened, {
    folder,
    pack: path.resolve(values.pack ?? path.join(dist, '../assets/packs/demo')),
    fonts: path.join(dist, '../assets/fonts'),
    shell: 'browser',
    version: manifest.version,
  });
  const { overSockets } = await import('./shell/sockets.ts');
  loopback.serve(overSockets(core));
  // The first screen asks for it, and hears then what went wrong.
  core.context.pack.content().catch(() => undefined);
  return core;
}

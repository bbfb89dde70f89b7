import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.ts';

/**
 * `node build/complete-lock.ts`, after a change of dependencies: names in the lock file the builds for other systems
 * that the registry at hand does not carry. Without them `npm ci` finds the lock file incomplete and refuses; with them
 * it passes over those that are for another system, and a full registry serves them where they are needed.
 */
interface Locked {
  version?: string;
  optionalDependencies?: Record<string, string>;
  [field: string]: unknown;
}

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

const file = path.join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, Locked> };
let added = 0;
for (const [owner, one] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(one.optionalDependencies ?? {})) {
    if (isLocked(owner, name)) continue;
    lock.packages[`node_modules/${name}`] = entryFor(name, version);
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).toSorted(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} builds for other systems named`);

/** Beside its owner or at the top: where npm puts an optional build. */
function isLocked(owner: string, name: string): boolean {
  return [`node_modules/${name}`, `${owner}/node_modules/${name}`].some((place) => lock.packages[place] !== undefined);
}

function entryFor(name: string, version: string): Locked {
  const words = (name.split('/').at(-1) ?? name).split(/[-_.]/);
  const os = systems.filter((one) => words.includes(one));
  const cpu = processors.filter((one) => words.includes(one));
  const isArm = cpu.length === 0 && words.some((word) => /^(arm|armv7|gnueabihf|eabi)$/.test(word));
  return {
    version: version.replace(/^[~^]/, ''),
    ...(cpu.length > 0 || isArm ? { cpu: isArm ? ['arm'] : cpu } : {}),
    dev: true,
    optional: true,
    ...(os.length > 0 ? { os } : {}),
  };
}

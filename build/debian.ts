import { spawnSync } from 'node:child_process';

/** Whether Debian's packages can be installed here without asking anybody. */
export const mayInstall = (): boolean =>
  process.platform === 'linux' && process.getuid?.() === 0 && spawnSync(APT, ['--version']).status === 0;

const APT = 'apt-get';

let updated = false;

/** Installs packages for the tests and nothing that they only recommend; failures are seen by what is missing after. */
export function install(...packages: readonly string[]): void {
  console.log(`Installing ${packages.join(', ')} for the tests …`);
  // Their lists, once: that takes as long as many a package.
  if (!updated) apt('update', '-qq');
  updated = true;
  apt('install', '-y', '-qq', '--no-install-recommends', ...packages);
}

function apt(...args: readonly string[]): void {
  spawnSync(APT, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

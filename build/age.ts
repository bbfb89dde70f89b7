import { spawnSync } from 'node:child_process';

/**
 * Makes sure that the standard `age` tool is here, for the tests that open with it what we sealed: installs Debian's where
 * we may; says what to do where we may not. Answers whether it is here.
 */
export function ensureAge(): boolean {
  if (has('age')) return true;
  if (process.platform === 'linux' && process.getuid?.() === 0 && has('apt-get')) {
    console.log('Installing age for the tests …');
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'age']);
    if (has('age')) return true;
  }
  console.error('The tests need the age tool (Debian, Ubuntu: sudo apt install age).');
  return false;
}

const has = (command: string): boolean => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;

function run(command: string, args: readonly string[]): void {
  spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

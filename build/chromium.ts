import { spawnSync } from 'node:child_process';
import { installedBrowser } from './browsers.ts';

/**
 * Answers an installed Chromium for the tests, installing Debian's where we may; exits with what to do where we may not.
 */
export function ensureChromium(): string {
  const here = installedBrowser();
  if (here !== null) return here;
  if (process.platform === 'linux' && process.getuid?.() === 0 && has('apt-get')) {
    console.log('Installing Chromium for the tests …');
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
    const installed = installedBrowser();
    if (installed !== null) return installed;
  }
  console.error(
    'The tests need Chromium, Chrome or Edge. Install one (Debian, Ubuntu: sudo apt install chromium), or name it in TANSIQ_BROWSER.',
  );
  process.exit(1);
}

const has = (command: string): boolean => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;

function run(command: string, args: readonly string[]): void {
  spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

import { spawnSync } from 'node:child_process';
import { install, mayInstall } from './debian.ts';

/**
 * Makes sure that the standard `age` tool is here, for the tests that open with it what we sealed: installs Debian's where
 * we may; where we may not it is said aloud that they were NOT RUN. Answers whether it is here.
 */
export function ensureAge(): boolean {
  if (!isHere() && mayInstall()) install('age');
  if (isHere()) return true;
  console.log(
    'NOT RUN: opening with the age tool what we sealed. It is not here (Debian, Ubuntu: sudo apt install age).',
  );
  return false;
}

const isHere = (): boolean => spawnSync('age', ['--version'], { stdio: 'ignore' }).status === 0;

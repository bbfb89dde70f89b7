import path from 'node:path';
import { type Desk, holdKeys, openDesk } from '../trust/desk/desk.ts';
import type { Passphrases } from '../trust/desk/key-folder.ts';
import { type CommandIo, refused } from './arguments.ts';

/**
 * Passphrases from the environment, never from arguments, which other programs can read: `TANSIQ_PASSPHRASE_ROOT_1` for
 * the key `root-1`, `TANSIQ_PASSPHRASE` for all that have none of their own.
 */
export const passphrases: Passphrases = (key) => {
  const own = process.env[`TANSIQ_PASSPHRASE_${key.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}`];
  const passphrase = own ?? process.env['TANSIQ_PASSPHRASE'] ?? '';
  return passphrase === '' ? null : passphrase;
};

/** log2 of scrypt's work. A lower one (`TANSIQ_SCRYPT_WORK`) is for tests: it makes weak key files. */
export const work = (): number | undefined => {
  const set = process.env['TANSIQ_SCRYPT_WORK'];
  return set === undefined ? undefined : Number(set);
};

/** Works on a key folder that nobody else works on meanwhile; answers the exit code. */
export async function withDesk(folder: string, io: CommandIo, use: (desk: Desk) => Promise<number>): Promise<number> {
  const place = path.resolve(folder);
  const held = await holdKeys(place);
  if (!held.ok) return refused(io.errors, held.error);
  try {
    const desk = await openDesk(place, passphrases, work());
    return desk.ok ? await use(desk.value) : await refused(io.errors, desk.error);
  } finally {
    await held.value.release();
  }
}

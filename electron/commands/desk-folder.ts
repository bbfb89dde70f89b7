import path from 'node:path';
import type { Refusal } from '#contract/refusal.ts';
import type { Result } from '#domain/result.ts';
import { type Desk, openDesk } from '../trust/desk/desk.ts';
import type { Passphrases } from '../trust/desk/key-folder.ts';

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

export const deskIn = (folder: string): Promise<Result<Desk, Refusal>> =>
  openDesk(path.resolve(folder), passphrases, work());

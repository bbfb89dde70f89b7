import { rm } from 'node:fs/promises';
import path from 'node:path';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { SecretCipher, Vault } from '../services/ports/system.ts';
import { attempt, makeFolder, readIfThere, writeDurable } from '../system/durable-file.ts';
import { flushFolder } from '../system/drive.ts';

/** Folders of the profile. What the system keeps can't be read elsewhere: backups leave that folder out. */
export const VAULT_FOLDERS = { file: 'vault', system: 'vault.system' } as const;

/**
 * The secrets of a profile, one file each (0600) in `vault/`, or sealed by the system in `vault.system/`. `cipher` is the
 * system's own; null where there is none, or none worth the name. A secret kept in a file before the system offered its
 * keeping is still found there.
 */
export function profileVault(profile: string, cipher: SecretCipher | null): Vault {
  const kind = cipher === null ? 'file' : 'system';
  const place = (of: Vault['kind'], name: string): string => path.join(profile, VAULT_FOLDERS[of], fileOf(name));
  return {
    kind,
    async get(name) {
      const sealed = await attempt(profile, () => readIfThere(place('system', name)));
      if (!sealed.ok) return sealed;
      if (sealed.value !== null) return opened(cipher, sealed.value);
      const plain = await attempt(profile, () => readIfThere(place('file', name)));
      return plain.ok ? ok(plain.value?.toString('utf8') ?? null) : plain;
    },
    put: (name, secret) =>
      attempt(profile, async () => {
        const folder = path.join(profile, VAULT_FOLDERS[kind]);
        const scratch = path.join(profile, 'tmp');
        for (const one of [folder, scratch]) await makeFolder(one);
        const text = cipher === null ? secret : await cipher.seal(secret);
        await writeDurable(folder, [{ name: fileOf(name), text }], scratch);
      }),
    remove: (name) =>
      attempt(profile, async () => {
        for (const file of [place('system', name), place('file', name)]) {
          if ((await readIfThere(file)) === null) continue;
          await rm(file);
          await flushFolder(path.dirname(file));
        }
      }),
  };
}

async function opened(cipher: SecretCipher | null, sealed: Buffer): Promise<Result<string, Refusal>> {
  const secret = (await cipher?.open(sealed.toString('utf8'))) ?? null;
  return secret === null ? fail(refuse('secrets-not-here')) : ok(secret);
}

/** Names come from the program: lower-case letters, digits, points and hyphens. Throws on another. */
function fileOf(name: string): string {
  if (!/^[a-z0-9][a-z0-9.-]{0,60}$/.test(name)) throw new RangeError(`No name of a secret: ${name}`);
  return `${name}.secret`;
}

import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SecretCipher } from '../../electron/services/ports/system.ts';
import { profileVault } from '../../electron/trust/vault.ts';

let profile: string;
beforeEach(async () => {
  profile = await mkdtemp(path.join(tmpdir(), 'tansiq-vault-'));
});
afterEach(() => rm(profile, { recursive: true, force: true }));

/** A system that seals out of sight of a reader, with a mark of the computer it is. */
const system = (computer: string): SecretCipher => ({
  seal: async (secret) => `${computer}:${Buffer.from(secret).toString('base64')}`,
  open: async (sealed) => {
    const [mark, text = ''] = sealed.split(':');
    return mark === computer ? Buffer.from(text, 'base64').toString() : null;
  },
});

async function everything(): Promise<string> {
  const files = (await readdir(profile, { recursive: true, withFileTypes: true })).filter((one) => one.isFile());
  return (await Promise.all(files.map((one) => readFile(path.join(one.parentPath, one.name), 'utf8')))).join('\n');
}

describe.each([
  ['in files', null],
  ['by the system', system('here')],
])('a vault kept %s', (_, cipher) => {
  it('gives back what was put, and forgets what was removed', async () => {
    const vault = profileVault(profile, cipher);
    expect(await vault.get('device.sign')).toEqual({ ok: true, value: null });
    expect(await vault.put('device.sign', 'one')).toMatchObject({ ok: true });
    expect(await vault.put('device.sign', 'two')).toMatchObject({ ok: true });
    expect(await profileVault(profile, cipher).get('device.sign')).toEqual({ ok: true, value: 'two' });
    expect(await vault.remove('device.sign')).toMatchObject({ ok: true });
    expect(await vault.get('device.sign')).toEqual({ ok: true, value: null });
    expect(await everything()).not.toContain('two');
  });

  it('takes no name that leaves its folder', async () => {
    await expect(profileVault(profile, cipher).put('../seat', 'x')).rejects.toThrow(RangeError);
  });
});

describe('a vault', () => {
  it.skipIf(process.platform === 'win32')('in files lets this account alone read them', async () => {
    await profileVault(profile, null).put('device.sign', 'secret');
    expect((await stat(path.join(profile, 'vault/device.sign.secret'))).mode & 0o777).toBe(0o600);
    expect((await stat(path.join(profile, 'vault'))).mode & 0o777).toBe(0o700);
  });

  it('kept by the system leaves nothing to read in the profile', async () => {
    await profileVault(profile, system('here')).put('device.sign', 'very-secret');
    expect(await everything()).not.toContain('very-secret');
  });

  it('carried to another computer says that its secrets stayed behind', async () => {
    await profileVault(profile, system('here')).put('device.sign', 'secret');
    for (const elsewhere of [system('there'), null]) {
      expect(await profileVault(profile, elsewhere).get('device.sign')).toMatchObject({
        ok: false,
        error: { code: 'secrets-not-here' },
      });
    }
  });

  it('finds what it kept in a file before the system offered its keeping', async () => {
    await profileVault(profile, null).put('device.sign', 'secret');
    expect(await profileVault(profile, system('here')).get('device.sign')).toEqual({ ok: true, value: 'secret' });
  });
});

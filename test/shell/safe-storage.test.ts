import { afterEach, describe, expect, it } from 'vitest';
import { systemCipher } from '../../electron/shell/safe-storage.ts';
import { keyring, safeStorage } from '../support/fake-electron.ts';

afterEach(() => Object.assign(keyring, { available: true, backend: 'gnome_libsecret' }));

describe('the system’s keeping of secrets', () => {
  it('gives back what it sealed, and shows it to nobody', async () => {
    const cipher = await systemCipher(safeStorage, 'linux');
    const sealed = (await cipher?.seal('مفتاح secret')) ?? '';
    expect(Buffer.from(sealed, 'base64').toString('utf8')).not.toContain('secret');
    expect(await cipher?.open(sealed)).toBe('مفتاح secret');
  });

  it('says so when something was sealed elsewhere', async () => {
    const cipher = await systemCipher(safeStorage, 'win32');
    expect(await cipher?.open(Buffer.from('of another computer').toString('base64'))).toBeNull();
  });

  it.each([
    ['there is none', false, 'gnome_libsecret', 'linux'],
    ['it would be plain text', true, 'basic_text', 'linux'],
    ['nobody knows yet', true, 'unknown', 'linux'],
  ] as const)('is not used when %s', async (_, available, backend, platform) => {
    Object.assign(keyring, { available, backend });
    expect(await systemCipher(safeStorage, platform)).toBeNull();
  });

  it('asks for no keyring where Windows and macOS have their own', async () => {
    keyring.backend = 'unknown';
    expect(await systemCipher(safeStorage, 'win32')).not.toBeNull();
    expect(await systemCipher(safeStorage, 'darwin')).not.toBeNull();
  });
});

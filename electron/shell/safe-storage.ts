import type { SafeStorage } from 'electron';
import type { SecretCipher } from '../services/ports/system.ts';

type Keeping = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptStringAsync' | 'decryptStringAsync'
>;

/**
 * The system's keeping of secrets: DPAPI, Keychain, or the desktop's keyring. Null where there is none, and where Electron
 * would only seal with a password that stands in its source (`basic_text`): then a file that only this account may read
 * is the more honest place. Call it once the app is ready.
 */
export async function systemCipher(keeping: Keeping, platform: NodeJS.Platform): Promise<SecretCipher | null> {
  if (!(await keeping.isAsyncEncryptionAvailable())) return null;
  const backend = platform === 'linux' ? keeping.getSelectedStorageBackend() : 'system';
  if (backend === 'basic_text' || backend === 'unknown') return null;
  return {
    seal: async (secret) => (await keeping.encryptStringAsync(secret)).toString('base64'),
    async open(sealed) {
      try {
        return (await keeping.decryptStringAsync(Buffer.from(sealed, 'base64'))).result;
      } catch (error) {
        // How Electron says that another account or computer sealed it.
        if (error instanceof Error) return null;
        throw error;
      }
    },
  };
}

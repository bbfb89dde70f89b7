import { homedir } from 'node:os';
import path from 'node:path';

/** Where the profile stands when nobody says otherwise: the same for both shells, so that work follows the person. */
export function defaultProfileFolder(): string {
  return path.join(dataFolder(), 'Tansiq', 'profile');
}

function dataFolder(): string {
  const { env, platform } = process;
  if (platform === 'win32') return env['APPDATA'] ?? path.join(homedir(), 'AppData', 'Roaming');
  if (platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support');
  return env['XDG_DATA_HOME'] ?? path.join(homedir(), '.local', 'share');
}

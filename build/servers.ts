import { existsSync } from 'node:fs';
import { install, mayInstall } from './debian.ts';

/** Servers that the tests of remotes run on, by Debian's packages: a file that each brings. */
const servers: Readonly<Record<string, string>> = {
  'apache2-bin': '/usr/sbin/apache2',
  rclone: '/usr/bin/rclone',
  'python3-swift': '/usr/lib/python3/dist-packages/swift/common/middleware/s3api/s3api.py',
};

/** Installs what is missing of them where we may; the tests say which servers they did without. */
export function ensureServers(): void {
  const missing = Object.keys(servers).filter((name) => !existsSync(servers[name] ?? ''));
  if (missing.length > 0 && mayInstall()) install(...missing);
}

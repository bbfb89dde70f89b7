import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';

/** A server from the system's packages, running on loopback with its own settings in a folder of its own. */
export interface RealServer {
  readonly url: URL;
  /** Where its files are on this computer. */
  readonly folder: string;
  /** Makes a folder among its files; answers its name. */
  newFolder(name: string): Promise<string>;
  /** `kill -9`: as a power cut takes it. */
  kill(): Promise<void>;
  /** Starts it again on the same port and files. */
  start(): Promise<void>;
  close(): Promise<void>;
}

export interface RealKind {
  readonly name: string;
  readonly driver: 'webdav' | 's3';
  /** What it can't run without. */
  readonly needs: readonly string[];
  /** `drive` has room for its files, where they are not to stand in a folder for temporary ones. */
  start(drive?: string): Promise<RealServer>;
}

export const REAL_USER = 'test:tester';
export const REAL_SECRET = 'no-secret-at-all';
export const REAL_BUCKET = 'tansiq-north';
export const REAL_REGION = 'office-1';
export const REAL_DAV_USER = 'tester';

/** In seconds. */
const LONGEST_LIFE = '900';
const APACHE = '/usr/sbin/apache2';
const MODULES = '/usr/lib/apache2/modules';
const RCLONE = '/usr/bin/rclone';
const PYTHON = '/usr/bin/python3';
const SWIFT = '/usr/lib/python3/dist-packages/swift/common/middleware/s3api/s3api.py';

const kinds: readonly RealKind[] = [
  { name: 'Apache mod_dav', driver: 'webdav', needs: [APACHE, path.join(MODULES, 'mod_dav_fs.so')], start: apache },
  { name: 'rclone serve webdav', driver: 'webdav', needs: [RCLONE], start: rclone },
  { name: 'OpenStack Swift', driver: 's3', needs: [PYTHON, SWIFT], start: swift },
];

/** Those (of that name) that are installed here; of the others it is said aloud that they were done without. */
export function realKinds(only?: string): readonly RealKind[] {
  return kinds.filter(({ name, needs }) => {
    if (only !== undefined && name !== only) return false;
    const missing = needs.filter((file) => !existsSync(file));
    if (missing.length > 0) console.log(`NOT RUN on ${name}: ${missing.join(', ')} is not on this computer.`);
    return missing.length === 0;
  });
}

interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly url: URL;
  /** The folder for all that is its own, and the one for its files. */
  readonly own: string;
  readonly folder: string;
}

/** Runs a program until it is closed; it is up when its port answers anything. */
async function run({ command, args, url, own, folder }: Program): Promise<RealServer> {
  let child: ChildProcess | null = null;
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    const running = child;
    child = null;
    if (running === null || running.exitCode !== null) return;
    const gone = new Promise((resolve) => running.once('exit', resolve));
    // The whole group: Apache has children. All are ours, by the id of the one that was started.
    if (running.pid !== undefined) process.kill(-running.pid, signal);
    await gone;
  };
  const start = async (): Promise<void> => {
    // Of a killed one: Apache takes it for running for as long as nobody has buried it.
    await rm(path.join(own, 'pid'), { force: true });
    // Should this process be killed, the server ends by itself.
    const limited = ['--kill-after=5', LONGEST_LIFE, command, ...args];
    child = spawn('timeout', limited, { cwd: folder, stdio: 'ignore', detached: true });
    await answers(url, child);
  };
  try {
    await start();
  } catch (error) {
    await stop('SIGKILL');
    throw error;
  }
  return {
    url,
    folder,
    async newFolder(name) {
      await mkdir(path.join(folder, name));
      if (process.getuid?.() === 0) await chown(path.join(folder, name), ...(await webServer()));
      return name;
    },
    kill: () => stop('SIGKILL'),
    start,
    async close() {
      await stop('SIGTERM');
      for (const one of [own, folder]) await rm(one, { recursive: true, force: true });
    },
  };
}

async function answers(url: URL, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended with ${child.exitCode}`);
    const answer = await answersOnce(url);
    if (answer) return;
    await sleep(50);
  }
  throw new Error(`${child.spawnfile} does not answer`);
}

/** On a connection of its own: some servers drop those they refused. */
const answersOnce = (url: URL): Promise<boolean> =>
  new Promise((resolve) => {
    get(url, { agent: false }, (answer) => {
      answer.resume();
      answer.once('close', () => resolve(true));
    }).once('error', () => resolve(false));
  });

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** A folder for a server's files, in one for all that is its own. */
async function home(drive?: string): Promise<{ readonly own: string; readonly folder: string }> {
  const own = await mkdtemp(path.join(tmpdir(), 'tansiq-server-'));
  const folder = path.join(drive ?? own, 'files');
  await mkdir(folder);
  return { own, folder };
}

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

/** Apache with Digest, as a careful administrator sets it up without TLS. */
async function apache(drive?: string): Promise<RealServer> {
  const { own, folder } = await home(drive);
  const port = await freePort();
  const modules = ['mpm_event', 'authn_core', 'authn_file', 'authz_core', 'authz_user', 'auth_digest', 'dav', 'dav_fs'];
  const conf = [
    ...modules.map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`),
    `ServerRoot ${own}`,
    `DefaultRuntimeDir ${own}`,
    `PidFile ${own}/pid`,
    `ErrorLog ${own}/log`,
    'ServerName localhost',
    `Listen 127.0.0.1:${port}`,
    ...(process.getuid?.() === 0 ? ['User www-data', 'Group www-data'] : []),
    'StartServers 1',
    'MaxRequestWorkers 25',
    `DavLockDB ${own}/locks`,
    `DocumentRoot ${folder}`,
    `<Directory ${folder}>`,
    'Dav On',
    'AuthType Digest',
    'AuthName "the office"',
    `AuthUserFile ${own}/users`,
    'Require valid-user',
    '</Directory>',
  ];
  await writeFile(path.join(own, 'apache.conf'), `${conf.join('\n')}\n`);
  await writeFile(
    path.join(own, 'users'),
    `${REAL_DAV_USER}:the office:${md5(`${REAL_DAV_USER}:the office:${REAL_SECRET}`)}\n`,
  );
  await chmod(own, 0o755);
  if (process.getuid?.() === 0) for (const one of [own, folder]) await chown(one, ...(await webServer()));
  const args = ['-f', path.join(own, 'apache.conf'), '-DFOREGROUND'];
  return run({ command: APACHE, args, url: new URL(`http://127.0.0.1:${port}/`), own, folder });
}

/** Debian's user for web servers. */
async function webServer(): Promise<readonly [number, number]> {
  const [, uid = '33', gid = '33'] = /^www-data:[^:]*:(\d+):(\d+)/m.exec(await readFile('/etc/passwd', 'utf8')) ?? [];
  return [Number(uid), Number(gid)];
}

async function rclone(drive?: string): Promise<RealServer> {
  const { own, folder } = await home(drive);
  const port = await freePort();
  const settings = ['--config', path.join(own, 'rclone.conf'), '--user', REAL_DAV_USER, '--pass', REAL_SECRET];
  await writeFile(path.join(own, 'rclone.conf'), '');
  const args = ['serve', 'webdav', folder, '--addr', `127.0.0.1:${port}`, '--dir-cache-time', '0s', ...settings];
  return run({ command: RCLONE, args, url: new URL(`http://127.0.0.1:${port}/`), own, folder });
}

async function swift(drive?: string): Promise<RealServer> {
  const { own, folder } = await home(drive);
  const port = await freePort();
  const url = new URL(`http://127.0.0.1:${port}/`);
  const program = path.join(import.meta.dirname, 'swift-store.py');
  const args = ['-B', program, folder, REAL_USER, REAL_SECRET, String(port)];
  const server = await run({ command: PYTHON, args, url, own, folder });
  const [accessKeyId, secretAccessKey] = [REAL_USER, REAL_SECRET];
  const client = new AwsClient({ accessKeyId, secretAccessKey, service: 's3', region: REAL_REGION, retries: 0 });
  const made = await client.fetch(new URL(REAL_BUCKET, url).href, { method: 'PUT' });
  if (made.ok) return server;
  await server.close();
  throw new Error(`No bucket: ${await made.text()}`);
}

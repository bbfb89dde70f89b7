import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import type { Refusal } from '../../../electron/contract/refusal.ts';
import type { Result } from '../../../electron/domain/result.ts';
import { openPack } from '../../../electron/pack/folder.ts';
import { memoryRemote } from '../../../electron/remote/memory.ts';
import type { Remote } from '../../../electron/services/ports/remote.ts';
import type { DocumentStore } from '../../../electron/services/ports/store.ts';
import type { Releases } from '../../../electron/services/ports/trust.ts';
import { memoryStore } from '../../../electron/store/memory.ts';
import { createCampaign } from '../../../electron/trust/desk/campaign.ts';
import { type Desk, openDesk } from '../../../electron/trust/desk/desk.ts';
import { signRelease } from '../../../electron/trust/desk/sign.ts';
import { upload } from '../../../electron/trust/desk/upload.ts';
import { openReleases } from '../../../electron/trust/admission/releases.ts';
import { metadataKey } from '../../../electron/trust/tuf.ts';
import { everywhere } from '../../services/support/pack.ts';
import { writePack } from '../../pack/pack-folder.ts';

/** As cheap as age allows: what is tested is who can open, not how heavy the door is. */
export const LIGHT = 1;
export const passphrase = () => 'a good long passphrase';

export function value<T>(result: Result<T, Refusal>): T {
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.params)}`);
  return result.value;
}

export async function scratch(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), 'tansiq-trust-'));
}

const name = everywhere('name');
const member = (id: string, ...roles: readonly string[]) => ({ id, name, roles });

/** The tests' pack with a central desk, and with something to say for the coast. */
export async function writeCampaignPack(): Promise<string> {
  const folder = await writePack();
  await editYaml(folder, 'pack.yaml', (pack) => {
    (pack['offices'] as unknown[]).push({
      id: 'desk',
      region: 'coast',
      name,
      members: [member('desk-reviewer', 'reviewer'), member('desk-editor', 'editor')],
    });
  });
  const alert = { id: 'coast-alert', date: '2026-03-02', region: 'coast', title: name, body: name, guideline: null };
  await put(folder, 'regions/coast/alerts.yaml', stringify([{ ...alert, acknowledge: false }]));
  return folder;
}

/** Changes a YAML file of a pack. */
export async function editYaml(folder: string, file: string, change: (value: Record<string, unknown>) => void) {
  const content = parse(await readFile(path.join(folder, file), 'utf8')) as Record<string, unknown>;
  change(content);
  await put(folder, file, stringify(content, { lineWidth: 0 }));
}

export async function put(folder: string, file: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
  await writeFile(path.join(folder, file), text);
}

/** A campaign with its keys, its pack, and a remote that is a map to look at and to damage. */
export class Campaign {
  readonly objects = new Map<string, Uint8Array>();
  readonly remote: Remote = memoryRemote(this.objects);
  readonly keys: string;
  readonly pack: string;
  desk: Desk;
  readonly #home: string;

  private constructor(home: string, pack: string, desk: Desk) {
    this.#home = home;
    this.keys = path.join(home, 'keys');
    this.pack = pack;
    this.desk = desk;
  }

  static async begin(
    at: string,
    more: { readonly rootKeys?: number; readonly threshold?: number } = {},
  ): Promise<Campaign> {
    const [home, pack] = [await scratch(), await writeCampaignPack()];
    const head = value(await openPack(pack).content());
    const { campaign, regions, offices } = head;
    const numbers = { rootKeys: more.rootKeys ?? 1, threshold: more.threshold ?? 1 };
    const order = { campaign: { id: campaign.id, name: campaign.name }, regions, offices, ...numbers, at };
    return new Campaign(home, pack, value(await createCampaign(path.join(home, 'keys'), order, passphrase, LIGHT)));
  }

  async sign(at: string, days = 90): Promise<Result<Desk, Refusal>> {
    const head = value(await openPack(this.pack).content());
    const signed = await signRelease(this.desk, { folder: this.pack, head, at, days });
    if (signed.ok) this.desk = signed.value;
    return signed;
  }

  /** Signs and uploads; answers what was put, in order. */
  async publish(at: string, days = 90, remote = this.remote): Promise<readonly string[]> {
    value(await this.sign(at, days));
    const [log, counted] = logged(remote);
    value(await exhaust(upload(this.desk, { remote: counted, media: openPack(this.pack).media })));
    return log;
  }

  /** Gives every asset one rendition more; the file is the one there is. */
  async addRenditions(name = 'thumb'): Promise<void> {
    const file = path.join(this.pack, 'assets.json');
    const assets = JSON.parse(await readFile(file, 'utf8')) as { hash: string; bytes: number; renditions: object[] }[];
    for (const { hash, bytes, renditions } of assets) {
      renditions.push({ name, hash, width: 1, height: 1, bytes, type: 'image/png' });
    }
    await writeFile(file, JSON.stringify(assets));
  }

  async reopen(): Promise<void> {
    this.desk = value(await openDesk(this.keys, passphrase, LIGHT));
  }

  /** The newest root, as an office card carries it. */
  async root(version = this.desk.record.root): Promise<string> {
    return ((await this.desk.mirror.read(metadataKey(version, 'root'))) ?? Buffer.alloc(0)).toString('utf8');
  }

  async end(): Promise<void> {
    for (const folder of [this.#home, this.pack]) await rm(folder, { recursive: true, force: true });
  }
}

/** A remote that logs the keys of what is really sent to it. */
function logged(remote: Remote): readonly [string[], Remote] {
  const log: string[] = [];
  return [
    log,
    {
      ...remote,
      putImmutable: (key, source, signal, progress) =>
        remote.putImmutable(
          key,
          {
            bytes: source.bytes,
            open(from) {
              log.push(key);
              return source.open(from);
            },
          },
          signal,
          progress,
        ),
      putPointer(key, bytes, signal) {
        log.push(key);
        return remote.putPointer(key, bytes, signal);
      },
    },
  ];
}

export async function exhaust<E, T>(steps: AsyncGenerator<E, T>): Promise<T> {
  let step = await steps.next();
  while (step.done !== true) step = await steps.next();
  return step.value;
}

/** Whether the app can open all parts of a pack folder. */
export async function inspect(pack: string): Promise<Result<void, Refusal>> {
  const opened = openPack(pack);
  const parts = [await opened.content(), await opened.library(), await opened.tone()];
  return parts.find((part) => !part.ok) ?? { ok: true, value: undefined };
}

/** An office's profile that trusts a campaign's first root. */
export class Office {
  readonly folder: string;
  readonly documents: DocumentStore;
  readonly time: { now: string };
  readonly releases: Releases;

  private constructor(folder: string, documents: DocumentStore, time: { now: string }, releases: Releases) {
    this.folder = folder;
    this.documents = documents;
    this.time = time;
    this.releases = releases;
  }

  static async of(campaign: Campaign, now: string, id = 'test-campaign'): Promise<Office> {
    const [folder, root, time] = [await scratch(), await campaign.root(1), { now }];
    const { documents } = memoryStore();
    const releases = await openReleases({
      profile: folder,
      documents,
      clock: { now: () => time.now },
      pin: async () => ({ campaign: id, root }),
      inspect,
    });
    return new Office(folder, documents, time, releases);
  }

  async admit(remote: Pick<Remote, 'get'>, acceptExpired = false) {
    return this.releases.admit(remote, { acceptExpired });
  }

  /** Every file under `release/` but the shelf, and which release is in use: what an attack must not change. */
  async state(): Promise<unknown> {
    const files = (await this.#files()).filter(([name]) => !name.startsWith('files'));
    return { current: await this.releases.current(), files };
  }

  /** Files of releases by their hash, as they were fetched. */
  async shelf(): Promise<readonly (readonly [name: string, bytes: Buffer])[]> {
    const files = (await this.#files()).filter(([name]) => name.startsWith('files'));
    return files.map(([name, bytes]) => [path.basename(name), bytes]);
  }

  async #files(): Promise<readonly (readonly [string, Buffer])[]> {
    const root = path.join(this.folder, 'release');
    const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
    const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
    return Promise.all(
      files.toSorted().map(async (file) => [path.relative(root, file), await readFile(file)] as const),
    );
  }

  end(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}

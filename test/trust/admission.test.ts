import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refuse } from '../../electron/contract/refusal.ts';
import { fail, type Result } from '../../electron/domain/result.ts';
import { openPack } from '../../electron/pack/folder.ts';
import type { Remote } from '../../electron/services/ports/remote.ts';
import { signRelease } from '../../electron/trust/desk/sign.ts';
import { rotate } from '../../electron/trust/desk/rotate.ts';
import { memoryRemote } from '../../electron/remote/memory.ts';
import { upload } from '../../electron/trust/desk/upload.ts';
import { openReleases } from '../../electron/trust/admission/releases.ts';
import { at } from './support/campaign.ts';
import { Campaign, editYaml, exhaust, Office, value } from './support/published.ts';

let campaign: Campaign;
let office: Office;
beforeEach(async () => {
  campaign = await Campaign.begin(at(1));
  office = await Office.of(campaign, at(2));
});
afterEach(async () => {
  await campaign.end();
  await office.end();
});

/** The campaign's remote with every key that was asked for. */
function watched(): readonly [Pick<Remote, 'get'>, string[]] {
  const asked: string[] = [];
  return [{ get: (key, options) => (asked.push(key), campaign.remote.get(key, options)) }, asked];
}

const nextVersion = (version: string) =>
  editYaml(campaign.pack, 'pack.yaml', (pack) => void (pack['version'] = version));
const codeOf = (result: Result<unknown, { readonly code: string }>) => (result.ok ? 'admitted' : result.error.code);

describe('admission', () => {
  it('brings the pack folder out as it went in', async () => {
    await campaign.publish(at(1));
    value(await office.admit(campaign.remote));
    const release = await office.releases.current();
    const files = ['pack.yaml', 'guidelines/respect-people.yaml', 'tone/categories.yaml', 'regions/coast/alerts.yaml'];
    for (const file of files) {
      const [went, came] = [path.join(campaign.pack, file), path.join(release?.folder ?? '', file)];
      expect(await readFile(came, 'utf8')).toBe(await readFile(went, 'utf8'));
    }
    expect(value(await office.releases.complete(campaign.remote, {}))).toBe(true);
    const [opened, original] = [openPack((await office.releases.current())?.folder ?? ''), openPack(campaign.pack)];
    const byId = (list: readonly { readonly id: string }[]) => list.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect(byId(value(await opened.library()))).toEqual(byId(value(await original.library())));
    expect(value(await opened.content())).toEqual(value(await original.content()));
    expect(value(await opened.tone())).toEqual(value(await original.tone()));
    expect(value(await office.releases.directory())).toEqual(campaign.desk.record.directory);
  });

  it('asks for two small files when there is nothing new', async () => {
    await campaign.publish(at(1));
    value(await office.admit(campaign.remote));
    const [remote, asked] = watched();
    value(await office.admit(remote));
    expect(asked).toEqual(['metadata/2.root.json', 'metadata/timestamp.json']);
  });

  it('fetches only what changed', async () => {
    await campaign.publish(at(1));
    value(await office.admit(campaign.remote));
    await nextVersion('1.3');
    await campaign.publish(at(3));
    const [remote, asked] = watched();
    value(await office.admit(remote));
    expect(asked.filter((key) => key.startsWith('targets/'))).toEqual([expect.stringMatching(/\.head\.json\.br$/)]);
    expect(await office.releases.current()).toMatchObject({ number: 2, at: at(3), pack: { version: '1.3' } });
  });

  it('goes on where a cut stopped it', async () => {
    await campaign.publish(at(1));
    let left = 9;
    const cut: Pick<Remote, 'get'> = {
      get: async (key) => ((left -= 1) < 0 ? fail(refuse('remote-cut', { host: 'h' })) : campaign.remote.get(key)),
    };
    expect(codeOf(await office.admit(cut))).toBe('remote-cut');
    expect(await office.releases.current()).toBeNull();
    const [remote, asked] = watched();
    value(await office.admit(remote));
    const [before, after] = [[...campaign.objects.keys()], asked].map(
      (keys) => keys.filter((key) => key.startsWith('targets/')).length,
    );
    expect(after).toBeLessThan(before ?? 0);
  });

  it('keeps the release before, and sweeps those before it', async () => {
    const folders: string[] = [];
    for (const [index, version] of ['1.3', '1.4', '1.5'].entries()) {
      await nextVersion(version);
      await campaign.publish(at(2 + index));
      value(await office.admit(campaign.remote));
      folders.push((await office.releases.current())?.folder ?? '');
    }
    const readable = await Promise.all(folders.map(async (folder) => codeOf(await openPack(folder).content())));
    expect(readable).toEqual(['folder-missing', 'admitted', 'admitted']);
  });

  it('makes again what the disk lost', async () => {
    await campaign.publish(at(1));
    value(await office.admit(campaign.remote));
    const release = await office.releases.current();
    await rm(path.dirname(release?.folder ?? ''), { recursive: true });
    value(await office.admit(campaign.remote));
    expect(codeOf(await openPack(release?.folder ?? '').content())).toBe('admitted');
  });

  it('takes no release that the app can’t open', async () => {
    await campaign.publish(at(1));
    value(await office.admit(campaign.remote));
    const before = await office.releases.current();
    // What a newer version of the app would let the committee write.
    await editYaml(campaign.pack, 'pack.yaml', (pack) => void (pack['colour'] = 'green'));
    const { regions, offices } = campaign.desk.record;
    const head = { id: 'test-pack', version: '1.4', released: '2026-03-05', regions, offices };
    const desk = value(await signRelease(campaign.desk, { folder: campaign.pack, head, at: at(4), days: 90 }));
    value(await exhaust(upload(desk, { remote: campaign.remote, media: async () => null })));
    expect(codeOf(await office.admit(campaign.remote))).toBe('pack-damaged');
    expect(await office.releases.current()).toEqual(before);
  });

  it('needs an office card first', async () => {
    const releases = await openReleases({
      profile: office.folder,
      documents: office.documents,
      clock: { now: () => at(2) },
      pin: async () => null,
      inspect: async () => ({ ok: true, value: undefined }),
    });
    expect(codeOf(await releases.admit(campaign.remote, { acceptExpired: false }))).toBe('not-enrolled');
  });
});

describe('renditions', () => {
  const renditions = async () => {
    const library = value(await openPack((await office.releases.current())?.folder ?? '').library());
    return library.map((one) => one.renditions.length);
  };

  it('are left for later, brought when asked for, and never lost on the way to the next release', async () => {
    await campaign.addRenditions();
    await campaign.publish(at(1));
    value(await office.admit(campaign.remote));
    expect(new Set(await renditions())).toEqual(new Set([0]));
    const inUse = await office.releases.current();
    expect(value(await office.releases.complete(campaign.remote, {}))).toBe(true);
    // Whoever reads from the folder that was in use until now goes on reading.
    expect(await readFile(path.join(inUse?.folder ?? '', 'posts.yaml'), 'utf8')).not.toBe('');
    expect((await office.releases.current())?.folder).not.toBe(inUse?.folder);
    expect(new Set(await renditions())).toEqual(new Set([1]));
    expect(value(await office.releases.complete(campaign.remote, {}))).toBe(false);
    // Only words changed: the renditions are all here, and nothing of them is asked for.
    await nextVersion('1.3');
    await campaign.publish(at(2));
    const [remote, asked] = watched();
    value(await office.admit(remote));
    expect(value(await office.releases.complete(remote, {}))).toBe(false);
    expect(new Set(await renditions())).toEqual(new Set([1]));
    expect(asked.filter((key) => /media|renditions/.test(key))).toEqual([]);
    // The pictures changed too: until the new list has come the old one is shown.
    await campaign.addRenditions('wide');
    await campaign.publish(at(3));
    value(await office.admit(campaign.remote));
    expect(new Set(await renditions())).toEqual(new Set([1]));
    value(await office.releases.complete(campaign.remote, {}));
    expect(new Set(await renditions())).toEqual(new Set([2]));
  });

  it.each([
    ['another list', /metadata\/1\.media\.json$/, 'release-tampered'],
    ['another file', /targets\/renditions\//, 'release-tampered'],
    ['no list', null, 'release-incomplete'],
  ])('are refused with %s, and what is in use stays', async (_, key, code) => {
    await campaign.addRenditions();
    await campaign.publish(at(1));
    value(await office.admit(campaign.remote));
    const before = await office.state();
    for (const one of campaign.objects.keys()) {
      if (key?.test(one) === true) campaign.objects.set(one, Buffer.from('{}'));
      if (key === null && one.endsWith('media.json')) campaign.objects.delete(one);
    }
    expect(codeOf(await office.releases.complete(campaign.remote, {}))).toBe(code);
    expect(await office.state()).toEqual(before);
  });

  it('travel with a release that is carried on', async () => {
    await campaign.addRenditions();
    await campaign.publish(at(1));
    value(await office.admit(campaign.remote));
    value(await office.releases.complete(campaign.remote, {}));
    const stick = new Map<string, Uint8Array>();
    value(await office.releases.offer(memoryRemote(stick)));
    const second = await Office.of(campaign, at(2));
    value(await second.admit(memoryRemote(stick)));
    expect(value(await second.releases.complete(memoryRemote(stick), {}))).toBe(true);
    await second.end();
  });
});

describe('a release in use', () => {
  it('can be carried to another remote, for whoever began earlier', async () => {
    await campaign.publish(at(1));
    const second = await Office.of(campaign, at(2));
    campaign.desk = value(await rotate(campaign.desk, { role: 'root', at: at(2) }));
    await campaign.publish(at(2));
    value(await office.admit(campaign.remote));
    const stick = new Map<string, Uint8Array>();
    value(await office.releases.offer(memoryRemote(stick)));
    value(await second.admit(memoryRemote(stick)));
    expect(await second.releases.current()).toMatchObject({ number: 2, pack: { version: '1.2' } });
    expect([...stick.keys()].filter((key) => key.startsWith('media/'))).toEqual([]);
    await second.end();
  });

  it('never takes the place of a newer one', async () => {
    await campaign.publish(at(1));
    value(await office.admit(campaign.remote));
    await nextVersion('1.3');
    await campaign.publish(at(2));
    const before = new Map(campaign.objects);
    value(await office.releases.offer(campaign.remote));
    expect(campaign.objects).toEqual(before);
  });

  it('is needed before it can be carried', async () => {
    expect(codeOf(await office.releases.offer(campaign.remote))).toBe('release-missing');
  });
});

describe('time', () => {
  it('runs out for a release that stays away, and not for one in use', async () => {
    await campaign.publish(at(1), 30);
    office.time.now = at(40);
    expect(codeOf(await office.admit(campaign.remote))).toBe('release-expired');
    value(await office.admit(campaign.remote, true));
    expect(await office.releases.current()).toMatchObject({ number: 1 });
    expect(codeOf(await office.admit(campaign.remote))).toBe('release-frozen');
  });

  it('does not go back with a clock that was reset', async () => {
    await campaign.publish(at(1), 30);
    office.time.now = at(20);
    value(await office.admit(campaign.remote));
    office.time.now = at(40);
    await office.admit(campaign.remote);
    office.time.now = '2000-01-01T00:00:00.000Z';
    expect(office.releases.now()).toBe(at(40));
    expect(codeOf(await office.admit(campaign.remote))).toBe('release-frozen');
  });

  it('is the desk’s where the clock never was right', async () => {
    office.time.now = '2000-01-01T00:00:00.000Z';
    await campaign.publish(at(10), 30);
    value(await office.admit(campaign.remote));
    expect(office.releases.now()).toBe(at(10));
  });

  it('that once ran years ahead is forgotten when a person takes a release all the same', async () => {
    office.time.now = '2099-01-01T00:00:00.000Z';
    await office.admit(campaign.remote);
    office.time.now = at(3);
    await campaign.publish(at(2));
    expect(codeOf(await office.admit(campaign.remote))).toBe('release-expired');
    value(await office.admit(campaign.remote, true));
    expect(office.releases.now()).toBe(at(3));
    await nextVersion('1.3');
    await campaign.publish(at(3));
    value(await office.admit(campaign.remote));
  });
});

import { copyFile, cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refuse } from '../../electron/contract/refusal.ts';
import { fail, type Result } from '../../electron/domain/result.ts';
import { openPack } from '../../electron/pack/folder.ts';
import { memoryRemote } from '../../electron/remote/memory.ts';
import type { Remote } from '../../electron/services/ports/remote.ts';
import { type CampaignOrder, createCampaign } from '../../electron/trust/desk/campaign.ts';
import { openDesk } from '../../electron/trust/desk/desk.ts';
import { rotate } from '../../electron/trust/desk/rotate.ts';
import { upload } from '../../electron/trust/desk/upload.ts';
import { at } from './support/campaign.ts';
import { Campaign, editYaml, exhaust, LIGHT, Office, passphrase, scratch, value } from './support/published.ts';
import { pack } from '../services/support/pack.ts';

let campaign: Campaign;
beforeEach(async () => {
  campaign = await Campaign.begin(at(1));
});
afterEach(() => campaign.end());

const codeOf = (result: Result<unknown, { readonly code: string }>) => (result.ok ? 'done' : result.error.code);

describe('a new campaign', () => {
  const desk = { id: 'desk', region: 'coast', name: pack.campaign.name, members: pack.offices[0]?.members ?? [] };
  const order = (more: Partial<CampaignOrder> = {}): CampaignOrder => ({
    campaign: pack.campaign,
    regions: pack.regions,
    offices: [...pack.offices, desk],
    rootKeys: 1,
    threshold: 1,
    at: at(1),
    ...more,
  });

  it('has its keys in files that the passphrase opens, and nothing secret beside them', async () => {
    const names = [
      'clerk.key.age',
      'desk.age.age',
      'region-coast.key.age',
      'region-mountain.key.age',
      'release.key.age',
      'root-1.key.age',
    ];
    expect((await readdir(campaign.keys)).filter((one) => one.endsWith('.age'))).toEqual(names);
    const opened = value(await openDesk(campaign.keys, passphrase, LIGHT));
    const secrets = await Promise.all(
      ['root-1', 'release', 'clerk', 'desk', 'region-coast'].map((key) => opened.keys.unlock(key)),
    );
    const plain = (await readFile(path.join(campaign.keys, 'campaign.json'), 'utf8')).toUpperCase();
    for (const secret of secrets) expect(plain).not.toContain(value(secret).toUpperCase());
  });

  it.each([
    ['another passphrase', () => 'another long passphrase', 'passphrase-wrong'],
    ['no passphrase', () => null, 'passphrase-missing'],
  ])('opens no key with %s', async (_, told, code) => {
    const opened = value(await openDesk(campaign.keys, told, LIGHT));
    expect(codeOf(await opened.keys.unlock('release'))).toBe(code);
  });

  it.each([
    ['in a folder with other things', {}, 'not-empty'],
    ['without a desk', { offices: pack.offices }, 'no-desk'],
    ['with a threshold out of reach', { rootKeys: 2, threshold: 3 }, 'threshold-out-of-reach'],
    ['with a name that no file can have', { regions: [{ id: 'Coast', name: pack.campaign.name }] }, 'name-not-plain'],
  ])('%s is refused', async (_, more, code) => {
    const empty = await scratch();
    const folder = code === 'not-empty' ? campaign.keys : empty;
    expect(codeOf(await createCampaign(folder, order(more), passphrase, LIGHT))).toBe(code);
    expect(await readdir(empty)).toEqual([]);
    await rm(empty, { recursive: true });
  });

  it('with a short passphrase is refused', async () => {
    const folder = await scratch();
    expect(codeOf(await createCampaign(folder, order(), () => 'short', LIGHT))).toBe('passphrase-short');
    await rm(folder, { recursive: true });
  });

  it('is nowhere where there are no keys', async () => {
    expect(codeOf(await openDesk(campaign.pack, passphrase, LIGHT))).toBe('not-a-key-folder');
    await writeFile(path.join(campaign.keys, 'campaign.json'), '{"format":"tansiq-campaign"');
    expect(codeOf(await openDesk(campaign.keys, passphrase, LIGHT))).toBe('not-a-key-folder');
  });
});

describe('publishing', () => {
  it('puts media, files and lists, and the timestamp last', async () => {
    const put = await campaign.publish(at(1));
    expect(put[0]).toMatch(/^media\//);
    expect(put.at(-1)).toBe('metadata/timestamp.json');
    expect(put.filter((key) => key.startsWith('metadata/'))).toEqual([
      'metadata/1.root.json',
      'metadata/1.targets.json',
      'metadata/1.media.json',
      'metadata/1.region-coast.json',
      'metadata/1.region-mountain.json',
      'metadata/1.snapshot.json',
      'metadata/timestamp.json',
    ]);
    expect(new Set(put).size).toBe(put.length);
  });

  it('the same again sends nothing and makes no other release', async () => {
    await campaign.publish(at(1));
    const before = new Map(campaign.objects);
    expect(await campaign.publish(at(2))).toEqual(['metadata/timestamp.json']);
    expect(campaign.objects).toEqual(before);
    expect(campaign.desk.record.published?.number).toBe(1);
  });

  it('sends what changed and nothing else', async () => {
    await campaign.publish(at(1));
    await editYaml(campaign.pack, 'pack.yaml', (head) => void (head['version'] = '1.3'));
    const put = await campaign.publish(at(2));
    expect(put.map((key) => key.replace(/[0-9a-f]{64}/, '…'))).toEqual([
      'targets/content/….head.json.br',
      'metadata/2.targets.json',
      'metadata/2.snapshot.json',
      'metadata/timestamp.json',
    ]);
  });

  it('lets a release count for longer when half its days are over', async () => {
    await campaign.publish(at(1), 30);
    const put = await campaign.publish(at(20), 30);
    expect(put).toEqual(['metadata/2.snapshot.json', 'metadata/timestamp.json']);
    const office = await Office.of(campaign, at(21));
    value(await office.admit(campaign.remote));
    expect(await office.releases.current()).toMatchObject({ number: 2, at: at(20) });
    await office.end();
  });

  it('that was cut goes on with the same release', async () => {
    value(await campaign.sign(at(1)));
    let left = 5;
    const cut: Remote = {
      ...campaign.remote,
      putImmutable: async (...asked) =>
        (left -= 1) < 0 ? fail(refuse('remote-cut', { host: 'h' })) : campaign.remote.putImmutable(...asked),
    };
    const steps = upload(campaign.desk, { remote: cut, media: openPack(campaign.pack).media });
    expect(codeOf(await exhaust(steps))).toBe('remote-cut');
    expect(campaign.objects.has('metadata/timestamp.json')).toBe(false);
    const there = campaign.objects.size;
    await campaign.reopen();
    const put = await campaign.publish(at(2));
    expect(put.filter((key) => key !== 'metadata/timestamp.json').length + there).toBe(campaign.objects.size - 1);
    expect(campaign.desk.record.published?.number).toBe(1);
  });

  it('brings everything to a second remote', async () => {
    await campaign.publish(at(1));
    const second = new Map<string, Uint8Array>();
    await campaign.publish(at(1), 90, memoryRemote(second));
    expect(second).toEqual(campaign.objects);
  });

  it('takes no other campaign’s remote, nor a damaged timestamp, for its own release', async () => {
    await campaign.publish(at(1));
    for (const bytes of ['{}', 'no JSON', '<html>']) {
      campaign.objects.clear();
      campaign.objects.set('metadata/timestamp.json', Buffer.from(bytes));
      await campaign.publish(at(1));
      const office = await Office.of(campaign, at(2));
      expect(codeOf(await office.admit(campaign.remote))).toBe('done');
      await office.end();
    }
  });

  it('with an old copy of the keys is refused where a newer release stands', async () => {
    const copy = await scratch();
    await campaign.publish(at(1));
    await cp(campaign.keys, copy, { recursive: true });
    await editYaml(campaign.pack, 'pack.yaml', (head) => void (head['version'] = '1.3'));
    await campaign.publish(at(2));
    const before = new Map(campaign.objects);
    const old = value(await openDesk(copy, passphrase, LIGHT));
    const outcome = await exhaust(upload(old, { remote: campaign.remote, media: openPack(campaign.pack).media }));
    expect(outcome).toEqual({ ok: false, error: refuse('desk-behind', { ours: 1, theirs: 2 }) });
    expect(campaign.objects).toEqual(before);
    await rm(copy, { recursive: true });
  });

  it('without a file of the pack’s media is refused before anybody could see it', async () => {
    value(await campaign.sign(at(1)));
    const steps = upload(campaign.desk, { remote: campaign.remote, media: async () => null });
    expect(codeOf(await exhaust(steps))).toBe('media-not-here');
    expect(campaign.objects.has('metadata/timestamp.json')).toBe(false);
  });

  it('needs no key of a region that says nothing new', async () => {
    await campaign.publish(at(1));
    await rm(path.join(campaign.keys, 'region-coast.key.age'));
    await campaign.reopen();
    await editYaml(campaign.pack, 'pack.yaml', (head) => void (head['version'] = '1.3'));
    await campaign.publish(at(2));
    await editYaml(campaign.pack, 'regions/coast/alerts.yaml', (list) => {
      Object.assign((list as unknown as Record<string, unknown>[])[0] ?? {}, { date: '2026-03-03' });
    });
    const refused = await campaign.sign(at(3));
    expect(refused).toEqual({ ok: false, error: refuse('key-missing', { key: 'region-coast' }) });
  });

  it('keeps the list of a region that left the pack', async () => {
    await campaign.publish(at(1));
    const office = await Office.of(campaign, at(2));
    value(await office.admit(campaign.remote));
    await rm(path.join(campaign.pack, 'regions'), { recursive: true });
    await campaign.publish(at(3));
    value(await office.admit(campaign.remote));
    const content = value(await openPack((await office.releases.current())?.folder ?? '').content());
    expect(content.alerts.map(({ id }) => id)).toEqual(['alert-1']);
    await office.end();
  });
});

describe('renewing keys', () => {
  it('that is cut after it counted is finished when the folder is opened next', async () => {
    await campaign.publish(at(1));
    const before = await readFile(path.join(campaign.keys, 'release.key.age'));
    value(await rotate(campaign.desk, { role: 'release', at: at(2) }));
    // As a cut leaves it: the record names the new key, the files have not changed places.
    const { keys } = campaign;
    await copyFile(path.join(keys, 'release.key.age'), path.join(keys, 'next-release.key.age'));
    await writeFile(path.join(keys, 'release.key.age'), before);
    const record = JSON.parse(await readFile(path.join(keys, 'campaign.json'), 'utf8')) as object;
    await writeFile(path.join(keys, 'campaign.json'), JSON.stringify({ ...record, renewing: ['release'] }));
    await campaign.reopen();
    expect(campaign.desk.record.renewing).toEqual([]);
    await campaign.publish(at(3));
    const office = await Office.of(campaign, at(4));
    value(await office.admit(campaign.remote));
    await office.end();
  });

  it('changes how many must sign', async () => {
    campaign.desk = value(await rotate(campaign.desk, { role: 'root', at: at(2), rootKeys: 3, threshold: 2 }));
    expect(campaign.desk.record).toMatchObject({ root: 2, keys: { threshold: 2 } });
    await rm(path.join(campaign.keys, 'root-2.key.age'));
    await campaign.reopen();
    campaign.desk = value(await rotate(campaign.desk, { role: 'clerk', at: at(3) }));
    await rm(path.join(campaign.keys, 'root-3.key.age'));
    await campaign.reopen();
    expect(codeOf(await rotate(campaign.desk, { role: 'clerk', at: at(4) }))).toBe('key-missing');
    await campaign.publish(at(5));
    const office = await Office.of(campaign, at(6));
    value(await office.admit(campaign.remote));
    await office.end();
  });

  it.each(['region-sea', 'kitchen', 'region-'])('of %s is refused: nobody has it', async (role) => {
    expect(codeOf(await rotate(campaign.desk, { role, at: at(2) }))).toBe('key-missing');
  });

  it('of the desk changes what is sealed to, and keeps the old key', async () => {
    const before = campaign.desk.record.directory.desk.recipient;
    campaign.desk = value(await rotate(campaign.desk, { role: 'desk', at: at(2) }));
    expect(campaign.desk.record.directory.desk.recipient).not.toBe(before);
    expect(await readdir(path.join(campaign.keys, 'retired'))).toEqual(['desk.1.age.age']);
  });
});

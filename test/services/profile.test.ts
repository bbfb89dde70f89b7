import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refuse } from '#contract/refusal.ts';
import { diskProfiles } from '../../electron/store/disk-profiles.ts';
import { memoryProfiles } from '../../electron/store/memory.ts';
import { ulids } from '../../electron/system/ids.ts';
import { logFile } from '../../electron/system/log-file.ts';
import { clock } from '../../electron/system/system.ts';
import { ok } from '../../electron/domain/result.ts';
import { pack, packSource } from './support/pack.ts';
import { officeOf, openOffice, post, refusalOf, typed } from './support/office.ts';

describe('who sits here', () => {
  it('is remembered', async () => {
    const profiles = memoryProfiles();
    const { client, context, store } = await openOffice({ profiles });
    expect((await client.profile.state()).status).toBe('new');
    const entered = await client.profile.enterDemo({ office: 'coast-office', member: 'writer' });
    expect(entered).toMatchObject({ status: 'open', campaign: 'test-campaign', member: { id: 'writer' } });
    expect((await client.profile.actAs({ member: 'lead' })).status).toBe('open');
    await context.drafts.forgetAll();
    await store.close();
    const later = await openOffice({ profiles });
    expect(await later.client.profile.state()).toMatchObject({
      office: { id: 'coast-office' },
      member: { id: 'lead' },
    });
  });

  it.each([
    ['no such office', { office: 'nowhere', member: 'writer' }],
    ['a member of another office', { office: 'coast-office', member: 'elsewhere' }],
  ])('refuses %s', async (_, seat) => {
    const { client } = await openOffice();
    expect(await refusalOf(client.profile.enterDemo(seat))).toEqual(refuse('no-such-member'));
    expect((await client.profile.state()).status).toBe('new');
  });

  it('nobody of another office takes the keyboard', async () => {
    const { client } = await officeOf('writer');
    expect(await refusalOf(client.profile.actAs({ member: 'elsewhere' }))).toEqual(refuse('no-such-member'));
  });
});

describe('reading', () => {
  it('is each member’s own, and the first acknowledgement counts', async () => {
    const { client, time, heard } = await officeOf('writer');
    expect(await client.pack.reading()).toEqual({ seen: {}, acknowledged: {} });
    expect((await client.pack.see({ guideline: 'respect-people' })).seen).toEqual({ 'respect-people': '2026-02-20' });
    await Promise.all([client.pack.acknowledge({ id: 'alert-1' }), client.pack.acknowledge({ id: 'respect-people' })]);
    time.now = '2026-04-01T00:00:00.000Z';
    const again = await client.pack.acknowledge({ id: 'alert-1' });
    const at = '2026-03-03T08:00:00.000Z';
    expect(again.acknowledged).toEqual({ 'alert-1': at, 'respect-people': at });
    expect(heard.filter(({ type }) => type === 'reading')).toHaveLength(3);
    await client.profile.actAs({ member: 'lead' });
    expect(await client.pack.reading()).toEqual({ seen: {}, acknowledged: {} });
  });

  it('remembers what a member read of a guideline before it changed, for them alone', async () => {
    const [first] = pack.guidelines;
    if (first === undefined) throw new Error('no guideline');
    let guideline = first;
    const content = async () => ok({ ...pack, guidelines: [guideline] });
    const { client } = await officeOf('writer', { pack: { ...packSource, content } });
    const [about, change] = [{ guideline: first.id }, (date: string) => ({ date, summary: first.title })];
    expect(await client.pack.readBefore(about)).toBeNull();
    await client.pack.see(about);
    expect(await client.pack.readBefore(about)).toBeNull();
    guideline = {
      ...first,
      body: { ar: 'ثانٍ', fr: 'deux', en: 'two' },
      changes: [change('2026-03-01'), ...first.changes],
    };
    const before = { change: '2026-02-20', body: first.body };
    expect(await client.pack.readBefore(about)).toEqual(before);
    await client.pack.see(about);
    await client.pack.see(about);
    expect(await client.pack.readBefore(about)).toEqual(before);
    const second = guideline.body;
    guideline = {
      ...guideline,
      body: { ...second, en: 'three' },
      changes: [change('2026-03-02'), ...guideline.changes],
    };
    expect(await client.pack.readBefore(about)).toEqual({ change: '2026-03-01', body: second });
    await client.profile.actAs({ member: 'lead' });
    expect(await client.pack.readBefore(about)).toBeNull();
    expect(await client.pack.readBefore({ guideline: 'nowhere' })).toBeNull();
  });

  it('of what is not there is refused', async () => {
    const { client } = await officeOf('writer');
    expect(await refusalOf(client.pack.see({ guideline: 'nowhere' }))).toEqual(refuse('no-such-guideline'));
    expect(await refusalOf(client.pack.acknowledge({ id: 'nowhere' }))).toEqual(refuse('no-such-guideline'));
  });
});

describe('on the disk', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'tansiq-services-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('what was typed before a backup is in it, and a restore brings it back while the app is open', async () => {
    const profiles = diskProfiles({ clock });
    const office = await officeOf('writer', { profiles, folder: path.join(folder, 'profile') });
    const { client, context } = office;
    await client.drafts.create({ command: 'd', content: post({ base: 'one' }) });
    await client.drafts.edit({ id: 'd', command: 'e1', edition: 0, edits: [typed(3, 3, ' two')] });
    const backup = path.join(folder, 'backup');
    await mkdir(backup);
    let kept = '';
    for await (const step of await client.profile.backup({ folder: backup })) {
      if (step.type === 'finished') kept = step.folder;
    }
    await client.drafts.edit({ id: 'd', command: 'e2', edition: 1, edits: [typed(7, 7, ' three')] });
    await client.profile.actAs({ member: 'lead' });
    // `finished` is said only when the restored profile answers.
    const seen: (readonly [string, number])[] = [];
    for await (const { type } of await client.profile.restore({ folder: kept })) {
      seen.push([type, type === 'finished' ? (await client.drafts.list()).length : 0]);
    }
    expect(seen.at(-1)).toEqual(['finished', 1]);
    expect((await client.drafts.open({ id: 'd' })).content.base).toBe('one two');
    expect(await client.profile.state()).toMatchObject({ member: { id: 'writer' } });
    await client.drafts.edit({ id: 'd', command: 'e3', edition: 1, edits: [typed(7, 7, '!')] });
    await context.drafts.settleAll();
    await context.drafts.forgetAll();
    await office.place.open?.close();
  });

  it('a folder that is no backup changes nothing', async () => {
    const profiles = diskProfiles({ clock });
    const office = await officeOf('writer', { profiles, folder: path.join(folder, 'profile') });
    await office.client.drafts.create({ command: 'd', content: post({ base: 'one' }) });
    const drained = (async () => {
      for await (const step of await office.client.profile.restore({ folder })) expect(step.type).toBe('progress');
    })();
    expect((await refusalOf(drained)).code).toBe('not-a-backup');
    expect((await office.client.drafts.open({ id: 'd' })).content.base).toBe('one');
    await office.place.open?.close();
  });

  it('the log begins a new file at a megabyte and keeps one older', async () => {
    const log = logFile(path.join(folder, 'log'), () => '2026-03-03T08:00:00.000Z');
    for (let n = 0; n < 6; n += 1) log.error('large', { n, filler: 'x'.repeat(300_000) });
    await log.close();
    expect((await readdir(path.join(folder, 'log'))).toSorted()).toEqual(['tansiq.1.jsonl', 'tansiq.jsonl']);
    const lines = (await readFile(path.join(folder, 'log/tansiq.jsonl'), 'utf8')).trim().split('\n');
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ level: 'error', message: 'large', n: 5 });
  });
});

describe('ids', () => {
  it('ascend within a process, also when the clock goes back', () => {
    let now = 1_770_000_000_000;
    const ids = ulids(() => now);
    const made = Array.from({ length: 1_000 }, (_, n) => {
      now += n % 3 === 0 ? -5 : 2;
      return ids.next();
    });
    expect(made).toEqual(made.toSorted());
    expect(new Set(made).size).toBe(1_000);
    expect(made.every((id) => /^[0-9A-HJKMNP-TV-Z]{26}$/.test(id))).toBe(true);
  });
});

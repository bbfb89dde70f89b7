import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { createRouterClient } from '@orpc/server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { campaignCommand } from '../../electron/commands/campaign.ts';
import { type Core, createCore } from '../../electron/core.ts';
import type { AddedFile } from '../../electron/contract/publish.ts';
import { mediaKey } from '../../electron/domain/mail.ts';
import type { Submission } from '../../electron/domain/submission.ts';
import { emptyContent, type PostContent } from '../../electron/domain/post.ts';
import { contentHash } from '../../electron/services/approved.ts';
import { digest } from '../../electron/system/system.ts';
import { decisionOn, submissionOf } from '../trust/support/campaign.ts';
import { post, refusalOf } from './support/office.ts';

// The desk writes a release of the demo campaign: the real core, the real pack, real keys.

const demo = path.resolve(import.meta.dirname, '../../assets/packs/demo');
const PASSPHRASE = 'a good long passphrase';
let home: string;
let core: Core;

/** A desk for the tests of a `describe`, each without a working copy: what is costly is to judge the demo's rules anew. */
function atTheDesk(): void {
  beforeAll(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'tansiq-publish-'));
    await open();
    await client().profile.enterDemo({ office: 'desk', member: 'mona-chehab' });
  });
  beforeEach(async () => {
    await client().profile.actAs({ member: 'mona-chehab' });
    await client().publish.discard();
  });
  afterAll(async () => {
    await core.close();
    await rm(home, { recursive: true, force: true });
  });
}
afterEach(() => void vi.unstubAllEnvs());

async function open(): Promise<void> {
  const opened = await createCore({ folder: path.join(home, 'desk'), pack: demo, shell: 'browser', version: '0' });
  if (!opened.ok) throw new Error(opened.error.code);
  core = opened.value;
}
const client = () => createRouterClient(core.router, { context: core.context });
const everywhere = (text: string) => ({ ar: text, fr: text, en: text });
const alert = {
  id: 'storm',
  date: '2026-11-26',
  region: null,
  title: everywhere('Storm'),
  body: everywhere('Post nothing about roads that you have not verified.'),
  guideline: null,
  acknowledge: true,
};

/** One transparent pixel, as PNG. */
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
const picture = (file: AddedFile) => ({
  ...file,
  id: 'pixel',
  width: 1,
  height: 1,
  title: everywhere('Pixel'),
  altText: everywhere('Nothing is to be seen.'),
  caption: everywhere(''),
  topics: [],
  segments: [],
  platforms: ['x'],
  language: null,
  rights: {
    licence: everywhere('CC0'),
    owner: 'This test',
    consent: 'not-needed',
    consentNote: everywhere(''),
    from: '2026-11-26',
    until: null,
    regions: [],
  },
  renditions: [],
  added: '2026-11-26',
});

describe('at the desk,', () => {
  atTheDesk();

  describe('a working copy', () => {
    it('begins as the release in use, without a change and without a mistake', async () => {
      expect(await client().publish.state()).toBeNull();
      const view = await client().publish.begin();
      expect(view).toMatchObject({ from: { id: 'aldar-demo' }, steps: 0 });
      expect(view.files).toEqual(expect.arrayContaining(['pack.yaml', 'alerts.yaml', 'guidelines/etiquette.yaml']));
      expect(await client().publish.changes()).toEqual([]);
      expect(await client().publish.problems()).toEqual([]);
    });

    it('says what changed, entry by entry, and takes it back step by step, after a restart too', async () => {
      await client().publish.begin();
      await client().publish.insert({ file: 'alerts.yaml', path: [], at: 0, value: alert });
      await client().publish.set({ file: 'segments.yaml', path: [0, 'name', 'en'], value: 'Everybody else' });
      expect(await client().publish.changes()).toMatchObject([
        { file: 'alerts.yaml', entry: 'storm', kind: 'added', before: null },
        { file: 'segments.yaml', kind: 'changed', after: expect.stringContaining('Everybody else') },
      ]);
      await core.close();
      await open();
      expect(await client().publish.state()).toMatchObject({ steps: 2 });
      expect(await client().publish.undo()).toBe('segments.yaml');
      expect(await client().publish.changes()).toMatchObject([{ file: 'alerts.yaml' }]);
      expect(await client().publish.undo()).toBe('alerts.yaml');
      expect(await client().publish.changes()).toEqual([]);
      expect(await client().publish.undo()).toBeNull();
    });

    it('loses none of several changes of one file that come at once', async () => {
      await client().publish.begin();
      await client().publish.insert({ file: 'alerts.yaml', path: [], at: 0, value: alert });
      const languages = ['ar', 'fr', 'en'] as const;
      const places = ['title', 'body'].flatMap((part) => languages.map((language) => [0, part, language]));
      await Promise.all(
        places.map((place) => client().publish.set({ file: 'alerts.yaml', path: place, value: place.join(' ') })),
      );
      const { value } = await client().publish.read({ file: 'alerts.yaml' });
      const said = (part: string) =>
        Object.fromEntries(languages.map((language) => [language, `0 ${part} ${language}`]));
      expect(Array.isArray(value) ? value[0] : null).toMatchObject({ title: said('title'), body: said('body') });
    });

    it('keeps what its authors wrote around a change', async () => {
      await client().publish.begin();
      const before = (await client().publish.read({ file: 'pack.yaml' })).text;
      await client().publish.set({ file: 'pack.yaml', path: ['version'], value: '1.1' });
      const after = (await client().publish.read({ file: 'pack.yaml' })).text;
      expect(after.split('\n')[0]).toBe(before.split('\n')[0]);
      expect(await client().publish.problems()).toEqual([]);
    });

    it('names a mistake by file, line and excerpt, and publishes nothing meanwhile', async () => {
      await client().publish.begin();
      await client().publish.set({ file: 'alerts.yaml', path: [0, 'guideline'], value: 'no-such' });
      const [problem] = await client().publish.problems();
      expect(problem).toMatchObject({
        file: 'alerts.yaml',
        code: 'unknown-reference',
        excerpt: expect.stringContaining('no-such'),
      });
      const steps = await client().publish.release({ keys: home, passphrase: 'x', days: 90, to: home });
      const refused = refusalOf((async () => void (await steps.next()))());
      expect(await refused).toMatchObject({ code: 'pack-has-problems', params: { file: 'alerts.yaml', count: 1 } });
    });

    it('tries texts by its own rules, and shows what a rule finds in what was written', async () => {
      await client().drafts.create({ command: 'past', content: post({ base: 'زلعوط ابن زلعوط' }) });
      await client().publish.begin();
      const rule = {
        id: 'made-for-this-test',
        kind: 'term',
        category: 'insult',
        language: 'ar',
        note: 'A word that is none.',
        source: 'This test',
        entries: [{ term: 'زلعوط', inflect: 'none', example: 'انت زلعوط', counter: 'انت لطيف' }],
      };
      expect(await client().publish.tryTexts({ texts: ['انت زلعوط'] })).toMatchObject([{ verdict: 'ok' }]);
      await client().publish.write({ file: 'tone/rules/ar/made.yaml', text: JSON.stringify([rule]) });
      expect(await client().publish.tryTexts({ texts: ['انت زلعوط', 'انت لطيف'] })).toMatchObject([
        { findings: [{ rule: 'made-for-this-test' }] },
        { verdict: 'ok' },
      ]);
      expect(await client().publish.pastHits({ rules: ['made-for-this-test'] })).toMatchObject([
        {
          draft: 'past',
          ranges: [
            { start: 0, end: 5 },
            { start: 10, end: 15 },
          ],
        },
      ]);
    });

    it('makes a reported text a counter-example of its rule: once, as one step, in the way until the rule is silent', async () => {
      const alarm = { rule: 'reported', text: 'زلعوط اسم ضيعة' };
      const file = 'tone/rules/ar/made.yaml';
      const entries = [{ term: 'زلعوط', inflect: 'none', example: 'انت زلعوط', counter: 'انت لطيف' }];
      const about = {
        kind: 'term',
        category: 'insult',
        language: 'ar',
        note: 'A word that is none.',
        source: 'This test',
      };
      await client().publish.begin();
      expect(await client().publish.reported(alarm)).toBeNull();
      expect(await refusalOf(client().publish.addCounter(alarm))).toMatchObject({
        code: 'no-such-rule',
        params: { rule: 'reported' },
      });
      await client().publish.write({ file, text: JSON.stringify([{ id: 'reported', ...about, entries }]) });
      expect(await client().publish.reported(alarm)).toEqual({ file, kind: 'term', counter: 'absent' });
      expect(await client().publish.problems()).toEqual([]);
      // A double press, and another report at the same time.
      const texts = [alarm.text, alarm.text, 'انت كريم'];
      await Promise.all(texts.map((text) => client().publish.addCounter({ ...alarm, text })));
      expect(await client().publish.reported(alarm)).toEqual({ file, kind: 'term', counter: 'written' });
      expect(await client().publish.problems()).toMatchObject([{ file, code: 'counter-found', entry: 'reported' }]);
      expect((await client().publish.read({ file })).value).toMatchObject([
        { counters: [alarm.text, 'انت كريم'], entries },
      ]);
      await client().publish.set({ file, path: [0, 'entries', 0, 'needs'], value: 'you' });
      expect(await client().publish.problems()).toEqual([]);
      for (const counters of [[alarm.text, 'انت كريم'], [alarm.text], undefined]) {
        await client().publish.undo();
        const [rule] = (await client().publish.read({ file })).value as readonly { readonly counters?: unknown }[];
        expect(rule?.counters).toEqual(counters);
      }
      expect((await client().publish.state())?.steps).toBe(1);
    });

    it.each(['../../profile.json', 'media/aa/x.jpg', '/etc/passwd.yaml', 'pack.yaml/..', 'a/b/c/d/e/f/g.yaml'])(
      'has no file %s',
      async (file) => {
        await client().publish.begin();
        expect((await refusalOf(client().publish.read({ file }))).code).toBe('no-such-file');
        expect((await refusalOf(client().publish.write({ file, text: 'x' }))).code).toBe('no-workbench');
      },
    );

    it('takes pictures, which count as there and are shown before anything is published; a file that is none it refuses', async () => {
      await client().publish.begin();
      const added = await client().publish.addMedia({ bytes: pixel });
      expect(added).toEqual({ hash: digest(Buffer.from(pixel, 'base64')), bytes: 70, type: 'image/png' });
      expect(await client().publish.addMedia({ bytes: pixel })).toEqual(added);
      await client().publish.insert({ file: 'assets.json', path: [], at: 0, value: picture(added) });
      expect(await client().publish.problems()).toEqual([]);
      expect(await core.media(added.hash)).toContain(added.hash);
      const other = { ...picture(added), id: 'other', hash: 'b'.repeat(64) };
      await client().publish.insert({ file: 'assets.json', path: [], at: 0, value: other });
      expect(await client().publish.problems()).toMatchObject([{ file: 'assets.json', code: 'missing-media' }]);
      const script = Buffer.from('<svg onload="x()"/>').toString('base64');
      expect((await refusalOf(client().publish.addMedia({ bytes: script }))).code).toBe('not-a-picture');
    });

    it('is for editors and administrators', async () => {
      await client().profile.actAs({ member: 'joumana-saliba' });
      expect((await refusalOf(client().publish.begin())).code).toBe('may-not-publish');
      await client().profile.actAs({ member: 'bassam-kanso' });
      await expect(client().publish.begin()).resolves.toMatchObject({ steps: 0 });
    });
  });

  describe('an office’s approved post', () => {
    it('goes into the next release with its platforms’ own texts and who paid for it', async () => {
      const said: PostContent = {
        ...emptyContent,
        base: 'نطلب نشر العقد.',
        versions: { x: 'انشروا العقد.' },
        platforms: ['x', 'facebook'],
        disclosure: { kind: 'paid', payer: 'مكتب البقاع', aiAltered: false },
      };
      const submission: Submission = {
        ...submissionOf('central-bekaa'),
        content: said,
        contentHash: contentHash(said, digest),
        by: 'rima-haddad',
        reviewAt: 'office',
      };
      const from = { office: 'central-bekaa', device: 'd1', member: 'samia-maalouf' };
      const head = {
        id: 'p1',
        campaign: 'aldar-demo',
        from,
        to: 'desk',
        kind: 'submission',
        at: submission.at,
      } as const;
      const approval = { ...decisionOn(submission, 'samia-maalouf'), contentHash: submission.contentHash };
      expect(await core.context.exchange.desk.submissionCame(head, { submission, approval })).toMatchObject({
        ok: true,
      });
      await client().publish.begin();
      await client().publish.addPost({ submission: submission.id });
      expect(await client().publish.problems()).toEqual([]);
      const { value } = await client().publish.read({ file: 'posts.yaml' });
      const { versions, disclosure } = said;
      expect((value as readonly unknown[])[0]).toMatchObject({ id: submission.id, versions, disclosure });
    });
  });

  describe('what is withdrawn', () => {
    it('is told with its reason by the next release', async () => {
      await client().publish.begin();
      await client().publish.withdraw({ kind: 'post', id: 'clinic-first', reason: 'The phone number is wrong' });
      // Pressed twice it is withdrawn once.
      await client().publish.withdraw({ kind: 'post', id: 'clinic-first', reason: 'The phone number is wrong' });
      expect(await client().publish.problems()).toEqual([]);
      expect(await client().publish.changes()).toMatchObject([{ file: 'withdrawals.yaml', kind: 'added' }]);
      const { value } = await client().publish.read({ file: 'withdrawals.yaml' });
      expect(value).toMatchObject([{ kind: 'post', id: 'clinic-first', by: 'mona-chehab' }]);
      expect(value).toHaveLength(1);
    });
  });
});

describe('a release', () => {
  atTheDesk();

  it('is signed with the campaign’s keys and stands in the folder it was asked into', async () => {
    vi.stubEnv('TANSIQ_PASSPHRASE', PASSPHRASE);
    vi.stubEnv('TANSIQ_SCRYPT_WORK', '1');
    const keys = path.join(home, 'keys');
    const [input, output, errors] = [new PassThrough(), new PassThrough(), new PassThrough()];
    expect(await campaignCommand(['create', '--pack', demo, '--to', keys], { input, output, errors })).toBe(0);
    const to = path.join(home, 'shelf');
    await mkdir(to);
    await client().publish.begin();
    await client().publish.insert({ file: 'alerts.yaml', path: [], at: 0, value: alert });
    const added = await client().publish.addMedia({ bytes: pixel });
    await client().publish.insert({ file: 'assets.json', path: [], at: 0, value: picture(added) });
    const wrong = await client().publish.release({ keys, passphrase: 'another', days: 90, to });
    expect((await refusalOf((async () => void (await wrong.next()))())).code).not.toBe('no-such-file');
    expect(await readdir(to)).toEqual([]);
    const events = [];
    for await (const event of await client().publish.release({ keys, passphrase: PASSPHRASE, days: 90, to }))
      events.push(event);
    expect(events.at(-1)).toMatchObject({ type: 'finished', number: 1, files: expect.any(Number) });
    expect((await readdir(path.join(to, 'metadata'))).filter((name) => name === 'timestamp.json')).toHaveLength(1);
    expect(await readFile(path.join(to, ...mediaKey(added.hash).split('/')))).toEqual(Buffer.from(pixel, 'base64'));
    // What was published is no change any more; taking the last step back is one.
    expect(await client().publish.changes()).toEqual([]);
    expect(await client().publish.undo()).toBe('assets.json');
    expect(await client().publish.changes()).toMatchObject([{ file: 'assets.json', entry: 'pixel', kind: 'removed' }]);
  }, 60_000);
});

import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Command, UsageError } from '../../electron/commands/arguments.ts';
import { bundleCommand } from '../../electron/commands/bundle.ts';
import { campaignCommand } from '../../electron/commands/campaign.ts';
import { keysCommand } from '../../electron/commands/keys.ts';
import { officeCommand } from '../../electron/commands/office.ts';
import { packCommand } from '../../electron/commands/pack.ts';
import { holdKeys } from '../../electron/trust/desk/desk.ts';
import { syncCommand } from '../../electron/commands/sync.ts';
import { openCard } from '../../electron/trust/card.ts';
import { change } from '../pack/pack-folder.ts';
import { value, writeCampaignPack } from '../trust/support/published.ts';

const commands: Readonly<Record<string, Command>> = {
  bundle: bundleCommand,
  campaign: campaignCommand,
  keys: keysCommand,
  office: officeCommand,
  pack: packCommand,
  sync: syncCommand,
};

async function run(name: keyof typeof commands, ...args: readonly string[]) {
  const [input, output, errors] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const [said, complained] = [text(output), text(errors)];
  const code = await commands[name]?.(args, { input, output, errors });
  output.end();
  errors.end();
  return { code, output: await said, errors: await complained };
}

/** The one record a command prints. */
async function record(name: string, ...args: readonly string[]): Promise<Record<string, unknown>> {
  const done = await run(name, ...args, '--json');
  expect({ code: done.code, errors: done.code === 0 ? '' : done.errors }).toEqual({ code: 0, errors: '' });
  return JSON.parse(done.output) as Record<string, unknown>;
}

let home: string;
let pack: string;
let keys: string;
let remote: string;
beforeEach(async () => {
  vi.stubEnv('TANSIQ_PASSPHRASE', 'a good long passphrase');
  vi.stubEnv('TANSIQ_SCRYPT_WORK', '1');
  home = await mkdtemp(path.join(tmpdir(), 'tansiq-campaign-'));
  pack = await writeCampaignPack();
  [keys, remote] = [path.join(home, 'keys'), path.join(home, 'remote')];
  await mkdir(remote);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const folder of [home, pack]) await rm(folder, { recursive: true, force: true });
});

const create = (...more: readonly string[]) => record('campaign', 'create', '--pack', pack, '--to', keys, ...more);
const publish = (...more: readonly string[]) =>
  record('pack', 'publish', pack, '--keys', keys, '--to', remote, ...more);

describe('from nothing to a release', () => {
  it('makes keys, publishes, makes a card, revokes, renews a key', async () => {
    expect(await create('--root-keys', '3', '--threshold', '2')).toEqual({
      campaign: 'test-campaign',
      keys,
      offices: ['coast-office', 'mountain-office', 'desk'],
      regions: ['coast', 'mountain'],
      rootKeys: 3,
      threshold: 2,
    });
    expect(await publish('--expires', '120')).toMatchObject({ release: 1, pack: '1.2' });
    expect(await readdir(remote)).toEqual(['media', 'metadata', 'targets']);
    const file = path.join(home, 'coast.card');
    const card = await record(
      'office',
      'enrol',
      'coast-office',
      '--keys',
      keys,
      '--to',
      file,
      '--members',
      'writer,lead',
      '--remote',
      remote,
    );
    expect(card).toMatchObject({
      office: 'coast-office',
      members: ['writer', 'lead'],
      roles: ['writer', 'lead'],
      file,
    });
    const opened = value(await openCard(await readFile(file), String(card['code'])));
    expect(opened).toMatchObject({
      id: card['card'],
      remote: { address: { kind: 'folder', path: remote }, secret: null },
    });
    expect(await publish()).toMatchObject({ release: 2 });
    expect(await record('office', 'revoke', String(card['card']), '--keys', keys)).toMatchObject({
      revoked: card['card'],
    });
    expect(await record('keys', 'rotate', '--role', 'release', '--keys', keys)).toEqual({
      role: 'release',
      root: 2,
      rootKeys: 3,
      threshold: 2,
    });
    expect(await publish()).toMatchObject({ release: 3 });
    expect(await publish()).toMatchObject({ release: 3, files: 0, sent: 0 });
  });

  it('brings two laptops in, by the shared folder and by a stick', async () => {
    await create();
    await publish();
    const enrol = async (office: string, ...more: readonly string[]) => {
      const file = path.join(home, `${office}.card`);
      const made = await record('office', 'enrol', office, '--keys', keys, '--to', file, ...more);
      vi.stubEnv('TANSIQ_CARD_CODE', String(made['code']));
      return file;
    };
    const profile = (name: string) => path.join(home, name);
    const coast = await enrol('coast-office', '--remote', remote);
    expect(await record('office', 'open', coast, '--profile', profile('coast'), '--as', 'lead')).toMatchObject({
      office: 'coast-office',
      standing: 'waiting',
      release: 1,
    });
    const mountain = await enrol('mountain-office');
    expect(await record('office', 'open', mountain, '--profile', profile('mountain'), '--from', remote)).toMatchObject({
      standing: 'waiting',
      release: 1,
    });
    // The mountain has no connection: its stick comes to the desk.
    const stick = path.join(home, 'stick');
    await mkdir(stick);
    expect((await run('bundle', 'carry', '--profile', profile('mountain'), '--to', stick)).code).toBe(0);
    const accepted = await run('office', 'accept', stick, '--keys', keys);
    expect(accepted.errors).toMatch(/^accepted [0-9a-f]{16} at mountain-office for elsewhere$/m);
    expect(await publish()).toMatchObject({ release: 2 });
    expect(await record('sync', '--profile', profile('coast'))).toMatchObject({ release: '1.2' });
    expect((await run('sync', '--profile', profile('coast'))).errors).toBe('');
    // An office whose trust is taken hears so, in words, with the release that says it.
    await record('office', 'revoke', 'coast-office', '--keys', keys);
    await publish();
    const told = await run('sync', '--profile', profile('coast'));
    expect(told).toMatchObject({ code: 0, errors: expect.stringMatching(/^The desk no longer trusts this device/) });
  });

  it('takes campaign, regions and offices from a file of their own', async () => {
    const file = path.join(home, 'offices.yaml');
    await writeFile(file, await readFile(path.join(pack, 'pack.yaml')));
    expect(await record('campaign', 'create', '--offices', file, '--to', keys, '--name', 'الدار')).toMatchObject({
      rootKeys: 1,
    });
    const { campaign } = JSON.parse(await readFile(path.join(keys, 'campaign.json'), 'utf8')) as { campaign: object };
    expect(campaign).toEqual({ id: 'test-campaign', name: { ar: 'الدار', fr: 'الدار', en: 'الدار' } });
  });
});

describe('a refusal', () => {
  it('says what is wrong in a pack by file and line, before anything is signed', async () => {
    await create();
    await change(pack, 'pack.yaml', 'region: coast', 'region: sea');
    const done = await run('pack', 'publish', pack, '--keys', keys, '--to', remote);
    expect(done).toMatchObject({ code: 1 });
    expect(done.output).toMatch(/^pack\.yaml:\d+:5 {2}There is no region "sea"\./);
    expect(await readdir(remote)).toEqual([]);
  });

  it.each([
    [
      'of a pack of another campaign',
      () => change(pack, 'pack.yaml', /^ {2}id: test-campaign$/m, '  id: other'),
      /^pack-foreign/,
    ],
    ['of a remote that is not there', () => rm(remote, { recursive: true }), /^folder-missing/],
    ['without the passphrase', async () => void vi.stubEnv('TANSIQ_PASSPHRASE', ''), /^passphrase-missing/],
    [
      'of another passphrase',
      async () => void vi.stubEnv('TANSIQ_PASSPHRASE_RELEASE', 'something else'),
      /^passphrase-wrong \{"key":"release"\}/,
    ],
  ])('%s has its code', async (_, spoil, errors) => {
    await create();
    await spoil();
    const done = await run('pack', 'publish', pack, '--keys', keys, '--to', remote);
    expect(done).toMatchObject({ code: 1, output: '' });
    expect(done.errors).toMatch(errors);
  });

  it('syncs nothing where there is no profile, and makes none', async () => {
    const nowhere = path.join(home, 'nowhere');
    await mkdir(nowhere);
    expect(await run('sync', '--profile', nowhere)).toEqual({
      code: 1,
      output: '',
      errors: expect.stringMatching(/^not-enrolled/),
    });
    expect(await readdir(nowhere)).toEqual([]);
  });

  it('lets one program at a time work with the keys', async () => {
    await create();
    const before = await readFile(path.join(keys, 'campaign.json'), 'utf8');
    const held = await holdKeys(keys);
    for (const [name, ...args] of [
      ['keys', 'rotate', '--role', 'clerk'],
      ['pack', 'publish', pack, '--to', remote],
      ['office', 'enrol', 'coast-office', '--to', path.join(home, 'coast.card')],
      ['office', 'revoke', 'coast-office'],
    ] as const) {
      const done = await run(name, ...args, '--keys', keys);
      expect(done).toMatchObject({ code: 1, output: '', errors: expect.stringMatching(/^keys-busy/) });
    }
    expect(await readFile(path.join(keys, 'campaign.json'), 'utf8')).toBe(before);
    if (held.ok) await held.value.release();
    await publish();
  });

  it('makes no second card under one name', async () => {
    await create();
    const file = path.join(home, 'coast.card');
    await record('office', 'enrol', 'coast-office', '--keys', keys, '--to', file);
    const before = await readFile(path.join(keys, 'campaign.json'), 'utf8');
    expect((await run('office', 'enrol', 'coast-office', '--keys', keys, '--to', file)).errors).toMatch(/^file-there/);
    expect(await readFile(path.join(keys, 'campaign.json'), 'utf8')).toBe(before);
  });

  it.each([
    ['campaign', ['create', '--to', 'x']],
    ['campaign', ['found', '--to', 'x']],
    ['office', ['enrol', '--keys', 'x']],
    ['office', ['enrol', 'coast-office', '--keys', 'x', '--to', 'y', '--roles', 'king']],
    ['keys', ['rotate', '--keys', 'x']],
    ['pack', ['publish', 'x', '--keys', 'y', '--to', 'z', '--expires', 'soon']],
  ])('%s %j is a wrong call', async (name, args) => {
    await mkdir(path.join(home, 'y'), { recursive: true });
    await expect(run(name, ...args.map((one) => (one === 'x' && name === 'pack' ? pack : one)))).rejects.toThrow(
      UsageError,
    );
  });
});

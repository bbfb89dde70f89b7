import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppEvent } from '../../electron/contract/app.ts';
import type { EnrolmentState } from '../../electron/contract/enrolment.ts';
import { MOST_TRIES } from '../../electron/domain/card-code.ts';
import type { Refusal } from '../../electron/contract/refusal.ts';
import { type Core, createCore } from '../../electron/core.ts';
import { emptyContent } from '../../electron/domain/post.ts';
import type { Result } from '../../electron/domain/result.ts';
import { folderRemote } from '../../electron/remote/folder.ts';
import type { SecretCipher } from '../../electron/services/ports/system.ts';
import { memorySettings } from '../../electron/store/memory.ts';
import { initialSettings } from '../../electron/services/settings.ts';
import { timers } from '../../electron/system/system.ts';
import { newCode } from '../../electron/trust/card.ts';
import { accept, enrol, type EnrolOrder, revoke } from '../../electron/trust/desk/offices.ts';
import { pendingParcels } from '../../electron/trust/desk/pending.ts';
import { Campaign, LIGHT, scratch, value } from '../trust/support/published.ts';

// A laptop from its first start to its seat, over the real core: disk, keys, releases, one folder as the remote.

const now = (): string => new Date().toISOString();
let home: string;
let shared: string;
let campaign: Campaign;
const opened: Core[] = [];

beforeEach(async () => {
  home = await scratch();
  shared = path.join(home, 'shared');
  await mkdir(shared);
  campaign = await Campaign.begin(now());
});
afterEach(async () => {
  for (const core of opened.splice(0)) await core.close();
  await campaign.end();
  await rm(home, { recursive: true, force: true });
});

const remote = () => folderRemote(shared, { timers });
const publish = () => campaign.publish(now(), 90, remote());

async function laptop(name: string, secrets: SecretCipher | null = null): Promise<Core> {
  const settings = memorySettings(initialSettings);
  const folder = path.join(home, name);
  const core = value(
    await createCore({ folder, pack: 'assets/packs/demo', shell: 'browser', version: '0', settings, secrets }),
  );
  opened.push(core);
  return core;
}

async function close(core: Core): Promise<void> {
  opened.splice(opened.indexOf(core), 1);
  await core.close();
}

let cards = 0;
async function card(more: Partial<EnrolOrder> = {}) {
  const order: EnrolOrder = {
    card: `card-${(cards += 1)}`,
    office: 'coast-office',
    members: ['writer', 'lead'],
    remote: { address: { kind: 'folder', path: shared }, secret: null },
    at: now(),
    days: 14,
    work: LIGHT,
    ...more,
  };
  const made = value(await enrol(campaign.desk, order));
  campaign.desk = made.desk;
  return { file: Buffer.from(made.sealed).toString('base64'), code: made.code, id: order.card };
}

let commands = 0;
const open = (core: Core, { file, code }: { readonly file: string; readonly code: string }) =>
  core.context.enrolment.open(`open-${(commands += 1)}`, file, code);

type Enrolled = Extract<EnrolmentState, { status: 'enrolled' }>;
function enrolled(result: Result<EnrolmentState, Refusal>): Enrolled {
  const state = value(result);
  if (state.status !== 'enrolled') throw new Error('not enrolled');
  return state;
}
const codeOf = (result: Result<unknown, Refusal>) => (result.ok ? 'done' : result.error.code);

/** The desk lets in whoever waits at the remote, and publishes. */
async function acceptAll(): Promise<void> {
  for await (const parcel of pendingParcels(campaign.desk.record.directory, remote())) {
    campaign.desk = value(await accept(campaign.desk, value(parcel), now())).desk;
  }
  await publish();
}

describe('a laptop', () => {
  it('comes from the card to the campaign’s pack, a seat and the directory', async () => {
    await publish();
    const core = await laptop('coast');
    const events: AppEvent['type'][] = [];
    core.onEvent((event) => events.push(event.type));
    expect(value(await core.context.enrolment.state())).toEqual({ status: 'none', keeping: 'file' });
    const given = await card();
    const waiting = enrolled(await open(core, given));
    expect(waiting).toMatchObject({ card: given.id, standing: 'waiting', release: null, keysHere: true });
    expect(codeOf(await core.context.enrolment.sit('writer'))).toBe('release-missing');
    const received = enrolled(await core.context.enrolment.receive(null, false));
    expect(received).toMatchObject({ release: { number: 1, pack: '1.2' }, standing: 'waiting' });
    expect(events).toContain('pack');
    expect(value(await core.context.pack.content()).campaign.id).toBe('test-campaign');
    expect(value(await core.context.profile.state()).status).toBe('new');
    enrolled(await core.context.enrolment.sit('writer'));
    expect(value(await core.context.profile.state())).toMatchObject({
      status: 'open',
      office: { id: 'coast-office' },
      member: { id: 'writer' },
      seats: ['writer', 'lead'],
    });
    // The first sync brought the enrolment to the remote; the desk lets the device in, the next one says so.
    await acceptAll();
    expect(enrolled(await core.context.enrolment.receive(null, false))).toMatchObject({
      standing: 'admitted',
      release: { number: 2 },
    });
    campaign.desk = value(await revoke(campaign.desk, waiting.device, now()));
    await publish();
    expect(enrolled(await core.context.enrolment.receive(null, false)).standing).toBe('revoked');
  });

  it('opens its release again after a restart, without any connection', async () => {
    await publish();
    const core = await laptop('coast');
    await open(core, await card());
    await core.context.enrolment.receive(null, false);
    await core.context.enrolment.sit('lead');
    await close(core);
    await rm(shared, { recursive: true });
    const again = await laptop('coast');
    expect(value(await again.context.profile.state())).toMatchObject({
      campaign: 'test-campaign',
      member: { id: 'lead' },
    });
    expect(value(await again.context.pack.content()).version).toBe('1.2');
  });

  it('takes a seat only for those the card names, with the roles it gives', async () => {
    await publish();
    const core = await laptop('coast');
    await open(core, await card({ members: ['lead'], roles: ['writer'] }));
    await core.context.enrolment.receive(null, false);
    expect(codeOf(await core.context.enrolment.sit('writer'))).toBe('no-such-member');
    expect(codeOf(await core.context.profile.enterDemo('mountain-office', 'elsewhere'))).toBe('no-such-member');
    enrolled(await core.context.enrolment.sit('lead'));
    expect(value(await core.context.profile.state())).toMatchObject({ member: { id: 'lead', roles: ['writer'] } });
    expect(codeOf(await core.context.profile.actAs('writer'))).toBe('no-such-member');
  });

  it('puts aside what was tried out in the demo', async () => {
    await publish();
    const core = await laptop('tried');
    await core.context.profile.enterDemo('beirut', 'lina-itani');
    value(await core.context.drafts.create('demo-draft', { ...emptyContent, base: 'تجربة' }));
    await open(core, await card());
    expect(value(await core.context.drafts.list())).toEqual([]);
    expect(await readdir(path.join(home, 'tried', 'removed'))).toHaveLength(1);
    await core.context.enrolment.receive(null, false);
    enrolled(await core.context.enrolment.sit('writer'));
  });

  it('is brought its first release by a stick', async () => {
    await publish();
    const core = await laptop('far');
    await open(core, await card({ remote: null }));
    expect(codeOf(await core.context.enrolment.receive(null, false))).toBe('no-remote');
    expect(enrolled(await core.context.enrolment.receive(shared, false)).release).toMatchObject({ number: 1 });
    expect(codeOf(await core.context.enrolment.receive(path.join(home, 'nowhere'), false))).toBe('done');
  });

  it('takes a release that ran out from a stick when a person says so', async () => {
    await campaign.publish(new Date(Date.now() - 100 * 86_400_000).toISOString(), 30, remote());
    const core = await laptop('far');
    await open(core, await card({ remote: null }));
    expect(codeOf(await core.context.enrolment.receive(shared, false))).toBe('release-expired');
    expect(enrolled(await core.context.enrolment.receive(shared, true)).release).toMatchObject({ number: 1 });
  });

  it('without a card receives nothing', async () => {
    const core = await laptop('nobody');
    expect(codeOf(await core.context.enrolment.receive(shared, false))).toBe('not-enrolled');
    expect(codeOf(await core.context.enrolment.sit('writer'))).toBe('not-enrolled');
  });
});

describe('a card', () => {
  it('counts wrong codes across restarts, and closes', async () => {
    const given = await card();
    let core = await laptop('coast');
    for (let left = MOST_TRIES - 1; left >= 0; left -= 1) {
      expect(await open(core, { ...given, code: newCode() })).toMatchObject({
        error: { code: 'card-wrong-code', params: { count: left } },
      });
      if (left === 5) {
        await close(core);
        core = await laptop('coast');
      }
    }
    expect(codeOf(await open(core, given))).toBe('card-locked');
    expect(value(await core.context.enrolment.state()).status).toBe('none');
    expect(codeOf(await open(core, await card()))).toBe('done');
  });

  it.each([
    ['that is no file of ours', { file: Buffer.from('hello').toString('base64') }, 'not-a-card'],
    ['that is nothing', { file: '' }, 'not-a-card'],
    ['with no code', { code: 'ABCD' }, 'not-a-code'],
  ])('%s changes nothing', async (_, more, code) => {
    const core = await laptop('coast');
    expect(codeOf(await open(core, { ...(await card()), ...more }))).toBe(code);
    expect(value(await core.context.enrolment.state()).status).toBe('none');
    expect(await readdir(path.join(home, 'coast'))).not.toContain('vault');
  });

  it('that ran out, or was opened here before, is refused', async () => {
    const core = await laptop('coast');
    const old = await card({ at: new Date(Date.now() - 20 * 86_400_000).toISOString() });
    expect(codeOf(await open(core, old))).toBe('card-expired');
    const given = await card();
    expect(codeOf(await open(core, given))).toBe('done');
    expect(codeOf(await open(core, given))).toBe('card-opened');
  });

  it('of another campaign is refused where one is at work', async () => {
    const core = await laptop('coast');
    await open(core, await card());
    const other = await Campaign.begin(now());
    const record = { ...other.desk.record, campaign: { ...other.desk.record.campaign, id: 'other' } };
    const made = value(
      await enrol(
        { ...other.desk, record },
        { card: 'x', office: 'coast-office', remote: null, at: now(), days: 9, work: LIGHT },
      ),
    );
    const file = Buffer.from(made.sealed).toString('base64');
    expect(codeOf(await open(core, { file, code: made.code }))).toBe('card-foreign');
    await other.end();
  });

  it('opened on two laptops lets in the one that came first, and tells the other', async () => {
    await publish();
    const given = await card();
    const [first, second] = [await laptop('first'), await laptop('second')];
    for (const core of [first, second]) {
      enrolled(await open(core, given));
      await core.context.enrolment.receive(null, false);
    }
    const waiting: Uint8Array[] = [];
    for await (const parcel of pendingParcels(campaign.desk.record.directory, remote())) waiting.push(value(parcel));
    expect(waiting).toHaveLength(2);
    const outcomes: string[] = [];
    for (const parcel of waiting) {
      const done = await accept(campaign.desk, parcel, now());
      outcomes.push(codeOf(done));
      if (done.ok) campaign.desk = done.value.desk;
    }
    expect(outcomes).toEqual(['done', 'card-used']);
    await publish();
    const standings = await Promise.all(
      [first, second].map(async (core) => enrolled(await core.context.enrolment.receive(null, false)).standing),
    );
    expect(standings.toSorted()).toEqual(['admitted', 'card-used']);
  });

  it('for the same campaign makes the laptop a new device, with new keys', async () => {
    await publish();
    const core = await laptop('coast');
    const before = enrolled(await open(core, await card()));
    const after = enrolled(await open(core, await card({ members: ['writer'] })));
    expect(after.device).not.toBe(before.device);
    expect((await readdir(path.join(home, 'coast', 'vault'))).toSorted()).toEqual([
      `device-${after.device}.seal.secret`,
      `device-${after.device}.sign.secret`,
    ]);
  });
});

describe('keys that the system keeps', () => {
  const keyring = (computer: string): SecretCipher => ({
    seal: async (secret) => Buffer.from(`${computer}|${secret}`).toString('base64'),
    open: async (sealed) => {
      const [where, secret = ''] = Buffer.from(sealed, 'base64').toString('utf8').split('|');
      return where === computer ? secret : null;
    },
  });

  it('stay on the computer, and a profile carried to another says so', async () => {
    await publish();
    const core = await laptop('coast', keyring('here'));
    expect(enrolled(await open(core, await card()))).toMatchObject({ keeping: 'system', keysHere: true });
    await close(core);
    const elsewhere = await laptop('coast', keyring('there'));
    expect(enrolled(await elsewhere.context.enrolment.state()).keysHere).toBe(false);
    // A new card mends it.
    expect(enrolled(await open(elsewhere, await card()))).toMatchObject({ keysHere: true });
  });
});

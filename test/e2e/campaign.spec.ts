import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { REAL_DAV_USER, REAL_SECRET, realKinds } from '../support/real-servers.ts';
import { Administrator, type Invitation, PASSPHRASE, type Place } from './support/administrator.ts';
import { audit } from './support/audit.ts';
import { expect, Laptop } from './support/laptop.ts';
import { test as base } from './support/shell.ts';

// A campaign with three laptops in Arabic: the desk, the Bekaa office, the Beirut office. People do by hand what the app
// has a place for; the administrator makes keys and cards by the command line.

base.use({ actionTimeout: 30_000 });

const post = 'نطلب نشر عقد المياه كاملاً، بالأرقام والتواريخ.';
const commented = 'بالأرقام والتواريخ';
const comment = 'اذكر رقم العقد وتاريخه.';
const correction = ' العقد الرقم 12، في 3 تشرين الأول.';
const adapted = ' ونطلب مثله في بيروت.';
const reason = 'نُشر العقد اليوم، فلم يعد الطلب في محلّه.';

interface Scene {
  readonly folder: string;
  readonly administrator: Administrator;
  /** A laptop that opened a card, before its first release. */
  laptop(name: string, card: Invitation): Promise<Laptop>;
}

const test = base.extend<{ readonly scene: Scene }>({
  scene: async ({ browser }, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'tansiq-three-'));
    const laptops: Laptop[] = [];
    const laptop = async (name: string, card: Invitation): Promise<Laptop> => {
      const one = await Laptop.start(browser, path.join(folder, 'laptops', name), 'ar');
      laptops.push(one);
      await one.openCard(card);
      return one;
    };
    await use({ folder, administrator: new Administrator(folder), laptop });
    const errors = laptops.flatMap((one) => one.errors);
    for (const one of laptops) await one.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    if (errors.length > 0) throw new Error(`The pages reported:\n${errors.join('\n')}`);
  },
});

const mail = (laptop: Laptop, key: string) =>
  laptop.page.getByRole('row').getByText(laptop.t(`network:delivery.${key}`));

for (const kind of realKinds('Apache mod_dav'))
  test('a campaign over Apache: enrolled, written, returned, approved, shared and taken back', async ({ scene }) => {
    test.setTimeout(480_000);
    const { administrator } = scene;
    const server = await kind.start();
    const url = new URL(`${await server.newFolder('campaign')}/`, server.url);
    const place: Place = { remote: `webdav://${REAL_DAV_USER}@${url.host}${url.pathname}`, secret: REAL_SECRET };
    try {
      const cards = await test.step('the administrator makes the campaign and its cards', async () => {
        await administrator.create();
        await administrator.publish(place);
        const enrolled: Invitation[] = [];
        for (const office of ['desk', 'central-bekaa', 'beirut'])
          enrolled.push(await administrator.enrol(office, place));
        return enrolled as [Invitation, Invitation, Invitation];
      });
      const [desk, bekaa, beirut] = await test.step('three laptops come in with them', async () => {
        const seats = [
          ['desk', 'منى شهاب'],
          ['bekaa', 'ريما حدّاد'],
          ['beirut', 'وليد طبّارة'],
        ] as const;
        const laptops: Laptop[] = [];
        for (const [at, [name, member]] of seats.entries()) {
          const laptop = await scene.laptop(name, cards[at] ?? cards[0]);
          await laptop.sit(member);
          laptops.push(laptop);
        }
        return laptops as [Laptop, Laptop, Laptop];
      });
      const release = async (): Promise<void> => {
        await desk.release(administrator.keys, PASSPHRASE);
        await Promise.all([bekaa, beirut].map((one) => one.sync()));
      };
      await test.step('the desk publishes and lets all three in', async () => {
        await release();
        for (const one of [bekaa, beirut]) await one.isAdmitted();
      });
      await test.step('the Bekaa writes and submits while there is no server', async () => {
        await server.kill();
        await bekaa.writeNew(post);
        await bekaa.submit();
        await bekaa.exchangePart('network');
        await expect(mail(bekaa, 'waiting')).toBeVisible();
        await server.start();
        await bekaa.sync();
        await expect(mail(bekaa, 'sent')).toBeVisible();
      });
      await reviewed(desk, bekaa, async (...laptops) => {
        for (const one of laptops) await one.sync();
      });
      await shared(desk, beirut, release);
      await withdrawn(desk, [bekaa, beirut], release);
    } finally {
      await server.close();
    }
  });

test('a campaign with nothing but a stick: the same, without any network', async ({ scene }) => {
  test.setTimeout(480_000);
  const { administrator, folder } = scene;
  const stick = path.join(folder, 'stick');
  const shelf = path.join(stick, 'release');
  mkdirSync(shelf, { recursive: true });
  const [desk, bekaa, beirut] =
    await test.step('the administrator publishes onto a stick; three come in by it', async () => {
      await administrator.create();
      await administrator.publish({ remote: shelf });
      const laptops: Laptop[] = [];
      for (const [office, member] of [
        ['desk', 'منى شهاب'],
        ['central-bekaa', 'ريما حدّاد'],
        ['beirut', 'وليد طبّارة'],
      ] as const) {
        const laptop = await scene.laptop(office, await administrator.enrol(office));
        await laptop.receiveFrom(stick);
        await laptop.sit(member);
        laptops.push(laptop);
      }
      return laptops as [Laptop, Laptop, Laptop];
    });
  let trip = 0;
  /** Each way has a folder of the stick to itself, as people keep it. */
  const carry: Carry = async (from, ...others) => {
    const way = path.join(stick, `way-${(trip += 1)}`);
    mkdirSync(way);
    await from.prepareStick(way);
    for (const to of others) await to.takeIn(way);
  };
  await test.step('the offices ask to be let in, and the desk’s release lets them in', async () => {
    await carry(bekaa, desk);
    await carry(beirut, desk);
    await desk.release(administrator.keys, PASSPHRASE, shelf);
    await expect(desk.page.getByRole('main').getByRole('status')).toContainText(['مكتب البقاع الأوسط']);
    // One takes in what the desk prepared, the other the release as it was published.
    await carry(desk, bekaa);
    await beirut.takeIn(stick);
    for (const one of [bekaa, beirut]) await one.isAdmitted();
  });
  await test.step('the Bekaa writes and submits', async () => {
    await bekaa.writeNew(post);
    await bekaa.submit();
  });
  await reviewed(desk, bekaa, carry);
  const release = async (): Promise<void> => {
    await desk.release(administrator.keys, PASSPHRASE, shelf);
    await carry(desk, bekaa, beirut);
  };
  await shared(desk, beirut, release);
  await withdrawn(desk, [bekaa, beirut], release);
});

/** Brings what one laptop has for others to them. */
type Carry = (from: Laptop, ...to: readonly Laptop[]) => Promise<void>;

/** A post that waits at its office goes to the desk, comes back with a comment on its words, is corrected and approved. */
async function reviewed(desk: Laptop, office: Laptop, carry: Carry): Promise<void> {
  await test.step('the desk comments on exact words and returns it', async () => {
    await carry(office, desk);
    await desk.actAs('جمانة صليبا');
    await desk.open('review');
    const queued = desk.page.getByRole('link').filter({ hasText: 'ريما حدّاد' });
    await expect(queued).toContainText('مكتب البقاع الأوسط');
    await desk.commentOn(commented, comment);
    await expect(desk.page.getByRole('complementary')).toContainText(commented);
    await audit(desk.page, 'the desk’s review, with a comment');
    await desk.look('review-comment');
    await desk.button('review:return_one').click();
    await expect(desk.page.getByText(desk.t('review:empty')).first()).toBeVisible();
  });

  await test.step('the office reads the comment, corrects and submits again', async () => {
    await carry(desk, office);
    await office.open('today');
    await expect(office.page.getByRole('main')).toContainText('جمانة صليبا');
    await office.open('drafts');
    await office.openFirstDraft();
    const card = office.page.locator('[data-comment-card]');
    await expect(card).toContainText(comment);
    await expect(card).toContainText(commented);
    await office.type(correction);
    await office.saved();
    await office.submit();
  });

  await test.step('the desk sees what changed and approves it; the office receives it', async () => {
    await carry(office, desk);
    await desk.open('review');
    await expect(desk.page.getByRole('group').filter({ hasText: correction.trim() }).first()).toBeVisible();
    await desk.look('review-again');
    await desk.button('review:approve').click();
    await expect(desk.page.getByText(desk.t('review:empty')).first()).toBeVisible();
    await carry(desk, office);
    await office.open('approved');
    await expect(row(office, 'office')).toBeVisible();
    await openApproved(office);
    await expect(office.page.getByRole('main')).toContainText(`${post}${correction}`);
  });
}

/** The approved post goes to everybody with a release, and another office writes its own from it. */
async function shared(desk: Laptop, other: Laptop, release: () => Promise<void>): Promise<void> {
  await test.step('the desk gives it to everybody, and another office adapts it', async () => {
    await desk.actAs('منى شهاب');
    await desk.publishPart('release');
    await desk.button('publish:approved.for-everyone').click();
    await expect(desk.page.getByText(desk.t('publish:approved.is-for-everyone'))).toBeVisible();
    await audit(desk.page, 'the desk’s release');
    await desk.look('publish-release');
    await release();
    await other.open('approved');
    await openApproved(other);
    await expect(other.page.getByRole('main')).toContainText(`${post}${correction}`);
    await other.page.getByRole('link', { name: other.t('approved:adapt') }).click();
    await expect(other.text).toContainText(post);
    await other.type(adapted);
    await other.saved();
  });
}

/** The desk takes the post back: offices read why, and can neither copy nor carry it out. */
async function withdrawn(desk: Laptop, offices: readonly Laptop[], release: () => Promise<void>): Promise<void> {
  await test.step('the desk takes it back, and nobody can use it', async () => {
    await desk.publishPart('release');
    await desk.button('publish:approved.withdraw').click();
    await desk.page.getByRole('dialog').getByRole('textbox').fill(reason);
    await desk.look('publish-withdraw');
    await desk.page
      .getByRole('dialog')
      .getByRole('button', { name: desk.t('publish:approved.withdraw'), exact: true })
      .click();
    await expect(desk.page.getByText(desk.t('publish:approved.is-withdrawn'), { exact: true })).toBeVisible();
    await release();
    for (const office of offices) {
      await office.open('today');
      await expect(office.page.getByRole('heading', { name: office.t('today:withdrawn.title') })).toBeVisible();
      await expect(office.page.getByRole('main').getByText(reason)).toBeVisible();
      await office.open('approved');
      await openApproved(office);
      await expect(office.page.getByRole('main').getByText(office.t('approved:withdrawn-why'))).toBeVisible();
      await expect(office.page.getByRole('main').getByRole('button', { name: /انسخ نص/ })).toHaveCount(0);
      await expect(office.page.getByRole('link', { name: office.t('approved:adapt') })).toHaveCount(0);
    }
  });
}

/** The post of this campaign in the list of what is approved. */
const openApproved = (laptop: Laptop): Promise<void> =>
  laptop.page
    .getByRole('main')
    .getByRole('link')
    .filter({ hasText: post.slice(0, 20) })
    .first()
    .click();

/** The heading over posts of an origin in the list of what is approved. */
const row = (laptop: Laptop, origin: string) =>
  laptop.page.getByRole('heading', { name: laptop.t(`approved:origin.${origin}`), exact: true });

import type { BrowserContext, Page } from '@playwright/test';
import { emptyContent } from '../../electron/domain/post.ts';
import { atCore } from './support/core.ts';
import { OfficeScreen } from './support/office.ts';
import { expect, test as base } from './support/shell.ts';

// Two windows decide at once, or one decides while the other reads: one decision is taken, nobody is told another, and
// no word of a comment goes.

const text = 'We ask for the contract to be published.';
const comment = 'Give the contract’s number.';

const test = base.extend({
  profile: async ({ profile }, use) => {
    await submitted(profile);
    await use(profile);
  },
});

/** A writer has submitted a post, and the lead has the keyboard. */
async function submitted(profile: string): Promise<void> {
  await atCore(profile, async (client) => {
    await client.settings.set({ language: 'en' });
    await client.profile.enterDemo({ office: 'central-bekaa', member: 'rima-haddad' });
    const content = { ...emptyContent, base: text, platforms: ['x'] };
    const { id, edition } = await client.drafts.create({ command: 'write', content });
    await client.review.submit({ command: 'submit', id, edition });
    await client.profile.actAs({ member: 'samia-maalouf' });
  });
}

/** The lead reads it in two windows. */
async function twoReaders(app: Page, context: BrowserContext): Promise<readonly [OfficeScreen, OfficeScreen]> {
  const one = new OfficeScreen(app, 'en');
  await one.open('review');
  const two = new OfficeScreen(await context.newPage(), 'en');
  await two.page.goto(app.url());
  for (const { page } of [one, two]) await expect(page.getByRole('group').getByText(text)).toBeVisible();
  return [one, two];
}

const commentIn = ({ page }: OfficeScreen) => page.getByRole('complementary').getByRole('textbox');

test('comments outlive a look at another screen, and a decision taken elsewhere', async ({ app, context }) => {
  const [one, two] = await twoReaders(app, context);
  await two.comment(comment);
  await two.open('guidelines');
  await two.open('review');
  await expect(commentIn(two)).toHaveValue(comment);
  await one.open('today');
  await one.open('review');
  await one.button('review:remove-comment').click();
  await one.button('review:approve').click();
  await expect(app.getByText(one.t('review:empty')).first()).toBeVisible();

  await expect(two.page.getByText(two.t('review:bar.gone'))).toBeVisible();
  await expect(commentIn(two)).toHaveValue(comment);
  await expect(two.button('review:approve')).toHaveCount(0);
  await two.button('common:close').click();
  await expect(two.page.getByText(two.t('review:empty')).first()).toBeVisible();
});

test('of two decisions at once one is taken, and the other reader is told', async ({ app, context }) => {
  const [one, two] = await twoReaders(app, context);
  await two.comment(comment);
  await Promise.all([
    one.button('review:approve').click(),
    two.page.getByRole('button', { name: two.t('review:return_one') }).click(),
  ]);
  const told = (office: OfficeScreen) => office.page.getByText(office.t('review:bar.gone'));
  const done = (office: OfficeScreen) => office.page.getByText(office.t('review:empty')).first();
  await expect(told(one).or(done(one)).first()).toBeVisible();
  await expect(told(two).or(done(two)).first()).toBeVisible();
  const returned = await told(one).isVisible();
  expect(await told(two).isVisible()).toBe(!returned);
  if (!returned) await expect(commentIn(two)).toHaveValue(comment);
  await one.open('drafts');
  const list = app.getByRole('navigation', { name: one.t('drafts:list.title') });
  const state = one.t(`drafts:state.${returned ? 'returned' : 'approved'}`);
  await expect(list.locator('section').filter({ hasText: text })).toContainText(state);
});

test('a note that came too late is still in its field', async ({ app, context }) => {
  const [one, two] = await twoReaders(app, context);
  await two.button('review:decline').click();
  await two.page.getByRole('dialog').getByRole('textbox').fill('Not ours to say.');
  await one.button('review:approve').click();
  await expect(app.getByText(one.t('review:empty')).first()).toBeVisible();
  const dialog = two.page.getByRole('dialog');
  await dialog.getByRole('button', { name: two.t('review:note.decline-yes') }).click();
  await expect(dialog.getByText(two.t('review:bar.gone'))).toBeVisible();
  await expect(dialog.getByRole('textbox')).toHaveValue('Not ours to say.');
});

test('an answer that comes late pulls nobody back from where they went', async ({ app, context }) => {
  let held: (() => void)[] | null = null;
  await context.routeWebSocket(/\/rpc$/, (socket) => {
    const core = socket.connectToServer();
    socket.onMessage((message) => core.send(message));
    core.onMessage((message) => {
      if (held === null) socket.send(message);
      else held.push(() => socket.send(message));
    });
  });
  await app.reload();
  const [one] = await twoReaders(app, context);
  held = [];
  await one.button('review:approve').click();
  await expect.poll(() => held?.length).toBeGreaterThan(0);
  await one.open('approved');
  const late = held;
  held = null;
  for (const send of late) send();
  await expect(app.getByText('This exact text is approved.')).toBeVisible();
  await expect(app.getByRole('heading', { name: one.t('approved:origin.office'), exact: true })).toBeVisible();
  expect(app.url()).toContain('#/approved');
});

test('a screen that is drawn anew while one leaves it pulls nobody back', async ({ app, context }) => {
  const [one, two] = [new OfficeScreen(app, 'en'), new OfficeScreen(await context.newPage(), 'en')];
  await one.open('guidelines');
  await expect(app).toHaveURL(/#\/guidelines\/./);
  const unread = app.getByRole('region', { name: one.t('common:regions.list') }).getByText(one.t('guidelines:new'));
  const before = await unread.count();
  // A busy browser tells the page late that one has left: here when the test says so.
  await app.evaluate(() => history.pushState(null, '', '#/approved'));
  await two.page.goto(new URL('#/guidelines/women', app.url()).href);
  await expect(unread).toHaveCount(before - 1);
  await app.evaluate(() => window.dispatchEvent(new HashChangeEvent('hashchange')));
  await expect(app.getByRole('main', { name: one.t('common:nav.approved') })).toBeVisible();
  expect(app.url()).toContain('#/approved');
});

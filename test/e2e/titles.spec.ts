import { audit } from './support/audit.ts';
import { OfficeScreen } from './support/office.ts';
import { expect, test } from './support/shell.ts';

// A screen has its title at every moment: while its code or its data are on their way, and when they do not come.

/** All but today, which comes with the window. */
const screens = ['guidelines', 'library', 'drafts', 'approved', 'exchange', 'settings'];

test('a screen whose code is on its way is named already', async ({ app }) => {
  const office = new OfficeScreen(app, 'ar');
  const gate = Promise.withResolvers<void>();
  await expect(app.getByRole('heading', { level: 1 })).toBeVisible();
  await app.route(/\.js$/, async (route) => {
    await gate.promise;
    await route.continue();
  });
  await office.enter('ar');
  for (const screen of screens) {
    await office.open(screen);
    await expect(app.getByRole('heading', { level: 1, name: office.t(`common:nav.${screen}`) })).toBeVisible();
  }
  await audit(app, 'a screen on its way');
  gate.resolve();
  await expect(app.getByRole('main').getByRole('heading', { level: 2 }).first()).toBeVisible();
});

test('a screen whose core does not answer is named all the same', async ({ page, shell }) => {
  let silent = false;
  await page.routeWebSocket(/\/rpc$/, (socket) => {
    const core = socket.connectToServer();
    socket.onMessage((message) => {
      if (!silent) core.send(message);
    });
  });
  const office = new OfficeScreen(page, 'ar');
  await page.goto(shell.url);
  await office.enter('ar');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  silent = true;
  for (const place of ['guidelines/none', 'guidelines', 'drafts/none', 'approved', 'exchange', 'library', 'settings']) {
    await page.evaluate((to) => {
      location.hash = `#/${to}`;
    }, place);
    await expect(page.getByRole('heading', { level: 1 }), `${place} has its title`).toBeVisible();
  }
});

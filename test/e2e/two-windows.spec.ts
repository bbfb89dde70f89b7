import { OfficeScreen } from './support/office.ts';
import { expect, startShell, test } from './support/shell.ts';

test('two windows write one draft at once and both keep every word', async ({ app, context }) => {
  const one = new OfficeScreen(app, 'en');
  await one.enter('en');
  await one.open('drafts');
  await app.keyboard.press('Control+n');
  // A tired hand presses twice: one draft all the same.
  await one.button('drafts:new.blank').dblclick();
  await one.type('The road.');
  await one.saved();
  await expect(app.getByRole('navigation', { name: one.t('drafts:list.title') }).getByRole('link')).toHaveCount(1);

  const two = new OfficeScreen(await context.newPage(), 'en');
  await two.page.goto(app.url());
  await expect(two.text).toContainText('The road.');
  await Promise.all([one.type(' The water.'), two.type(' The light.')]);
  for (const words of ['The road.', 'The water.', 'The light.']) {
    await expect(one.text).toContainText(words);
    await expect(two.text).toContainText(words);
  }
  await expect(one.text).toHaveText(await two.text.innerText());
});

test('a second start on the same profile is refused in words', async ({ shell }) => {
  await expect(startShell(shell.profile)).rejects.toThrow('ended with 3');
});

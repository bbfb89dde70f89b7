import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from '@playwright/test';
import { browserFlags, installedBrowser } from '../../build/browsers.ts';
import { OfficeScreen } from './support/office.ts';
import { expect, test } from './support/shell.ts';

// The browser without windows knows nothing of drags.
test.use({ launchOptions: { executablePath: installedBrowser() ?? '', args: [...browserFlags, '--disable-gpu'] } });

/** Where it stands in the window; one that gives way to the next screen's is waited out. */
async function placeOf(place: Locator) {
  let box = await place.boundingBox();
  await expect(async () => {
    box = await place.boundingBox();
    expect(box).not.toBeNull();
  }).toPass();
  if (box === null) throw new Error('Nothing to drop on');
  return box;
}

/** Drops a file of the disk, as the system's drag does: the browser would open it where nobody minds. */
async function dropOn(place: Locator, file: string): Promise<void> {
  const box = await placeOf(place);
  const devTools = await place.page().context().newCDPSession(place.page());
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  const at = { x: box.x + box.width / 2, y: box.y + Math.min(20, box.height / 2) };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devTools.send('Input.dispatchDragEvent', { type, ...at, data });
  }
  await devTools.detach();
}

test('a file dropped on the window neither opens in its place nor pours into the text', async ({ app, profile }) => {
  const folder = path.join(path.dirname(profile), 'dropped');
  mkdirSync(folder);
  const page = path.join(folder, 'page.html');
  const text = path.join(folder, 'text.txt');
  writeFileSync(page, '<title>taken</title>');
  writeFileSync(text, 'not for here');

  const office = new OfficeScreen(app, 'en');
  const heading = app.getByRole('heading', { level: 1 });
  await dropOn(heading, page);
  await office.enter('en');
  await dropOn(heading, page);
  await office.open('drafts');
  await app.keyboard.press('Control+n');
  await office.button('drafts:new.blank').click();
  await office.type('Mine.');
  for (const file of [text, page]) await dropOn(office.text, file);
  await office.saved();
  await expect(office.text).toHaveText('Mine.');
  expect(app.url()).toContain('#/drafts/');
});

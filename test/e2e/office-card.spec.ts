import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { folderRemote } from '../../electron/remote/folder.ts';
import { timers } from '../../electron/system/system.ts';
import { newCode } from '../../electron/trust/card.ts';
import { enrol } from '../../electron/trust/desk/offices.ts';
import { Campaign, value } from '../trust/support/published.ts';
import { audit } from './support/audit.ts';
import { OfficeScreen } from './support/office.ts';
import { expect, test } from './support/shell.ts';

/** A campaign published into a folder, and a card of its coast office. */
async function invited(shared: string, remote: boolean) {
  mkdirSync(shared, { recursive: true });
  const at = new Date().toISOString();
  const campaign = await Campaign.begin(at);
  await campaign.publish(at, 90, folderRemote(shared, { timers }));
  const made = value(
    await enrol(campaign.desk, {
      card: 'card-1',
      office: 'coast-office',
      members: ['writer', 'lead'],
      remote: remote ? { address: { kind: 'folder', path: shared }, secret: null } : null,
      at,
      days: 14,
    }),
  );
  return { campaign, code: made.code, file: Buffer.from(made.sealed) };
}

async function choose(page: Page, office: OfficeScreen, file: Buffer, button: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await office.button(button).click();
  await (await chooser).setFiles({ name: 'coast.tansiq-card', mimeType: 'application/octet-stream', buffer: file });
}

test('a laptop comes in with an office card, by the shared folder', async ({ app, profile }) => {
  const { campaign, code, file } = await invited(path.join(path.dirname(profile), 'shared'), true);
  const office = new OfficeScreen(app, 'ar');
  await choose(app, office, file, 'first-run:card.choose');
  const field = app.getByLabel(office.t('common:card.code'), { exact: true });
  await expect(field).toBeFocused();
  // One way at a time: what stands here while the card opens is not taken away from under somebody's hand.
  await expect(app.getByRole('button', { name: office.t('first-run:demo.member') })).toHaveCount(0);
  await field.fill(newCode());
  await app.keyboard.press('Enter');
  await expect(app.getByRole('alert')).toContainText(/الرمز غير صحيح\. بقيت \p{Cf}?9/u);
  await audit(app, 'a wrong code');
  // As people type it: small letters, no hyphens.
  await field.fill(code.toLowerCase().replaceAll('-', ' '));
  await app.keyboard.press('Enter');
  const seat = app.getByRole('button', { name: office.t('first-run:demo.member') });
  await expect(office.button('first-run:receive.network').or(seat)).toBeVisible();
  await audit(app, 'an open card');
  // Nobody need press: with a network the first sync brings the release by itself.
  await expect(seat).toBeVisible();
  await audit(app, 'the seats');
  await seat.click();
  await app.getByRole('option').first().click();
  await office.button('first-run:demo.enter').click();
  await office.open('settings');
  await expect(app.getByText(office.t('settings:card.standings.waiting'))).toBeVisible();
  await expect(app.getByText(office.t('settings:card.keeps.file'))).toBeVisible();
  await audit(app, 'settings');
  await campaign.end();
});

test('a laptop far from any network is brought the campaign by a stick', async ({ app, profile }) => {
  const stick = path.join(path.dirname(profile), 'stick');
  const { campaign, code, file } = await invited(stick, false);
  const office = new OfficeScreen(app, 'en');
  await app.getByText('English', { exact: true }).click();
  await choose(app, office, Buffer.from('not a card'), 'first-run:card.choose');
  const field = app.getByLabel(office.t('common:card.code'), { exact: true });
  await field.fill(code);
  await office.button('common:card.open').click();
  await expect(app.getByRole('alert')).toContainText(office.t('errors:not-a-card'));
  await office.button('common:cancel').click();
  await expect(app.getByRole('button', { name: office.t('first-run:demo.member') })).toBeVisible();
  await choose(app, office, file, 'first-run:card.choose');
  await field.fill(code);
  await office.button('common:card.open').click();
  await expect(app.getByRole('button', { name: office.t('first-run:receive.network') })).toHaveCount(0);
  await office.button('first-run:receive.stick').click();
  const dialog = app.getByRole('dialog');
  await dialog.getByLabel(office.t('common:folder.path')).fill(stick);
  await app.keyboard.press('Enter');
  await office.button('common:folder.here').click();
  await app.getByRole('button', { name: office.t('first-run:demo.member') }).click();
  await app.getByRole('option').last().click();
  await office.button('first-run:demo.enter').click();
  await office.open('guidelines');
  await campaign.end();
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, expect, test } from '@playwright/test';
import { electronBinary } from '../../build/electron-binary.ts';
import { root } from '../../build/root.ts';

test('the real Electron opens the demo campaign, keeps what is typed, and keeps the page in', async () => {
  const binary = electronBinary();
  expect(binary, 'the Electron binary is fetched before this journey').not.toBeNull();
  const profile = mkdtempSync(path.join(tmpdir(), 'tansiq-electron-'));
  const open = async () => {
    const app = await _electron.launch({
      executablePath: binary ?? '',
      args: [root, '--profile', profile, '--no-sandbox'],
    });
    return { app, page: await app.firstWindow() };
  };
  const first = await open();
  expect(first.page.url()).toBe('app://tansiq/');
  await first.page.getByRole('button', { name: 'ادخل' }).click();
  await first.page.keyboard.press('Control+n');
  const editor = first.page.getByRole('textbox', { name: 'نص المنشور' });
  await editor.click();
  await editor.pressSequentially('مياه الشفة: ردّ بالأرقام');
  await expect(first.page.getByText('محفوظ عند')).toBeVisible();
  await first.page.evaluate(() => void (location.href = 'https://elsewhere.example/'));
  expect(first.page.url().startsWith('app://tansiq/')).toBe(true);
  expect(await first.page.evaluate(() => 'require' in window || 'process' in window)).toBe(false);
  await first.app.close();
  const second = await open();
  await second.page.getByRole('link', { name: /المسودّات/ }).click();
  await expect(second.page.getByText('مياه الشفة: ردّ بالأرقام').first()).toBeVisible();
  await second.app.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

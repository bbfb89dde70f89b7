import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { RPCHandler } from '@orpc/server/message-port';
import { expect, test as base } from '@playwright/test';
import { createCore } from '../../electron/core.ts';
import { router } from '../../electron/services/router.ts';
import { test } from './support/shell.ts';

type Listener = (event: { readonly data: unknown }) => void;

/**
 * What Electron gives a sandboxed preload: `contextBridge`, `ipcRenderer`, and a `require` that knows `electron` alone.
 * Messages go over the test's own bridge to the real router.
 */
const harness = (preload: string): string => `{
  const electron = {
    contextBridge: { exposeInMainWorld: (name, value) => Object.defineProperty(window, name, { value: Object.freeze(value) }) },
    ipcRenderer: {
      postMessage: (channel, message, [port]) => {
        if (channel !== 'rpc:connect' || message !== null) throw new Error('unexpected message on ' + channel);
        window.fromMain = (data) => port.postMessage(data);
        port.onmessage = (event) => window.toMain(event.data);
      },
    },
  };
  const require = (name) => {
    if (name !== 'electron') throw new Error('a sandboxed preload may require electron alone, not ' + name);
    return electron;
  };
  (function (require, exports, module) { ${preload} })(require, {}, {});
}`;

test('the built preload hands the page one port, and the interface runs over it', async ({ page, profile }) => {
  const core = await createCore({
    folder: profile,
    pack: path.resolve('assets/packs/demo'),
    shell: 'electron',
    version: '0.1.0',
  });
  if (!core.ok) throw new Error(core.error.code);
  const listeners: Listener[] = [];
  await page.exposeFunction('toMain', (data: unknown) => {
    for (const listener of listeners) listener({ data });
  });
  new RPCHandler(router).upgrade(
    {
      addEventListener: (type: string, listener: Listener) => {
        if (type === 'message') listeners.push(listener);
      },
      postMessage: (data: unknown) => {
        // A port drops what comes after its page is gone.
        page
          .evaluate((message) => (window as unknown as { fromMain(data: unknown): void }).fromMain(message), data)
          .catch(() => undefined);
      },
    } as unknown as MessagePort,
    { context: core.value.context },
  );
  await page.addInitScript({ content: harness(await readFile('dist/electron/preload.cjs', 'utf8')) });
  await page.route('http://tansiq.test/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    await route.fulfill({ path: path.join('dist/renderer', pathname === '/' ? 'index.html' : pathname) });
  });
  await page.goto('http://tansiq.test/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as { tansiqShell: unknown }).tansiqShell)).toEqual({
    kind: 'electron',
  });
  expect(
    await page.evaluate(() => ['require', 'process', 'Buffer', 'ipcRenderer'].filter((name) => name in window)),
  ).toEqual([]);
  await core.value.close();
});

base('the built preload is one file that requires electron alone', async () => {
  const preload = await readFile('dist/electron/preload.cjs', 'utf8');
  const required = [...preload.matchAll(/require\(["'`]([^"'`]+)/g)].map(([, name]) => name);
  expect([...new Set(required)]).toEqual(['electron']);
  expect(preload).not.toMatch(/\bimport\s*\(/);
});

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { MenuItemConstructorOptions } from 'electron';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { AppClient } from '#contract/contract.ts';
import * as fake from '../support/fake-electron.ts';

vi.mock('electron', () => fake);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tansiq-main-'));
  fake.folders.userData = folder;
  process.argv = [
    'electron',
    '.',
    '--profile',
    path.join(folder, 'profile'),
    '--pack',
    'assets/packs/demo',
    '--no-sandbox',
  ];
  await import('../../electron/main.ts');
  fake.becomeReady();
  await vi.waitFor(() => expect(fake.asked.windows[0]?.urls).toEqual(['app://tansiq/']), { timeout: 20_000 });
});
afterAll(async () => {
  fake.app.emit('will-quit', { preventDefault: () => undefined });
  await vi.waitFor(() => expect(fake.asked.quits).toBe(1), { timeout: 10_000 });
  await rm(folder, { recursive: true, force: true });
});

/** A port as the main process sees it, and the page's end of it. */
function ports() {
  const { port1, port2 } = new MessageChannel();
  const main = {
    on: (type: string, listener: (event: { data: unknown }) => void) =>
      port2.addEventListener(type, (event) => listener({ data: (event as MessageEvent<unknown>).data })),
    postMessage: (data: unknown) => port2.postMessage(data),
    start: () => port2.start(),
    close: vi.fn<() => void>(() => port2.close()),
  };
  const client: AppClient = createORPCClient(new RPCLink({ port: port1 }));
  port1.start();
  return { main, client, close: () => port1.close() };
}

describe('the Electron main process', () => {
  it('registers its scheme and the sandbox before the app is ready', () => {
    expect(fake.asked.calls.indexOf('registerSchemes')).toBeLessThan(fake.asked.calls.indexOf('ready'));
    expect(fake.asked.calls.indexOf('enableSandbox')).toBeLessThan(fake.asked.calls.indexOf('ready'));
    expect(fake.asked.schemes[0]).toMatchObject({ scheme: 'app', privileges: { standard: true, secure: true } });
    expect(fake.asked.schemes[0]?.privileges).not.toHaveProperty('bypassCSP');
  });

  it('opens a sandboxed, isolated window', () => {
    expect(fake.asked.windows[0]?.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
  });

  it.each([
    ['app://tansiq/..%2f..%2fpackage.json', 404],
    ['app://tansiq/%2e%2e/%2e%2e/package.json', 404],
    ['app://tansiq/..%5c..%5cpackage.json', 404],
    ['app://elsewhere/', 404],
    [`app://tansiq/media/${'0'.repeat(64)}`, 404],
    ['app://tansiq/%00', 404],
  ])('answers %s with %i', async (url, status) => {
    const response = await fake.handlers.get('app')?.(new Request(url));
    expect(response?.status).toBe(status);
  });

  it('serves a media file by its hash, and only as a picture', async () => {
    const assets = JSON.parse(await readFile('assets/packs/demo/assets.json', 'utf8')) as {
      hash: string;
      type: string;
    }[];
    const [asset] = assets;
    const response = await fake.handlers.get('app')?.(new Request(`app://tansiq/media/${asset?.hash}`));
    expect(response?.status).toBe(200);
    expect(response?.headers.get('content-type')).toBe(asset?.type);
    expect(response?.headers.get('content-security-policy')).toBe("default-src 'none'");
  });

  it('refuses every permission but writing to the clipboard from its own page', () => {
    const ours = { getURL: () => 'app://tansiq/' } as Electron.WebContents;
    const theirs = { getURL: () => 'https://tansiq.example/' } as Electron.WebContents;
    const answer = (contents: Electron.WebContents, permission: 'clipboard-sanitized-write' | 'geolocation') => {
      let given: boolean | undefined;
      fake.permissions.request?.(contents, permission, (granted) => (given = granted), {} as never);
      return given;
    };
    expect(answer(ours, 'clipboard-sanitized-write')).toBe(true);
    expect(answer(ours, 'geolocation')).toBe(false);
    expect(answer(theirs, 'clipboard-sanitized-write')).toBe(false);
    expect(fake.permissions.check?.(null, 'media', 'app://tansiq', {} as never)).toBe(false);
    expect(fake.permissions.check?.(null, 'clipboard-sanitized-write', 'app://tansiq.example', {} as never)).toBe(
      false,
    );
  });

  it('keeps pages where they are and sends web links to the system browser by https only', () => {
    let open: ((details: { url: string }) => { action: string }) | undefined;
    const contents = new (class extends EventTarget {})() as unknown as Electron.WebContents;
    const listeners = new Map<string, (event: { url: string; preventDefault: () => void }) => void>();
    Object.assign(contents, {
      setWindowOpenHandler: (handler: typeof open) => (open = handler),
      on: (name: string, listener: (event: { url: string; preventDefault: () => void }) => void) =>
        listeners.set(name, listener),
    });
    fake.app.emit('web-contents-created', {}, contents);
    expect(open?.({ url: 'https://dar.example/power' })).toEqual({ action: 'deny' });
    for (const url of ['file:///etc/passwd', 'http://dar.example', 'javascript:alert(1)', 'no url']) open?.({ url });
    expect(fake.asked.opened).toEqual(['https://dar.example/power']);
    const stopped = (name: string, url: string) => {
      const preventDefault = vi.fn<() => void>();
      listeners.get(name)?.({ url, preventDefault });
      return preventDefault.mock.calls.length > 0;
    };
    expect(stopped('will-navigate', 'https://elsewhere.example/')).toBe(true);
    expect(stopped('will-navigate', 'app://tansiq.example/')).toBe(true);
    expect(stopped('will-navigate', 'app://tansiq/')).toBe(false);
    expect(stopped('will-attach-webview', 'app://tansiq/')).toBe(true);
  });

  it('gives the core to its own top frame and to nobody else', async () => {
    const foreign = [
      null,
      { origin: 'https://evil.example', parent: null },
      { origin: 'app://tansiq.example', parent: null },
      { origin: 'app://tansiq', parent: {} },
    ];
    for (const senderFrame of foreign) {
      const { main, close } = ports();
      fake.ipcMain.emit('rpc:connect', { ports: [main], senderFrame });
      expect(main.close).toHaveBeenCalledOnce();
      close();
    }
    const { main, client, close } = ports();
    fake.ipcMain.emit('rpc:connect', { ports: [main], senderFrame: { origin: 'app://tansiq', parent: null } });
    expect(await client.app.info()).toMatchObject({ shell: 'electron', version: '0.1.0', dialogs: true });
    close();
  });

  it('speaks the language of the interface in its menu, and follows it', async () => {
    const labels = () => fake.asked.menus.at(-1)?.map((item: MenuItemConstructorOptions) => item.label);
    const { main, client, close } = ports();
    fake.ipcMain.emit('rpc:connect', { ports: [main], senderFrame: { origin: 'app://tansiq', parent: null } });
    await client.settings.set({ language: 'fr', theme: 'dark' });
    await vi.waitFor(() => expect(labels()).toContain('Fichier'));
    expect(fake.nativeTheme.themeSource).toBe('dark');
    await client.settings.set({ language: 'ar' });
    await vi.waitFor(() => expect(labels()).toContain('ملف'));
    close();
  });
});

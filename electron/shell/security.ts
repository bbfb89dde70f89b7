import { app, session, shell, type WebContents } from 'electron';

/** Where the interface lives in Electron: a standard, secure origin of its own. */
export const origin = 'app://tansiq';

/**
 * Nothing a page does may leave the app: no permission, no new window, no navigation, no embedded page.
 * Web links go to the system's browser, by https only (Electron security checklist, 13 to 15).
 */
export function guardContents(): void {
  app.on('web-contents-created', (_event, contents) => guard(contents));
}

function guard(contents: WebContents): void {
  contents.setWindowOpenHandler(({ url }) => {
    if (isWebLink(url)) void shell.openExternal(url);
    return { action: 'deny' };
  });
  contents.on('will-navigate', (event) => {
    if (!isOurs(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** Writing to the clipboard is what copy buttons do; everything else is refused, the reading of it included. */
export function refusePermissions(): void {
  session.defaultSession.setPermissionRequestHandler((contents, permission, answer) => {
    answer(permission === 'clipboard-sanitized-write' && isOurs(contents.getURL()));
  });
  session.defaultSession.setPermissionCheckHandler(
    (_contents, permission, requesting) => permission === 'clipboard-sanitized-write' && isOurs(requesting),
  );
}

/** Whether a frame may have the core's port: our own page, in the top frame. */
export const isOurFrame = (frame: Electron.WebFrameMain | null): boolean =>
  frame !== null && frame.parent === null && isOurs(`${frame.origin}/`);

function isOurs(url: string): boolean {
  return url === origin || url.startsWith(`${origin}/`);
}

function isWebLink(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'https:';
}

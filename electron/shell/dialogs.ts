import type { BrowserWindow, Dialog, OpenDialogOptions } from 'electron';
import type { Refusal } from '#contract/refusal.ts';
import { whyNotOpened } from './not-opened.ts';

/** The system's folder dialog, over the window when there is one; null when the person cancelled. */
export async function chooseFolder(dialog: Dialog, window: BrowserWindow | null): Promise<string | null> {
  const options: OpenDialogOptions = { properties: ['openDirectory', 'createDirectory'] };
  const answer = await (window === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options));
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}

/**
 * Says why the profile did not open, before there is a page to say it: settings can't be read yet, so the system's
 * language is the best guess.
 */
export async function tellCannotOpen(dialog: Dialog, refusal: Refusal, locale: string): Promise<void> {
  const { message, detail, close } = whyNotOpened(refusal, locale);
  await dialog.showMessageBox({ type: 'warning', title: 'Tansiq', message, detail, buttons: [close] });
}

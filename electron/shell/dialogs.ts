import type { BrowserWindow, Dialog, OpenDialogOptions } from 'electron';
import type { Refusal } from '#contract/refusal.ts';
import { type Language, languages } from '#domain/language.ts';
import ar from '../../assets/locales/ar/startup.json' with { type: 'json' };
import en from '../../assets/locales/en/startup.json' with { type: 'json' };
import fr from '../../assets/locales/fr/startup.json' with { type: 'json' };

const words = { ar, fr, en };

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
  const t = words[languageOf(locale)];
  const message =
    refusal.code === 'profile-newer' ? t.newer : refusal.code === 'profile-locked' ? t.locked : t.cannotOpen;
  const detail = [t.safe, refusal.params['path'] ?? refusal.params['file'] ?? ''].join('\n').trim();
  await dialog.showMessageBox({ type: 'warning', title: 'Tansiq', message, detail, buttons: [t.close] });
}

const languageOf = (locale: string): Language =>
  languages.find((language) => locale.toLowerCase().startsWith(language)) ?? 'ar';

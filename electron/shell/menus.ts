import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { AppEvent, MenuCommand } from '#contract/app.ts';
import type { Language } from '#domain/language.ts';
import ar from '../../assets/locales/ar/menu.json' with { type: 'json' };
import en from '../../assets/locales/en/menu.json' with { type: 'json' };
import fr from '../../assets/locales/fr/menu.json' with { type: 'json' };

const words = { ar, fr, en };
type Item = MenuItemConstructorOptions;
type Send = (event: AppEvent) => void;

/** Sets the application menu in the language of the interface. Commands reach the page as `menu` events. */
export function setMenu(language: Language, send: Send): void {
  const t = words[language];
  const command = (label: string, name: MenuCommand, accelerator: string): Item => ({
    label,
    accelerator,
    click: () => send({ type: 'menu', command: name }),
  });
  const file: Item[] = [
    command(t.newDraft, 'new-draft', 'CmdOrCtrl+N'),
    command(t.export, 'export', 'CmdOrCtrl+E'),
    { type: 'separator' },
    command(t.settings, 'settings', 'CmdOrCtrl+,'),
    { type: 'separator' },
    { role: 'quit', label: t.quit },
  ];
  // Undo belongs to the editor, which keeps it across restarts. The keys go to the page, where the field that has the
  // focus answers them; the menu only shows them (macOS gives every key to the menu, so there the page hears of it here).
  const edit: Item[] = [
    { ...command(t.undo, 'undo', 'CmdOrCtrl+Z'), registerAccelerator: false },
    { ...command(t.redo, 'redo', 'CmdOrCtrl+Shift+Z'), registerAccelerator: false },
    { type: 'separator' },
    { role: 'cut', label: t.cut },
    { role: 'copy', label: t.copy },
    { role: 'paste', label: t.paste },
    { role: 'selectAll', label: t.selectAll },
    { type: 'separator' },
    command(t.search, 'search', 'CmdOrCtrl+K'),
  ];
  const view: Item[] = [
    { role: 'togglefullscreen', label: t.fullScreen },
    { role: 'reload', label: t.reload },
  ];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(process.platform === 'darwin' ? [{ role: 'appMenu' } satisfies Item] : []),
      { label: t.file, submenu: file },
      { label: t.edit, submenu: edit },
      { label: t.view, submenu: view },
      { role: 'help', label: t.help, submenu: [command(t.shortcuts, 'help', 'F1')] },
    ]),
  );
}

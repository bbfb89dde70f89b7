import path from 'node:path';
import { build } from 'vite';
import { browser } from '../../../build/vite.ts';

/**
 * The command `tansiq` in few files, as the shells' own programs are built: most of a short life is the loading of its
 * program, and from its sources that takes five times as long. Answers its path.
 */
export async function bundledCli(folder: string): Promise<string> {
  const input = { cli: path.resolve(import.meta.dirname, '../../../electron/cli.ts') };
  const output = { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' } as const;
  await build({ ...browser, build: { ...browser.build, outDir: folder, rolldownOptions: { input, output } } });
  return path.join(folder, 'cli.mjs');
}

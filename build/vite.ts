import path from 'node:path';
import react from '@vitejs/plugin-react';
import type { HtmlTagDescriptor, InlineConfig, Plugin } from 'vite';
import { root } from './root.ts';

const common = { root, configFile: false, logLevel: 'warn', publicDir: false } satisfies InlineConfig;

const INTERFACE = 'interface';

/** Has what the first screen needs read together with the entry, which would ask for it later. */
const readTogether: Plugin = {
  name: 'read-together',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle = {} }) =>
      Object.values(bundle).flatMap(({ name = '', fileName }) => {
        const link = (attrs: Readonly<Record<string, string | boolean>>): HtmlTagDescriptor[] => [
          { tag: 'link', attrs: { ...attrs, crossorigin: true, href: `./${fileName}` }, injectTo: 'head' },
        ];
        if (name === INTERFACE || name === 'rolldown-runtime') return link({ rel: 'modulepreload' });
        return /ibm-plex-sans-arabic-.*\.woff2$/.test(fileName)
          ? link({ rel: 'preload', as: 'font', type: 'font/woff2' })
          : [];
      }),
  },
};

/** The interface: what both shells serve. */
export const renderer: InlineConfig = {
  ...common,
  root: path.join(root, 'renderer'),
  base: './',
  plugins: [react(), readTogether],
  worker: { format: 'es' },
  build: {
    outDir: path.join(root, 'dist/renderer'),
    emptyOutDir: true,
    target: 'chrome156',
    // Inlined assets would need data: in the font and script policies.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // A screen that could not be loaded is loaded again: Vite would not ask a second time for styles of its own.
    cssCodeSplit: false,
    sourcemap: false,
    // Read from the disk beside it: the usual limit is about networks.
    chunkSizeWarningLimit: 1_500,
    // What asks for the first screen in one file, all that draws it in another: each file is a question to the core
    // while it and the browser start.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'main', test: /[\\/]renderer[\\/]main\.ts$/, priority: 1 },
            {
              name: INTERFACE,
              test: /[\\/]renderer[\\/](?:interface\.tsx|features[\\/]today[\\/]screen\.tsx)$/,
            },
          ],
        },
      },
    },
  },
};

/** One Node bundle; `electron` stays outside in the Electron shell and is an empty module elsewhere. */
function nodeBundle(name: string, entry: string, electron: 'real' | 'absent'): InlineConfig {
  return {
    ...common,
    ...(electron === 'absent' ? { resolve: { alias: { electron: path.join(root, 'build/no-electron.ts') } } } : {}),
    ssr: { noExternal: true, external: electron === 'real' ? ['electron'] : [] },
    build: {
      ssr: true,
      outDir: path.join(root, 'dist/electron'),
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      sourcemap: false,
      rolldownOptions: {
        input: { [name]: path.join(root, entry) },
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: `chunks/${name}-[name]-[hash].mjs` },
      },
    },
  };
}

export const main = nodeBundle('main', 'electron/main.ts', 'real');
export const browser = nodeBundle('browser', 'electron/browser.ts', 'absent');

/** A sandboxed preload is exactly one CommonJS file that requires nothing but `electron`. */
export const preload: InlineConfig = {
  ...common,
  ssr: { noExternal: true, external: ['electron'] },
  build: {
    ssr: true,
    outDir: path.join(root, 'dist/electron'),
    emptyOutDir: false,
    target: 'node24',
    minify: false,
    rolldownOptions: {
      input: { preload: path.join(root, 'electron/preload.ts') },
      output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    },
  },
};

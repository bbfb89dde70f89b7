import { rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { root } from './root.ts';
import { browser, main, preload, renderer } from './vite.ts';

// One after another: two cores, and the Node bundles share a folder.
rmSync(path.join(root, 'dist/electron'), { recursive: true, force: true });
for (const target of [renderer, browser, main, preload]) await build(target);

import type { Bundles } from '../services/ports/bundles.ts';
import { findBundles } from './look.ts';
import { openBundle, verifyBundle } from './open.ts';
import { readFonts } from './page/fonts.ts';
import { beginSync, sealSync, unsealSync } from './sync-bundle.ts';
import { writeBundle } from './write.ts';

/**
 * Post bundles as BagIt 1.0 folders (README.md). `fonts` is the folder of the typefaces that the reader's page carries
 * in itself; where they are not there the page uses those of the computer it is opened on.
 */
export function bagItBundles(fonts: string | null = null): Bundles {
  return {
    async *export(order, signal) {
      return yield* writeBundle(order, await readFonts(fonts), signal);
    },
    verify: verifyBundle,
    open: openBundle,
    find: findBundles,
    begin: beginSync,
    seal: sealSync,
    unseal: unsealSync,
  };
}

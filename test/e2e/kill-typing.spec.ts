import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from '@playwright/test';
import { expect, test } from './support/shell.ts';
import { moments, Writer } from './support/writer.ts';

// What a person typed survives the core's death at any moment: what was acknowledged is on the disk, what was not is
// kept by the page and made good at the next start, once.

/** Each moment once; `npm run endure` kills 200 times. */
const KILLS = Number(process.env['TANSIQ_KILLS'] ?? moments.length);
/** People who write side by side, each on a profile of their own that is killed again and again. */
const WRITERS = 3;

test(`nothing typed is lost or doubled when the core is killed ${KILLS} times during typing`, async ({
  browser,
  profile,
}) => {
  test.setTimeout(1_200_000);
  const writers = await writersIn(browser, path.dirname(profile));
  const lives = Array.from({ length: KILLS }, (_, n) => n).values();
  await Promise.all(writers.map((writer) => liveAndDie(writer, lives)));

  const sum = (of: (writer: Writer) => number): number => writers.reduce((total, writer) => total + of(writer), 0);
  const lost = writers.flatMap((writer) => writer.lost);
  const damaged = writers.flatMap((writer) => writer.damaged);
  const letters = sum(({ witness }) => witness.letters);
  console.log(
    `${KILLS} kills during typing, ${letters} characters acknowledged, ${lost.length} lost, ${damaged.length} damaged\n` +
      `  with a save on its way ${sum(({ inFlight }) => inFlight)}, with a file half written ` +
      `${sum(({ halfWritten }) => halfWritten)}; ${sum(({ unsaved }) => unsaved)} characters only the page had came back`,
  );
  const errors = writers.flatMap((writer) => writer.errors);
  expect({ lost, damaged, errors }).toEqual({ lost: [], damaged: [], errors: [] });
  expect(letters).toBeGreaterThan(KILLS);
});

async function writersIn(browser: Browser, folder: string): Promise<readonly Writer[]> {
  return Promise.all(
    Array.from({ length: WRITERS }, async (_, n) => {
      const own = path.join(folder, `${n}`);
      mkdirSync(own);
      return new Writer(path.join(own, 'profile'), await (await browser.newContext()).newPage());
    }),
  );
}

/** Takes lives until none is left; `lives` is shared. */
async function liveAndDie(writer: Writer, lives: Iterable<number>): Promise<void> {
  await writer.begin();
  for (const life of lives) await writer.live(moments[life % moments.length] ?? 'typing');
  await writer.end();
  await writer.page.context().close();
}

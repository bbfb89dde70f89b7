import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { sideBySide } from '../../electron/system/side-by-side.ts';
import { scratchFolder, testProfiles, value } from './scratch.ts';

/** `npm run endure` kills 200 times. */
const KILLS = Number(process.env['TANSIQ_KILLS'] ?? 20);
/** Each is killed again and again and keeps what it holds. */
const PROFILES = 10;
/** Lines of one life: enough to be in the middle of some, whenever it ends. */
const LINES = 80;
const cli = path.resolve(import.meta.dirname, '../../electron/cli.ts');
const answer = z.object({ id: z.string(), durable: z.literal(true) });

/** What was sent under an id, oldest first, and up to where it was acknowledged. */
interface Told {
  readonly texts: string[];
  acknowledged: number;
}

/** One life of `draft put`: fed until it is killed. Its answers are counted even when they come with its death. */
async function feedAndKill(folder: string, told: Map<string, Told>, life: number): Promise<void> {
  const child = spawn(process.execPath, [cli, 'draft', 'put', '--profile', folder], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const sent = new Map<string, number[]>();
  const answers = createInterface({ input: child.stdout });
  answers.on('line', (line) => {
    const { id } = answer.parse(JSON.parse(line));
    const one = told.get(id);
    const at = sent.get(id)?.shift();
    if (one === undefined || at === undefined) throw new Error(`An answer to nothing: ${line}`);
    one.acknowledged = at;
  });
  child.stdin.on('error', () => undefined);
  const ended = Promise.all([once(child, 'close'), once(answers, 'close')]);
  const feeding = feed(child, told, sent, life);
  // Every fourth dies while it starts; the others once they have begun to answer, at once or a while later.
  if (life % 4 !== 0) await Promise.race([once(answers, 'line'), ended]);
  await sleep(Math.random() * 200);
  child.kill('SIGKILL');
  await Promise.all([ended, feeding]);
}

/** Sends lines as fast as they are taken, a third of them under ids that were used before. */
async function feed(child: ChildProcess, told: Map<string, Told>, sent: Map<string, number[]>, life: number) {
  for (let n = 0; child.exitCode === null && child.signalCode === null && n < LINES; n += 1) {
    const known = [...told.keys()];
    const again = n % 3 === 0 ? known[Math.floor(Math.random() * known.length)] : undefined;
    const id = again ?? `منشور ${life}/${n}`;
    const one = told.get(id) ?? { texts: [], acknowledged: -1 };
    told.set(id, one);
    one.texts.push(`${life}:${n} ${'نكتب للناس بما يعنيهم. '.repeat(Math.floor(Math.random() * 200))}`);
    sent.set(id, [...(sent.get(id) ?? []), one.texts.length - 1]);
    child.stdin?.write(`${JSON.stringify({ id, text: one.texts.at(-1) })}\n`);
    await sleep(2);
  }
}

/** Reads the profile as the next start would: what is missing, what is damaged. */
async function losses(folder: string, told: Map<string, Told>): Promise<readonly string[]> {
  const store = value(await testProfiles().open(folder));
  await store.whenChecked();
  const names = z.object({ name: z.string() });
  const texts = new Map<string, string>();
  for (const { id } of await store.drafts.summaries()) {
    const name = (await store.documents.get(`names/${id}`, names))?.name ?? id;
    texts.set(name, (await store.drafts.read(id))?.content.base ?? 'does not open');
  }
  const lost = store.notices().map((notice) => JSON.stringify(notice));
  for (const [id, { texts: sent, acknowledged }] of told) {
    const found = texts.get(id);
    const at = found === undefined ? -1 : sent.lastIndexOf(found);
    if (at < acknowledged || (found !== undefined && at === -1)) lost.push(`${id}: found ${at}, told ${acknowledged}`);
  }
  await store.close();
  return lost;
}

it(`loses nothing it acknowledged when killed ${KILLS} times`, { timeout: 600_000 }, async () => {
  const base = await scratchFolder();
  let acknowledged = 0;
  await sideBySide(Array.from({ length: PROFILES }).keys(), async (n) => {
    const folder = path.join(base, `profile-${n}`);
    const told = new Map<string, Told>();
    for (let life = 0; life < KILLS / PROFILES; life += 1) {
      await feedAndKill(folder, told, life);
      expect(await losses(folder, told)).toEqual([]);
    }
    acknowledged += [...told.values()].filter((one) => one.acknowledged >= 0).length;
  });
  console.log(`${KILLS} kills of draft put, ${acknowledged} drafts acknowledged, 0 lost, 0 damaged`);
  expect(acknowledged).toBeGreaterThan(KILLS / 4);
});

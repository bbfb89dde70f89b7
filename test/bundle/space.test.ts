import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { statfsSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { bagItBundles } from '../../electron/bundle/bag.ts';
import { smallDrives } from '../support/small-drive.ts';
import { exported, keep, orderOf, post, run } from './support/order.ts';
import { scratch } from './support/scratch.ts';

const bundles = bagItBundles();

test('room is looked for before anything large is written', async () => {
  const to = scratch();
  const { bavail, bsize } = statfsSync(to);
  const count = Math.ceil((bavail * bsize) / 3e9) + 1;
  const shot = keep(scratch(), 'film', 'x', Buffer.from('x'), 'video/mp4');
  // Sizes as the library tells them: more films than the drive has room for.
  const films = Array.from({ length: count }, (_, index) => ({
    ...shot,
    bytes: 3e9,
    hash: index.toString(16).padStart(64, '0'),
  }));
  const posts = films.map((film, index) => post(`P${index}`, {}, [film]));
  const { outcome } = await run(bundles.export(orderOf(to, posts), undefined));
  expect(outcome).toMatchObject({
    ok: false,
    error: { code: 'no-space', params: { needed: expect.any(Number), free: expect.any(Number) } },
  });
});

test.each(smallDrives('a bundle whose drive fills up'))(
  'a drive that fills up while writing is refused, and finished once there is room',
  async (mount) => {
    const to = scratch();
    onTestFinished(mount(to, 640).remove);
    const from = scratch();
    const shot = keep(from, 'shot', 'x', randomBytes(200 * 1024), 'image/jpeg');
    const order = orderOf(to, [post('A', { base: 'نص' }, [shot])], { tools: [] });
    const filler = keep(to, 'filler', 'x', randomBytes(8 * 1024), 'image/jpeg').file;
    const steps = bundles.export(order, undefined);
    await steps.next();
    // Another program takes the room after we looked.
    execFileSync('sh', ['-c', `dd if=/dev/zero of="${path.join(to, 'other')}" bs=1k 2>/dev/null || true`]);
    const { outcome } = await run(steps);
    expect(outcome).toMatchObject({ ok: false, error: { code: 'no-space' } });
    execFileSync('rm', [path.join(to, 'other'), filler]);
    expect(await exported(bundles.export(order, undefined))).toMatchObject({ resumed: true });
  },
);

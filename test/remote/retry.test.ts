import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RefusalCode } from '#contract/refusal.ts';
import { refuse } from '#contract/refusal.ts';
import { fail } from '#domain/result.ts';
import { memoryRemote } from '../../electron/remote/memory.ts';
import { retrying } from '../../electron/remote/retry.ts';
import type { Remote } from '../../electron/services/ports/remote.ts';
import { remoteSuite } from '../conformance/remote.ts';
import { noise, readAll, sourceOf } from '../support/remote-objects.ts';
import { refused, value } from '../store/scratch.ts';
import { flakyRemote, type Trouble } from '../support/flaky-remote.ts';
import { hurriedTimers } from '../support/hurried-timers.ts';

/** Trouble that comes one time in three. */
function oneInThree(): Trouble {
  let count = 0;
  return () => ((count += 1) % 3 === 0 ? 'remote-cut' : null);
}

remoteSuite('memory over a bad link', async () => {
  const inner = memoryRemote();
  // A listing that breaks is the drivers' to ask for again.
  const flaky = { ...flakyRemote(inner, oneInThree()), list: inner.list };
  const patience = { tries: 30, first: 1, most: 1, longestAsked: 1 };
  return retrying(flaky, { timers: hurriedTimers(), random: () => 0.5 }, patience);
});

/** A remote that refuses so many times before it answers. */
function refusing(
  code: RefusalCode,
  times: number,
  params = {},
): { readonly remote: Remote; readonly asked: () => number } {
  const inner = memoryRemote(new Map([['there', noise(9)]]));
  let asked = 0;
  const stat: Remote['stat'] = async (key) => {
    asked += 1;
    return asked <= times ? fail(refuse(code, params)) : inner.stat(key);
  };
  return { remote: { ...inner, stat }, asked: () => asked };
}

describe('trying again', () => {
  it.each(['remote-offline', 'remote-cut', 'remote-stalled', 'remote-fault', 'remote-locked', 'remote-busy'] as const)(
    'outlasts %s',
    async (code) => {
      const { remote, asked } = refusing(code, 4);
      const timers = hurriedTimers();
      expect(value(await retrying(remote, { timers, random: () => 0.5 }).stat('there'))).toBe(9);
      expect(asked()).toBe(5);
      expect(timers.asked).toEqual([250, 500, 1_000, 2_000]);
    },
  );

  it.each(['remote-unauthorised', 'remote-forbidden', 'remote-full', 'remote-tls', 'remote-no-bucket'] as const)(
    'asks once about %s',
    async (code) => {
      const { remote, asked } = refusing(code, 1);
      expect(refused(await retrying(remote, { timers: hurriedTimers(), random: () => 0 }).stat('there'))).toBe(code);
      expect(asked()).toBe(1);
    },
  );

  it('gives up after five tries', async () => {
    const { remote, asked } = refusing('remote-offline', 99);
    const patient = retrying(remote, { timers: hurriedTimers(), random: () => 1 });
    expect(refused(await patient.stat('there'))).toBe('remote-offline');
    expect(asked()).toBe(5);
  });

  it('waits as long as the server asks, and leaves a long wait to the caller', async () => {
    const short = refusing('remote-busy', 1, { seconds: 20 });
    const timers = hurriedTimers();
    value(await retrying(short.remote, { timers, random: () => 0.5 }).stat('there'));
    expect(timers.asked).toEqual([20_250]);
    const long = refusing('remote-busy', 1, { seconds: 600 });
    expect(refused(await retrying(long.remote, { timers, random: () => 0.5 }).stat('there'))).toBe('remote-busy');
    expect(long.asked()).toBe(1);
  });

  it('stops waiting when it is told to', async () => {
    const stop = new AbortController();
    const timers = { after: () => () => undefined };
    const waiting = retrying(refusing('remote-offline', 9).remote, { timers, random: () => 1 }).stat(
      'there',
      stop.signal,
    );
    stop.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
  });

  it('reads each byte once and in order, wherever the link breaks', async () => {
    const bytes = noise(900_000);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 60 }), fc.nat(bytes.length), async (breaks, from) => {
        const left = [...breaks];
        const flaky = flakyRemote(memoryRemote(new Map([['it', bytes]])), () =>
          left.shift() === true ? 'remote-cut' : null,
        );
        const waiting = { timers: hurriedTimers(), random: () => 0 };
        const remote = retrying(flaky, waiting, { tries: 100, first: 1, most: 1, longestAsked: 1 });
        expect(Buffer.compare(value(await readAll(remote, 'it', from)), bytes.subarray(from))).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it('notices that another object took the place of the one it reads', async () => {
    const objects = new Map([['it', noise(200_000, 1)]]);
    let calls = 0;
    const flaky = flakyRemote(memoryRemote(objects), () => {
      if ((calls += 1) !== 3) return null;
      objects.set('it', noise(150_000, 2));
      return 'remote-cut';
    });
    const remote = retrying(flaky, { timers: hurriedTimers(), random: () => 0 });
    expect(refused(await readAll(remote, 'it'))).toBe('remote-changed');
  });

  it('puts once what was put though nobody heard of it', async () => {
    const objects = new Map<string, Uint8Array>();
    let calls = 0;
    const remote = retrying(
      flakyRemote(memoryRemote(objects), () => ((calls += 1) === 2 ? 'remote-cut' : null)),
      { timers: hurriedTimers(), random: () => 0 },
    );
    const source = sourceOf(noise(100));
    value(await remote.putImmutable('objects/x', source));
    expect(source.opened).toEqual([0]);
  });
});

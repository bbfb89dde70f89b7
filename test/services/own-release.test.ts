import { expect, it } from 'vitest';
import { refuse } from '../../electron/contract/refusal.ts';
import { fail, ok } from '../../electron/domain/result.ts';
import { memoryRemote } from '../../electron/remote/memory.ts';
import { ownRelease } from '../../electron/services/own-release.ts';
import type { Releases } from '../../electron/services/ports/trust.ts';

const member = { campaign: 'aldar', office: 'desk', device: 'desk-1' };
const noRemote = async () => fail(refuse('no-remote'));

/** Releases that asked a remote for what was left for later, or have all of it. */
const releases = (isWhole: boolean): Pick<Releases, 'admit' | 'complete'> => ({
  admit: async () => ok({ version: '1', changed: true }),
  async complete(remote) {
    if (isWhole) return ok(false);
    const list = await remote.get('metadata/1.media.json', {});
    return list.ok ? ok(true) : list;
  },
});

it.each([
  ['whole', true, noRemote, null],
  ['half here, with nowhere to have the rest from', false, noRemote, 'release-half-here'],
  ['half here, and the rest not there either', false, async () => ok(memoryRemote(new Map())), 'release-half-here'],
  [
    'half here, and the rest at the remote',
    false,
    async () => ok(memoryRemote(new Map([['metadata/1.media.json', Buffer.from('{}')]]))),
    null,
  ],
])('a release that is %s', async (_, isWhole, remote, code) => {
  const own = ownRelease({ self: async () => member, releases: releases(isWhole), remote });
  const done = await own.complete();
  expect(done.ok ? null : done.error.code).toBe(code);
});

it('of a profile without a card is whole, and what it publishes is for others', async () => {
  const untouched = {
    admit: async () => fail(refuse('not-enrolled')),
    complete: async () => fail(refuse('not-enrolled')),
  };
  const own = ownRelease({ self: async () => null, releases: untouched, remote: noRemote });
  expect(await own.complete()).toEqual(ok(undefined));
  expect(await own.admit(memoryRemote(new Map()))).toEqual(ok(undefined));
});

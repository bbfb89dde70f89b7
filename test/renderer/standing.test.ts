import { describe, expect, it } from 'vitest';
import type { ExchangeState } from '../../electron/contract/exchange.ts';
import { refuse, type RefusalCode } from '../../electron/contract/refusal.ts';
import { holdOf, standingOf, untrustedBy } from '../../renderer/standing.ts';

const dav = { kind: 'webdav', url: 'https://cloud.example/dav', user: 'coast', certificate: null } as const;
const folder = { kind: 'folder', path: '/srv/exchange' } as const;
const quiet = { enrolled: true, remote: dav, running: null, lastTry: '2026-03-03T08:00:00Z', refusal: null };
const refused = (code: RefusalCode) => ({ ...quiet, refusal: refuse(code) });

describe('how the exchange stands', () => {
  it.each([
    ['alone without an office card, whatever else', { ...refused('remote-cut'), enrolled: false }, 'alone'],
    ['nowhere without a remote', { ...quiet, remote: null }, 'nowhere'],
    ['running', { ...refused('remote-cut'), running: { type: 'step', step: 'inbox' } as const }, 'running'],
    ['untried', { ...quiet, lastTry: null }, 'untried'],
    ['connected', quiet, 'connected'],
    ['cut when nobody answers', refused('remote-unreachable'), 'cut'],
    ['cut when the shared folder is away', { ...refused('folder-missing'), remote: folder }, 'cut'],
    ['stopped by a person', refused('cancelled'), 'stopped'],
    ['refused for a wrong password', refused('remote-unauthorised'), 'refused'],
    ['refused for a release that can’t be trusted', refused('release-tampered'), 'refused'],
  ])('%s', (_, state, standing) => {
    expect(standingOf(state, true, null)).toBe(standing);
  });

  it.each(['revoked', 'card-used', 'card-revoked', 'card-expired'] as const)(
    'untrusted when the desk says %s',
    (why) => {
      expect(untrustedBy(why)).toBe(why);
      for (const state of [quiet, refused('remote-cut')]) expect(standingOf(state, true, why)).toBe('untrusted');
      expect(standingOf({ ...quiet, running: { type: 'step', step: 'inbox' } }, true, why)).toBe('running');
    },
  );

  it.each(['waiting', 'admitted'] as const)('%s is no distrust', (standing) => {
    expect(untrustedBy(standing)).toBeNull();
  });

  it('offline is cut for a server, and nothing to a folder', () => {
    expect(standingOf(quiet, false, null)).toBe('cut');
    expect(standingOf({ ...quiet, remote: folder }, false, null)).toBe('connected');
  });
});

describe('what media wait for', () => {
  const policy = { automatic: true, metered: false, monthlyBytes: 1_000, library: 'thumbs' } as const;
  const state = {
    remote: { kind: 'folder', path: '/x' },
    policy,
    traffic: { sent: 100, received: 800 },
  } as ExchangeState;
  it.each([
    ['next', state, 100],
    ['budget', state, 101],
    ['next', { ...state, policy: { ...policy, monthlyBytes: null } }, 9_999],
    ['metered', { ...state, policy: { ...policy, metered: true } }, 1],
    ['by-hand', { ...state, policy: { ...policy, automatic: false } }, 1],
    ['nowhere', { ...state, remote: null }, 1],
  ] as const)('%s', (hold, given, bytes) => {
    expect(holdOf(given, bytes)).toBe(hold);
  });
});

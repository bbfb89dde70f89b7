import type { Standing as CardStanding } from '#contract/enrolment.ts';
import type { ExchangeState } from '#contract/exchange.ts';

/** How the exchange stands, in one word: the status line and the Exchange screen say the same. */
export type Standing =
  | 'alone' // no office card: nobody to exchange with
  | 'nowhere' // no remote is set
  | 'running'
  | 'untrusted' // the desk does not let this laptop in, and never will by its card
  | 'untried'
  | 'connected' // the last sync brought everything
  | 'cut' // no connection
  | 'stopped' // a person stopped the last sync
  | 'refused'; // something was not accepted: the refusal says what

/** Refusals that mean no more than that there was no connection. */
const cuts: ReadonlySet<string> = new Set([
  'remote-offline',
  'remote-no-such-host',
  'remote-unreachable',
  'remote-cut',
  'remote-stalled',
  'folder-missing',
  'stick-removed',
]);

/** What the desk's release says of a laptop that nothing counts from, connected or not. */
export type Untrusted = Exclude<CardStanding, 'waiting' | 'admitted'>;

export const untrustedBy = (standing: CardStanding): Untrusted | null =>
  standing === 'waiting' || standing === 'admitted' ? null : standing;

/** `online` is the browser's word: it counts for what lies beyond this computer. `untrusted`: null for most. */
export function standingOf(
  state: Pick<ExchangeState, 'enrolled' | 'remote' | 'running' | 'lastTry' | 'refusal'>,
  online: boolean,
  untrusted: Untrusted | null,
): Standing {
  if (!state.enrolled) return 'alone';
  if (state.remote === null) return 'nowhere';
  if (state.running !== null) return 'running';
  if (untrusted !== null) return 'untrusted';
  if (state.refusal?.code === 'cancelled') return 'stopped';
  if (state.refusal !== null) return cuts.has(state.refusal.code) ? 'cut' : 'refused';
  if (!online && state.remote.kind !== 'folder') return 'cut';
  return state.lastTry === null ? 'untried' : 'connected';
}

/** What media wait for: a remote, a person's word, next month, somebody to sync, or only the next connection. */
export type Hold = 'nowhere' | 'metered' | 'budget' | 'by-hand' | 'next';

export function holdOf({ remote, policy, traffic }: ExchangeState, bytes: number): Hold {
  if (remote === null) return 'nowhere';
  if (policy.metered) return 'metered';
  if (policy.monthlyBytes !== null && traffic.sent + traffic.received + bytes > policy.monthlyBytes) return 'budget';
  return policy.automatic ? 'next' : 'by-hand';
}

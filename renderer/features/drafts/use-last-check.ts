import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Draft, DraftSummary } from '#domain/draft.ts';
import { textOf } from '#domain/post.ts';
import { api, core } from '../../client.ts';
import { toneClient } from '../../editor/window-checker.ts';
import { type Asking, askingOf, LastChecks } from './last-check.ts';
import { factsOf, type Reports } from './use-tone.ts';

/** Of this window: kept while the list comes and goes. */
const checks = new LastChecks({
  // A draft that is gone or can't be read says so where it is opened.
  open: (id) => core.drafts.open({ id }).catch(() => null),
  check: (id, content, version) =>
    new Promise((resolve) => {
      const text = textOf(content, version);
      toneClient().check(`list ${id}/${version}`, { text, facts: factsOf(content, version), done: resolve });
    }),
});

/** What the last check of each of these drafts found; they are checked while the list is on the screen. */
export function useLastChecks(drafts: readonly DraftSummary[]): (draft: DraftSummary) => Asking | undefined {
  const { data: tone } = useQuery(api.pack.tone.queryOptions());
  const rules = tone?.rules;
  const turn = useSyncExternalStore(checks.subscribe, checks.turn);
  useEffect(() => {
    if (rules === undefined) return;
    void toneClient().rules(rules);
    checks.want(drafts, rules);
  }, [drafts, rules]);
  useEffect(() => () => checks.rest(), []);
  // A new function at each turn: rows that hold one are drawn anew.
  return useMemo(() => (draft) => (turn < 0 ? undefined : checks.of(draft)), [turn]);
}

/** The draft on the screen tells the list what its own checks say, at each that is complete. */
export function useTelling(
  id: string,
  post: Pick<Draft, 'content' | 'overrides'>,
  reports: Reports,
  checking: boolean,
) {
  const { content, overrides } = post;
  useEffect(() => {
    if (!checking) checks.tell(id, askingOf({ content, overrides }, reports));
  }, [id, content, overrides, reports, checking]);
  useEffect(() => () => checks.tell(id, undefined), [id]);
}

import { useQuery } from '@tanstack/react-query';
import { startTransition, useEffect, useState } from 'react';
import type { PostContent, VersionKey } from '#domain/post.ts';
import { textOf } from '#domain/post.ts';
import type { PostFacts, ToneReport } from '#domain/tone/finding.ts';
import { api } from '../../client.ts';
import { toneClient } from '../../editor/window-checker.ts';

/** The checker's answer on one version, with the text it is about. */
export interface VersionReport {
  readonly text: string;
  readonly report: ToneReport;
}

export type Reports = ReadonlyMap<VersionKey, VersionReport>;

/** What is published: the base where a platform has no text of its own, and each platform's own. */
export function versionsOf(content: PostContent): VersionKey[] {
  return ['base', ...content.platforms.filter((platform) => content.versions[platform] !== undefined)];
}

export const factsOf = (content: PostContent, version: VersionKey): PostFacts => ({
  platform: version === 'base' ? null : version,
  media: content.media,
  sources: content.sources,
  segments: content.segments,
  disclosure: content.disclosure,
});

/** Letters rest this long before a check; the views already follow typing at their own pace. */
const PAUSE_MS = 20;

/** Checks every version of the post at each pause. An answer on an older text never replaces a newer one. */
export function useTone(
  draft: string,
  content: PostContent,
): { readonly reports: Reports; readonly checking: boolean } {
  const { data: tone } = useQuery(api.pack.tone.queryOptions());
  const rules = tone?.rules;
  const [reports, setReports] = useState<Reports>(new Map());
  useEffect(() => {
    if (rules !== undefined) void toneClient().rules(rules);
  }, [rules]);
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const version of versionsOf(content)) {
        const text = textOf(content, version);
        toneClient().check(`${draft}/${version}`, {
          text,
          facts: factsOf(content, version),
          done: (report) => startTransition(() => setReports((known) => new Map(known).set(version, { text, report }))),
        });
      }
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft, content, rules]);
  useEffect(() => () => toneClient().forget(`${draft}/`), [draft]);
  const checking = versionsOf(content).some((version) => reports.get(version)?.text !== textOf(content, version));
  return { reports, checking };
}

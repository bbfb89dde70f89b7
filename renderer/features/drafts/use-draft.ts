import type { EditorView } from '@codemirror/view';
import { useQuery } from '@tanstack/react-query';
import { type RefObject, useCallback, useMemo, useRef, useState } from 'react';
import type { Asset } from '#domain/asset.ts';
import type { Kept } from '#domain/override.ts';
import type { Pack } from '#domain/pack.ts';
import type { Platform } from '#domain/platform/platform.ts';
import { textOf, type VersionKey } from '#domain/post.ts';
import { api } from '../../client.ts';
import { useNow } from '../../clock.ts';
import type { FindingToMark } from '../../editor/finding-marks.ts';
import { beirutDay } from '../../i18n/formats.ts';
import { usePack, useProfile } from '../../profile.ts';
import { cardsOf, type FindingCardModel, marksOf } from './cards.ts';
import { type Obstacle, obstaclesOf } from './readiness.ts';
import type { SessionView } from './session.ts';
import type { OpenDraft } from './sessions.ts';
import { useSessionView } from './sessions.ts';
import { useTelling } from './use-last-check.ts';
import { type Reports, useTone } from './use-tone.ts';

/** Everything the parts of the editor's screen know of the draft. */
export interface DraftModel {
  readonly open: OpenDraft;
  readonly current: SessionView;
  readonly view: RefObject<EditorView | null>;
  /** Called with the editor while it is on the screen, then with null. */
  attach(view: EditorView | null): void;
  readonly editable: boolean;
  readonly version: VersionKey;
  /** Whether the version has a text of its own; `textVersion` is the one whose text it shows. */
  readonly own: boolean;
  readonly textVersion: VersionKey;
  readonly text: string;
  readonly platform: Platform | undefined;
  setVersion(version: VersionKey): void;
  readonly pack: Pack;
  readonly library: readonly Asset[];
  readonly region: string;
  readonly day: string;
  readonly member: string;
  readonly reports: Reports;
  readonly checking: boolean;
  readonly cards: readonly FindingCardModel[];
  /** For the editor: null while the check of this very text is not there. */
  readonly findings: { readonly text: string; readonly marks: readonly FindingToMark[] } | null;
  readonly obstacles: readonly Obstacle[];
}

export function useDraft(open: OpenDraft): DraftModel {
  const view = useRef<EditorView | null>(null);
  const attach = useCallback((editor: EditorView | null): void => {
    view.current = editor;
  }, []);
  const current = useSessionView(open.session);
  const { draft, content, overrides } = current;
  const [tab, setVersion] = useState<VersionKey>('base');
  const version = tab === 'base' || content.platforms.includes(tab) ? tab : 'base';
  const own = version === 'base' || content.versions[version] !== undefined;
  const textVersion = own ? version : 'base';
  const text = textOf(content, version);
  const around = useSurroundings();
  const { reports, checking } = useTone(open.session.id, content);
  useTelling(open.session.id, current, reports, checking);
  const obstacles = useMemo(
    () => obstaclesOf({ content, overrides }, reports, around),
    [content, overrides, reports, around],
  );
  return {
    open,
    current,
    view,
    attach,
    editable: draft.state === 'writing' || draft.state === 'returned',
    version,
    own,
    textVersion,
    text,
    platform: around.pack.platforms.find(({ id }) => id === version),
    setVersion,
    ...around,
    reports,
    checking,
    ...useCards(reports, textVersion, text, overrides),
    obstacles,
  };
}

/** The campaign, its pictures, this office and this day. */
function useSurroundings() {
  const pack = usePack();
  const { member, office } = useProfile();
  const day = beirutDay(useNow());
  const { data } = useQuery(api.pack.library.queryOptions());
  return useMemo(
    () => ({ pack, library: data ?? [], region: office.region, day, member: member.id }),
    [pack, data, office.region, day, member.id],
  );
}

/** Cards of the version's text. While a check is under way those of the text before it stay: nothing flickers. */
function useCards(reports: Reports, version: VersionKey, text: string, overrides: readonly Kept[]) {
  const report = reports.get(version);
  const fresh = useMemo(
    () => (report === undefined || report.text !== text ? null : cardsOf(report, overrides, version)),
    [report, text, overrides, version],
  );
  const [last, setLast] = useState<{ readonly of: VersionKey; readonly cards: readonly FindingCardModel[] }>({
    of: version,
    cards: [],
  });
  if (fresh !== null && fresh !== last.cards) setLast({ of: version, cards: fresh });
  const findings = useMemo(() => (fresh === null ? null : { text, marks: marksOf(fresh) }), [fresh, text]);
  return { cards: last.of === version ? last.cards : [], findings };
}

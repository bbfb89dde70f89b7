import { redo, undo } from '@codemirror/commands';
import type { EditorView } from '@codemirror/view';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hiddenCharacters, hiddenKinds } from '#domain/text/hidden.ts';
import { textOf, type VersionKey } from '#domain/post.ts';
import { api, onMenu } from '../../client.ts';
import { useNow } from '../../clock.ts';
import { commentPlace } from '../../editor/comment-marks.ts';
import { type HiddenNames, removeHidden } from '../../editor/hidden-marks.ts';
import { WritingArea } from '../../editor/writing-area.tsx';
import { beirutDay } from '../../i18n/formats.ts';
import { useLanguage } from '../../i18n/use-formats.ts';
import { usePack, useProfile } from '../../profile.ts';
import { Button } from '../../ui/button.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { Level } from '../../ui/severity-icon.tsx';
import { toast } from '../../ui/toast.tsx';
import { cardsOf, countsOf, type FindingCardModel, marksOf } from './cards.ts';
import { EditorBar } from './editor-bar.tsx';
import { FactsBar } from './facts-bar.tsx';
import { FindingsPanel } from './findings-panel.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { MediaStrip } from './media-strip.tsx';
import { checkOf, obstaclesOf } from './readiness.ts';
import { openReturn, placedComments } from './returned-comments.ts';
import { RevisionView } from './revision-view.tsx';
import type { OpenDraft } from './sessions.ts';
import { useSessionView } from './sessions.ts';
import { Hidden, Problems, Returned } from './side-notes.tsx';
import { SubmitBar } from './submit-bar.tsx';
import { useEditorActions } from './use-editor.ts';
import { useSavingShown, useUndoKept } from './use-keeping.ts';
import { useSteps } from './use-steps.ts';
import { useTone } from './use-tone.ts';
import { VersionTabs } from './version-tabs.tsx';
import { languageOf } from './word-language.ts';
import styles from './drafts.module.css';

/** Inspecting longer texts for hidden characters at each pause would be felt. */
const INSPECT_UP_TO = 300_000;

/** One draft: its texts, what the checks say of them, and everything that goes out with them. */
export function DraftEditor({ open, list }: { readonly open: OpenDraft; readonly list: ReactNode }) {
  const { session, states } = open;
  const { t } = useTranslation('drafts');
  const { t: te } = useTranslation('editor');
  const pack = usePack();
  const { member, office } = useProfile();
  const language = useLanguage();
  const day = beirutDay(useNow());
  const { data: library = [] } = useQuery(api.pack.library.queryOptions());
  const { data: rules } = useQuery(api.pack.tone.queryOptions());
  const current = useSessionView(session);
  const { draft, content, overrides } = current;
  const view = useRef<EditorView | null>(null);

  const [tab, setTab] = useState<VersionKey>('base');
  const version = tab === 'base' || content.platforms.includes(tab) ? tab : 'base';
  const own = version === 'base' || content.versions[version] !== undefined;
  const textVersion = own ? version : 'base';
  const text = textOf(content, version);
  const editable = draft.state === 'writing' || draft.state === 'returned';

  const [history, setHistory] = useState<{ readonly revision: string | null } | null>(null);
  const [active, setActive] = useState<string | null>(null);
  const [depth, setDepth] = useState({ undo: 0, redo: 0 });
  const [showHidden, setShowHidden] = useState(false);

  const { reports, checking } = useTone(session.id, content);
  const report = reports.get(textVersion);
  const cards = useMemo(
    () => (report === undefined || report.text !== text ? null : cardsOf(report, overrides, textVersion)),
    [report, text, overrides, textVersion],
  );
  // While a check is under way the cards of the text before it stay: nothing flickers.
  const lastCards = useRef<{ readonly of: VersionKey; readonly cards: readonly FindingCardModel[] }>({
    of: version,
    cards: [],
  });
  if (cards !== null) lastCards.current = { of: version, cards };
  const shownCards = lastCards.current.of === version ? lastCards.current.cards : [];
  const findings = useMemo(() => (cards === null ? null : { text, marks: marksOf(cards) }), [cards, text]);

  const actions = useEditorActions(view, session, textVersion, member.id);
  const steps = useSteps(session);
  useSavingShown(current);
  useUndoKept(open, view, version, current.save);

  const obstacles = useMemo(
    () => obstaclesOf({ content, overrides }, reports, { pack, library, region: office.region, day }),
    [content, overrides, reports, pack, library, office.region, day],
  );
  const platform = pack.platforms.find(({ id }) => id === version);
  const problems = useMemo(
    () => (platform === undefined ? [] : checkOf(platform, content).problems),
    [platform, content],
  );
  const hidden = useMemo(
    () => (text.length > INSPECT_UP_TO ? [] : hiddenCharacters(text).filter(({ removable }) => removable)),
    [text],
  );
  const hiddenNames = useMemo(
    () => Object.fromEntries(hiddenKinds.map((kind) => [kind, te(`hidden.sign.${kind}`)])) as HiddenNames,
    [te],
  );
  const returned = useMemo(() => openReturn(draft), [draft]);
  const comments = useMemo(
    () => (returned === null ? [] : placedComments(returned, textVersion, text)),
    [returned, textVersion, text],
  );
  const levels = useMemo(() => levelsOf(reports, overrides), [reports, overrides]);

  useEffect(
    () =>
      onMenu((command) => {
        if (view.current === null) return;
        if (command === 'undo') undo(view.current);
        if (command === 'redo') redo(view.current);
      }),
    [],
  );

  const firstFix = useCallback(() => {
    const card = shownCards.find(({ id }) => id === active);
    const [fix] = card?.finding.fixes ?? [];
    if (card !== undefined && fix !== undefined && card.override === null) actions.fix(card, fix);
  }, [shownCards, active, actions]);

  const inHistory = history !== null && history.revision !== null;
  return (
    <Screen
      list={list}
      side={
        history === null ? (
          <FindingsPanel
            cards={shownCards}
            replaced={actions.replaced}
            active={active}
            editable={editable}
            checking={checking}
            empty={text.trim() === ''}
            categories={rules?.categories ?? []}
            guidelines={pack.guidelines}
            onPick={actions.pick}
            onFix={actions.fix}
            onKeep={actions.keep}
            onWithdraw={actions.withdraw}
            onPutBack={actions.putBack}
          >
            {current.notice === null ? null : <Notice notice={current.notice} onSeen={() => session.dismissNotice()} />}
            {returned === null ? null : (
              <Returned
                decision={returned.decision}
                words={(comment) =>
                  textOf(returned.submission.content, comment.version).slice(comment.start, comment.end)
                }
                onPick={(comment) => {
                  const place = view.current === null ? null : commentPlace(view.current, comment.id);
                  if (place === null) setTab(comment.version);
                  else
                    view.current?.dispatch({ selection: { anchor: place.from, head: place.to }, scrollIntoView: true });
                  view.current?.focus();
                }}
              />
            )}
            {editable ? <Problems obstacles={obstacles} problems={problems} platform={platform} /> : null}
            <Hidden
              hidden={hidden}
              shown={showHidden}
              editable={editable}
              onShow={setShowHidden}
              onRemove={() => view.current !== null && removeHidden(view.current)}
            />
          </FindingsPanel>
        ) : (
          <HistoryPanel
            draft={session.id}
            current={history.revision}
            onPick={(revision) => setHistory({ revision })}
            onClose={() => setHistory(null)}
          />
        )
      }
    >
      <EditorBar
        title={content.title}
        editable={editable}
        depth={depth}
        showHidden={showHidden}
        historyOpen={history !== null}
        removable={draft.state !== 'submitted'}
        onTitle={(title) => session.edit([{ kind: 'set', fields: { title } }])}
        onUndo={() => view.current !== null && undo(view.current)}
        onRedo={() => view.current !== null && redo(view.current)}
        onHistory={() => {
          void session.flushed();
          setHistory(history === null ? { revision: null } : null);
        }}
        onShowHidden={() => setShowHidden(!showHidden)}
        onRemove={steps.remove}
      />
      <VersionTabs
        content={content}
        pack={pack}
        version={version}
        editable={editable}
        levels={levels}
        onVersion={setTab}
        onPlatforms={(platforms) => session.edit([{ kind: 'set', fields: { platforms } }])}
      />
      {version === 'base' || inHistory ? null : (
        <div className={styles['own']}>
          <span>{t(own ? 'version.own' : 'version.same')}</span>
          {own && editable ? (
            <Button
              kind="quiet"
              size="s"
              icon="restore"
              onPress={() => session.edit([{ kind: 'drop-version', version }])}
            >
              {t('version.restore')}
            </Button>
          ) : null}
        </div>
      )}
      {inHistory && history.revision !== null ? (
        <RevisionView
          draft={session.id}
          revision={history.revision}
          version={version}
          content={content}
          editable={editable}
          onClose={() => setHistory({ revision: null })}
          onRestore={(restored) => {
            session.edit([{ kind: 'replace', content: restored }]);
            setHistory(null);
            toast({ text: t('history.restored'), undo: () => session.edit([{ kind: 'replace', content }]) });
          }}
        />
      ) : (
        <>
          <WritingArea
            key={session.id}
            states={states}
            version={version}
            textNow={(of) => textOf(session.latest.content, of)}
            outside={current.outside}
            editable={editable}
            findings={findings}
            comments={comments}
            showHidden={showHidden}
            hiddenNames={hiddenNames}
            direction={language === 'ar' ? 'rtl' : 'ltr'}
            label={t('text-label')}
            placeholder={t('text-placeholder')}
            keys={{ fixes: () => focusFixes(active), next: actions.step, firstFix }}
            onSplices={(splices) => session.edit(splices, 'editor')}
            onActive={setActive}
            onDepth={setDepth}
            tooLong={(over) => toast({ text: t('too-long', { count: over }) })}
            view={view}
          />
          <MediaStrip
            media={content.media}
            library={library}
            region={office.region}
            day={day}
            editable={editable}
            altTextFor={(asset) => asset.altText[languageOf(content.base, language)]}
            onChange={(media) => session.edit([{ kind: 'set', fields: { media } }])}
          />
          <FactsBar
            content={content}
            pack={pack}
            editable={editable}
            onSet={(fields) => session.edit([{ kind: 'set', fields }])}
          />
        </>
      )}
      <SubmitBar
        draft={draft}
        obstacles={obstacles}
        objections={overrides.filter(({ kind }) => kind === 'objection').length}
        busy={steps.busy}
        refused={steps.refused}
        onSubmit={steps.submit}
        onRecall={steps.recall}
        onRevise={steps.revise}
      />
    </Screen>
  );
}

function Notice({
  notice,
  onSeen,
}: {
  readonly notice: NonNullable<ReturnType<typeof useSessionView>['notice']>;
  onSeen(): void;
}) {
  const { t } = useTranslation('drafts');
  return (
    <section className={styles['notice']} role="alert">
      <p>{t(notice.kind === 'merged' ? 'notice.merged' : 'notice.left-over')}</p>
      {notice.kind === 'left-over' ? (
        <textarea readOnly value={notice.text} rows={4} dir="auto" aria-label={t('notice.words')} />
      ) : null}
      <Button size="s" onPress={onSeen}>
        {t('notice.seen')}
      </Button>
    </section>
  );
}

/** Ctrl+. : to the first thing that can be done about the finding at the caret, else about the first. */
function focusFixes(active: string | null): void {
  const all = [...document.querySelectorAll<HTMLElement>('[data-finding-card]')];
  const card = all.find((one) => one.dataset['findingCard'] === active) ?? all[0];
  const [first, ...others] = card?.querySelectorAll<HTMLElement>('button, a') ?? [];
  // The words themselves come first in the card; the ways on follow them.
  (others[0] ?? first)?.focus();
}

function levelsOf(
  reports: ReturnType<typeof useTone>['reports'],
  overrides: Parameters<typeof cardsOf>[1],
): ReadonlyMap<VersionKey, Level> {
  const levels = new Map<VersionKey, Level>();
  for (const [version, report] of reports) {
    const gravest = countsOf(cardsOf(report, overrides, version)).find(({ count }) => count > 0)?.severity;
    if (gravest !== undefined && gravest !== 'advise') levels.set(version, gravest);
  }
  return levels;
}

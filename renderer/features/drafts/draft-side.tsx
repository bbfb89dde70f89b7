import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { textOf } from '#domain/post.ts';
import type { Comment, WordComment } from '#domain/comment.ts';
import type { Submission } from '#domain/submission.ts';
import { hiddenCharacters } from '#domain/text/hidden.ts';
import { api } from '../../client.ts';
import { commentPlace } from '../../editor/comment-marks.ts';
import { removeHidden } from '../../editor/hidden-marks.ts';
import { useSay } from '../../i18n/use-formats.ts';
import { Button } from '../../ui/button.tsx';
import { toast } from '../../ui/toast.tsx';
import type { FindingCardModel } from './cards.ts';
import type { Part } from './draft-editor.tsx';
import type { FindingActions } from './finding-ways.tsx';
import { FindingsPanel } from './findings-panel.tsx';
import { checkOf } from './readiness.ts';
import { openReturn } from './returned-comments.ts';
import type { SessionNotice } from './session.ts';
import { Hidden, Problems, Returned, type What } from './side-notes.tsx';
import type { DraftModel } from './use-draft.ts';
import type { EditorActions } from './use-editor.ts';
import { type Reports, useReports } from './use-reports.ts';
import styles from './drafts.module.css';

/** Inspecting longer texts for hidden characters at each pause would be felt. */
const INSPECT_UP_TO = 300_000;

/** Beside the text: where it stands, what the reviewer wrote, what the post needs, what the checks found. */
export function DraftSide(part: Part) {
  const { model, actions, looking } = part;
  const { data: tone } = useQuery(api.pack.tone.queryOptions());
  const reports = useReports();
  const { onUndo, ...onFindings } = useFindingActions(actions, reports);
  return (
    <FindingsPanel
      cards={model.cards}
      replaced={actions.replaced}
      active={looking.active}
      editable={model.editable}
      checking={model.checking}
      checked={model.reports.has(model.textVersion)}
      empty={model.text.trim() === ''}
      categories={tone?.categories ?? []}
      guidelines={model.pack.guidelines}
      segments={model.pack.segments}
      addressed={model.current.content.segments}
      reports={reports}
      actions={onFindings}
      onUndo={onUndo}
      onPutBack={actions.putBack}
    >
      <Notes {...part} />
    </FindingsPanel>
  );
}

/** What the panel does to findings; each act can be taken back where it stands, and at once by its toast. */
function useFindingActions(
  actions: EditorActions,
  reports: Reports,
): FindingActions & { onUndo(cards: readonly FindingCardModel[]): void } {
  const { t } = useTranslation('editor');
  return {
    onPick: actions.pick,
    onFix: actions.fix,
    onKeep: actions.keep,
    onIgnore(card) {
      actions.ignore(card);
      toast({ text: t('ignored-here'), undo: () => actions.withdraw([card]) });
    },
    onReported(card, reason) {
      if (card.finding.severity === 'advise') actions.ignore(card);
      else actions.keep(card, reason);
    },
    onUndo(cards) {
      actions.withdraw(cards);
      for (const report of cards.map(reports.of)) {
        if (report !== undefined && report.answer === null) void reports.retract(report);
      }
      if (cards.length > 1) toast({ text: t('undone-all'), undo: () => actions.answerAgain(cards) });
    },
  };
}

function Notes({ model, looking, look }: Part) {
  const { current, editable, platform, obstacles, text, view } = model;
  const { content, draft, notice } = current;
  const problems = useMemo(
    () => (platform === undefined ? [] : checkOf(platform, content).problems),
    [platform, content],
  );
  const hidden = useMemo(
    () => (text.length > INSPECT_UP_TO ? [] : hiddenCharacters(text).filter(({ removable }) => removable)),
    [text],
  );
  const returned = useMemo(() => openReturn(draft), [draft]);
  const about = useAbout(model);
  return (
    <>
      {notice === null ? null : <Notice notice={notice} onSeen={() => model.open.session.dismissNotice()} />}
      {returned === null ? null : (
        <Returned
          decision={returned.decision}
          about={(comment) => about(comment, returned.submission)}
          onPick={(comment) => {
            if (comment.kind === 'words') showWords(model, comment);
            // Pictures are shown once a conflict is merged.
            else if (draft.conflict.length === 0) look({ picture: { asset: comment.asset, comment: comment.id } });
          }}
        />
      )}
      {editable ? <Problems obstacles={obstacles} problems={problems} platform={platform} /> : null}
      <Hidden
        hidden={hidden}
        shown={looking.showHidden}
        editable={editable}
        onShow={(showHidden) => look({ showHidden })}
        onRemove={() => view.current !== null && removeHidden(view.current)}
      />
    </>
  );
}

function useAbout({ library, current }: DraftModel): (comment: Comment, submission: Submission) => What {
  const { t } = useTranslation();
  const say = useSay();
  return (comment, { content }) => {
    if (comment.kind === 'words') {
      const words = textOf(content, comment.version).slice(comment.start, comment.end);
      return { words: t('quoted', { words }), gone: false };
    }
    const gone = !current.content.media.some(({ asset }) => asset === comment.asset);
    const asset = library.find(({ id }) => id === comment.asset);
    if (asset === undefined) return { words: t('areas.on-lost'), gone };
    return { words: t(gone ? 'areas.gone' : 'areas.on', { title: say(asset.title) }), gone };
  };
}

/** Selects the words a comment is about; on another version, opens that first. */
function showWords({ view, setVersion }: DraftModel, comment: WordComment): void {
  const place = view.current === null ? null : commentPlace(view.current, comment.id);
  if (place === null) setVersion(comment.version);
  else view.current?.dispatch({ selection: { anchor: place.from, head: place.to }, scrollIntoView: true });
  view.current?.focus();
}

function Notice({ notice, onSeen }: { readonly notice: SessionNotice; onSeen(): void }) {
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

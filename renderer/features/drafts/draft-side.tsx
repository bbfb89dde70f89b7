import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { textOf } from '#domain/post.ts';
import type { Comment } from '#domain/submission.ts';
import { hiddenCharacters } from '#domain/text/hidden.ts';
import { api } from '../../client.ts';
import { commentPlace } from '../../editor/comment-marks.ts';
import { removeHidden } from '../../editor/hidden-marks.ts';
import { Button } from '../../ui/button.tsx';
import type { Part } from './draft-editor.tsx';
import { FindingsPanel } from './findings-panel.tsx';
import { checkOf } from './readiness.ts';
import { openReturn } from './returned-comments.ts';
import type { SessionNotice } from './session.ts';
import { Hidden, Problems, Returned } from './side-notes.tsx';
import type { DraftModel } from './use-draft.ts';
import styles from './drafts.module.css';

/** Inspecting longer texts for hidden characters at each pause would be felt. */
const INSPECT_UP_TO = 300_000;

/** Beside the text: what the reviewer wrote, what the post needs, what the checks found. */
export function DraftSide(part: Part) {
  const { model, actions, looking } = part;
  const { data: rules } = useQuery(api.pack.tone.queryOptions());
  return (
    <FindingsPanel
      cards={model.cards}
      replaced={actions.replaced}
      active={looking.active}
      editable={model.editable}
      checking={model.checking}
      empty={model.text.trim() === ''}
      categories={rules?.categories ?? []}
      guidelines={model.pack.guidelines}
      onPick={actions.pick}
      onFix={actions.fix}
      onKeep={actions.keep}
      onWithdraw={actions.withdraw}
      onPutBack={actions.putBack}
    >
      <Notes {...part} />
    </FindingsPanel>
  );
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
  return (
    <>
      {notice === null ? null : <Notice notice={notice} onSeen={() => model.open.session.dismissNotice()} />}
      {returned === null ? null : (
        <Returned
          decision={returned.decision}
          words={({ version, start, end }) => textOf(returned.submission.content, version).slice(start, end)}
          onPick={(comment) => showComment(model, comment)}
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

/** Selects the words a comment is about; on another version, opens that first. */
function showComment({ view, setVersion }: DraftModel, comment: Comment): void {
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

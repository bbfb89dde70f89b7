import { useTranslation } from 'react-i18next';
import type { HiddenCharacter } from '#domain/text/hidden.ts';
import type { Platform, PlatformProblem } from '#domain/platform/platform.ts';
import { type Comment, numbered } from '#domain/comment.ts';
import type { Decision } from '#domain/submission.ts';
import { useNow } from '../../clock.ts';
import { useFormats, useSay } from '../../i18n/use-formats.ts';
import { useMemberName } from '../../member-name.ts';
import { Button } from '../../ui/button.tsx';
import { CommentNumber } from '../../ui/comment-number.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { levelOfObstacle, useObstacleText } from './obstacle-text.ts';
import type { Obstacle } from './readiness.ts';
import styles from './side-notes.module.css';

/** What the checks besides the tone ask for: the post's own needs, then this platform's. */
export function Problems({
  obstacles,
  problems,
  platform,
}: {
  readonly obstacles: readonly Obstacle[];
  readonly problems: readonly PlatformProblem[];
  readonly platform: Platform | undefined;
}) {
  const { t } = useTranslation('drafts');
  const say = useSay();
  const words = useObstacleText();
  const shown = obstacles.filter(({ kind }) => !toneKinds.has(kind));
  const others = problems.filter(({ code }) => code !== 'too-long');
  if (shown.length + others.length === 0) return null;
  return (
    <ul className={styles['problems']} aria-label={t('checks')}>
      {shown.map((obstacle, index) => (
        <li key={`${obstacle.kind}-${index}`}>
          <SeverityIcon level={levelOfObstacle(obstacle)} size="s" />
          <span>{words(obstacle)}</span>
        </li>
      ))}
      {others.map((problem, index) => (
        <li key={`${problem.code}-${index}`}>
          <SeverityIcon level="review" size="s" />
          <span>{problemText(t, problem, platform === undefined ? '' : say(platform.name))}</span>
        </li>
      ))}
    </ul>
  );
}

const toneKinds: ReadonlySet<string> = new Set(['block', 'review', 'saving', 'checking', 'no-words']);

function problemText(
  t: ReturnType<typeof useTranslation<'drafts'>>['t'],
  problem: PlatformProblem,
  platform: string,
): string {
  switch (problem.code) {
    case 'too-long':
      return t('todo.over', { count: problem.over, platform });
    case 'too-many-hashtags':
    case 'too-many-mentions':
    case 'too-many-links':
    case 'too-many-media':
      return t(`problem.${problem.code}`, { count: problem.count, max: problem.max, platform });
    case 'alt-text-too-long':
      return t('problem.alt-text-too-long', { number: problem.index + 1, max: problem.max, platform });
    case 'forbidden-character':
      return t('problem.forbidden-character', { platform });
  }
}

/** Characters that can't be seen but travel with the text. */
export function Hidden({
  hidden,
  shown,
  editable,
  onShow,
  onRemove,
}: {
  readonly hidden: readonly HiddenCharacter[];
  readonly shown: boolean;
  readonly editable: boolean;
  onShow(shown: boolean): void;
  onRemove(): void;
}) {
  const { t } = useTranslation('editor');
  if (hidden.length === 0) return null;
  const names = [...new Set(hidden.map(({ kind }) => kind))];
  return (
    <section className={styles['comment']} data-hidden-characters={hidden.length}>
      <p>
        <b>{t('hidden.count', { count: hidden.length })}</b> {t('hidden.what')}
      </p>
      <p className={styles['meta']}>{names.map((kind) => t(`hidden.kind.${kind}`)).join(t('common:comma'))}</p>
      <div className={styles['ends']}>
        <Button kind="quiet" size="s" icon={shown ? 'eye-off' : 'eye'} onPress={() => onShow(!shown)}>
          {t(shown ? 'hidden.hide' : 'hidden.show')}
        </Button>
        {editable ? (
          <Button kind="tint" size="s" icon="trash" onPress={onRemove}>
            {t('hidden.remove')}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

/** What a comment is about, in words, and whether it is no longer there to go to. */
export interface What {
  readonly words: string;
  readonly gone: boolean;
}

/** What the reviewer wrote: a word on the whole, and comments on words. */
export function Returned({
  decision,
  about,
  onPick,
}: {
  readonly decision: Decision;
  /** What a comment is about: its words as they were submitted, or its picture, which may have left the post. */
  about(comment: Comment): What;
  onPick(comment: Comment): void;
}) {
  const { t } = useTranslation('drafts');
  const formats = useFormats();
  const now = useNow();
  const by = useMemberName()(decision.by);
  return (
    <section aria-label={t('returned.title')} className={styles['returned']}>
      <h3 className={styles['group']}>{t('returned.by', { name: by, when: formats.when(decision.at, now) })}</h3>
      {decision.note === '' ? null : (
        <p className={styles['comment']} dir="auto">
          {decision.note}
        </p>
      )}
      {numbered(decision.comments).map((comment) => (
        <article key={comment.id} className={styles['comment']} data-comment-card={comment.id}>
          <p>
            <CommentNumber number={comment.number} /> <About {...about(comment)} onPick={() => onPick(comment)} />
          </p>
          <p dir="auto">{comment.text}</p>
        </article>
      ))}
    </section>
  );
}

/** The way from a comment to what it is about. */
function About({ words, gone, onPick }: What & { onPick(): void }) {
  if (gone) return <b className={styles['gone']}>{words}</b>;
  return (
    <button type="button" className={styles['words']} onClick={onPick}>
      <bdi>{words}</bdi>
    </button>
  );
}

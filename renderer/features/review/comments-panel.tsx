import { useTranslation } from 'react-i18next';
import { textOf } from '#domain/post.ts';
import {
  type AreaComment,
  type Comment,
  isOnArea,
  type Numbered,
  numbered,
  type WordComment,
} from '#domain/comment.ts';
import type { Submission, VersionFinding } from '#domain/submission.ts';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../client.ts';
import { useFormats, useSay } from '../../i18n/use-formats.ts';
import { useMemberName } from '../../member-name.ts';
import { hrefOf } from '../../navigation.ts';
import { usePack } from '../../profile.ts';
import { Button, TextLink } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { CommentNumber } from '../../ui/comment-number.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Bar, BarEnd, Scroll } from '../../ui/screen.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import styles from './review.module.css';

export interface CommentsPanelProps {
  readonly submission: Submission;
  readonly comments: readonly Comment[];
  /** The comment that stands out: pointed at here or in the post, else the current one. */
  readonly lit: string | null;
  readonly editable: boolean;
  /** The texts are in view, with words to select. */
  readonly onTexts: boolean;
  /** Comments on the words that are selected. */
  onAdd(): void;
  onCurrent(id: string): void;
  /** Goes from a comment on an area to that area. */
  onShow(id: string): void;
  onPoint(id: string | null): void;
  onText(id: string, text: string): void;
  onRemove(id: string): void;
}

/** The reviewer's comments, then what the checks found with the writer's reasons. */
export function CommentsPanel(props: CommentsPanelProps) {
  const { submission, comments, editable, onTexts, onAdd } = props;
  const { t } = useTranslation('review');
  return (
    <>
      <Bar title={t('side')}>
        <BarEnd>{editable && onTexts ? <AddComment onAdd={onAdd} /> : null}</BarEnd>
      </Bar>
      <Scroll className={styles['cards']}>
        {numbered(comments).map((comment) => (
          <CommentCard key={comment.id} {...props} comment={comment} />
        ))}
        {comments.length === 0 && editable ? (
          <p className={styles['hint']}>
            {t('no-comments')} {t('by-keyboard')} {submission.content.media.length > 0 ? t('on-pictures') : null}
          </p>
        ) : null}
        <h3 className={styles['group']}>{t('findings', { count: submission.findings.length })}</h3>
        {submission.findings.map((finding, index) => (
          <FindingCard
            key={`${finding.version}-${finding.rule}-${finding.start}-${index}`}
            finding={finding}
            submission={submission}
          />
        ))}
      </Scroll>
    </>
  );
}

/** The press must not take the selection away before it is read. */
function AddComment({ onAdd }: { onAdd(): void }) {
  const { t } = useTranslation('review');
  return (
    <span onPointerDown={(event) => event.preventDefault()} role="presentation">
      <Button kind="tint" size="s" icon="comment" preventFocusOnPress onPress={onAdd}>
        {t('comment')}
      </Button>
    </span>
  );
}

interface CommentCardProps extends CommentsPanelProps {
  readonly comment: Numbered;
}

function CommentCard(props: CommentCardProps) {
  const { submission, comment, lit, onCurrent, onText, onRemove, onPoint } = props;
  const { t } = useTranslation('review');
  const formats = useFormats();
  const { number } = comment;
  return (
    <article
      className={classes(styles['card'], comment.id === lit && styles['on'])}
      data-comment-card={comment.id}
      onFocus={() => onCurrent(comment.id)}
      onPointerEnter={() => onPoint(comment.id)}
      onPointerLeave={() => onPoint(null)}
    >
      <header>
        <CommentNumber number={number} />
        {isOnArea(comment) ? (
          <OnArea comment={comment} onShow={props.onShow} />
        ) : (
          <OnWords comment={comment} submission={submission} />
        )}
        <Button
          kind="icon"
          size="s"
          icon="close"
          label={t('remove-comment', { number: formats.number(number) })}
          onPress={() => onRemove(comment.id)}
        />
      </header>
      <TextArea
        label={t('comment-label', { number: formats.number(number) })}
        hideLabel
        placeholder={t(comment.kind === 'area' ? 'area-placeholder' : 'comment-placeholder')}
        value={comment.text}
        onChange={(text) => onText(comment.id, text)}
        maxLength={20_000}
        rows={2}
        autoFocus={comment.text === ''}
      />
    </article>
  );
}

function OnWords({ comment, submission }: { readonly comment: WordComment; readonly submission: Submission }) {
  const { t } = useTranslation();
  const words = textOf(submission.content, comment.version).slice(comment.start, comment.end);
  return <b dir="auto">{t('quoted', { words })}</b>;
}

function OnArea({ comment, onShow }: { readonly comment: AreaComment; onShow(id: string): void }) {
  const { t } = useTranslation();
  const say = useSay();
  const { data: library = [] } = useQuery(api.pack.library.queryOptions());
  const asset = library.find(({ id }) => id === comment.asset);
  if (asset === undefined) return <b>{t('areas.on-lost')}</b>;
  return (
    <button type="button" className={styles['place']} onClick={() => onShow(comment.id)}>
      {t('areas.on', { title: say(asset.title) })}
    </button>
  );
}

function FindingCard({ finding, submission }: { readonly finding: VersionFinding; readonly submission: Submission }) {
  const { t } = useTranslation('review');
  const say = useSay();
  const pack = usePack();
  const memberName = useMemberName();
  const { data: tone } = useQuery(api.pack.tone.queryOptions());
  const category = tone?.categories.find(({ id }) => id === finding.category);
  const guideline = pack.guidelines.find(({ id }) => id === finding.guideline);
  const words = textOf(submission.content, finding.version).slice(finding.start, finding.end);
  const override = submission.overrides.find(
    (one) => one.rule === finding.rule && one.words === words && one.version === finding.version,
  );
  return (
    <article className={classes(styles['card'], styles['finding'], styles[finding.severity])}>
      <header>
        <SeverityIcon level={finding.severity} />
        <b>{t(`common:severity.${finding.severity}`)}</b>
        <small className="clip">{category === undefined ? '' : say(category.name)}</small>
      </header>
      <p className={styles['why']}>
        {words === '' ? null : (
          <b>
            <bdi>{t('common:quoted', { words })}</bdi>
            {t('common:colon')}{' '}
          </b>
        )}
        {say(finding.why)}
      </p>
      {override === undefined ? null : (
        <p className={styles['reason']}>
          <b>{t(`reason.${override.kind}`, { name: memberName(override.by) })}</b> <bdi>{override.reason}</bdi>
        </p>
      )}
      {guideline === undefined ? null : (
        <p className={styles['why']}>
          <TextLink href={hrefOf(['guidelines', guideline.id])}>
            {t('guideline')}{' '}
            <bdi dir="ltr" className="ltr">
              {guideline.number}
            </bdi>
          </TextLink>
        </p>
      )}
    </article>
  );
}

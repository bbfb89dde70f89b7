import { useTranslation } from 'react-i18next';
import { textOf } from '#domain/post.ts';
import type { Comment, Submission, VersionFinding } from '#domain/submission.ts';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../client.ts';
import { useFormats, useSay } from '../../i18n/use-formats.ts';
import { useMemberName } from '../../member-name.ts';
import { hrefOf } from '../../navigation.ts';
import { usePack } from '../../profile.ts';
import { Button, TextLink } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { TextArea } from '../../ui/field.tsx';
import { Bar, BarEnd, Scroll } from '../../ui/screen.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import styles from './review.module.css';

export interface CommentsPanelProps {
  readonly submission: Submission;
  readonly comments: readonly Comment[];
  readonly current: string | null;
  readonly editable: boolean;
  /** Comments on the words that are selected. */
  onAdd(): void;
  onCurrent(id: string): void;
  onText(id: string, text: string): void;
  onRemove(id: string): void;
}

/** The reviewer's comments, then what the checks found with the writer's reasons. */
export function CommentsPanel(props: CommentsPanelProps) {
  const { submission, comments, editable, onAdd } = props;
  const { t } = useTranslation('review');
  return (
    <>
      <Bar title={t('side')}>
        <BarEnd>{editable ? <AddComment onAdd={onAdd} /> : null}</BarEnd>
      </Bar>
      <Scroll className={styles['cards']}>
        {comments.map((comment, index) => (
          <CommentCard key={comment.id} {...props} comment={comment} number={index + 1} />
        ))}
        {comments.length === 0 && editable ? (
          <p className={styles['hint']}>
            {t('no-comments')} {t('by-keyboard')}
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
  readonly comment: Comment;
  readonly number: number;
}

function CommentCard({ submission, comment, number, current, onCurrent, onText, onRemove }: CommentCardProps) {
  const { t } = useTranslation('review');
  const formats = useFormats();
  const words = textOf(submission.content, comment.version).slice(comment.start, comment.end);
  return (
    <article
      className={classes(styles['card'], comment.id === current && styles['on'])}
      onFocus={() => onCurrent(comment.id)}
    >
      <header>
        <span className={styles['number']}>{formats.number(number)}</span>
        <b dir="auto">{t('common:quoted', { words })}</b>
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
        placeholder={t('comment-placeholder')}
        value={comment.text}
        onChange={(text) => onText(comment.id, text)}
        maxLength={20_000}
        rows={2}
        autoFocus={comment.text === ''}
      />
    </article>
  );
}

function FindingCard({ finding, submission }: { readonly finding: VersionFinding; readonly submission: Submission }) {
  const { t } = useTranslation('review');
  const say = useSay();
  const pack = usePack();
  const memberName = useMemberName();
  const { data: rules } = useQuery(api.pack.tone.queryOptions());
  const category = rules?.categories.find(({ id }) => id === finding.category);
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

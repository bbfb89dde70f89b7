import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Asset, thumbOf } from '#domain/asset.ts';
import type { AreaComment, Numbered } from '#domain/comment.ts';
import type { MediaUse } from '#domain/post.ts';
import { useFormats, useSay } from '../../i18n/use-formats.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { CommentNumberButton } from '../../ui/comment-number.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Picture } from '../../ui/picture.tsx';
import { focusArea, PictureAreas } from '../../ui/picture-areas.tsx';
import styles from './media.module.css';

export interface PictureDialogProps {
  readonly use: MediaUse;
  readonly asset: Asset | undefined;
  readonly editable: boolean;
  /** What a reviewer said of areas of it. */
  readonly comments: readonly Numbered<AreaComment>[];
  /** The comment that was gone to: its area has the keyboard. */
  readonly at: string | null;
  onClose(): void;
  onText(text: string): void;
  onRemove(): void;
}

/** One picture, large enough to describe, with what a reviewer said of it. */
export function PictureDialog(props: PictureDialogProps) {
  const { use, asset, editable, comments, at, onClose, onText, onRemove } = props;
  const { t } = useTranslation('drafts');
  const say = useSay();
  return (
    <Dialog
      onClose={onClose}
      wide={comments.length > 0}
      title={asset === undefined ? t('media.gone') : say(asset.title)}
      actions={
        <>
          {editable ? (
            <Button kind="quiet" icon="trash" onPress={onRemove}>
              {t('media.remove')}
            </Button>
          ) : null}
          <Button kind="primary" onPress={onClose}>
            {t('done')}
          </Button>
        </>
      }
    >
      {comments.length > 0 ? (
        <Commented {...props} />
      ) : asset === undefined ? null : (
        <Picture files={[asset.hash, thumbOf(asset).hash]} alt="" className={styles['large']} />
      )}
      <TextArea
        label={t('media.alt')}
        hint={t('media.alt-hint')}
        value={use.altText}
        onChange={onText}
        isReadOnly={!editable}
        maxLength={10_000}
        rows={comments.length > 0 ? 2 : 3}
        autoFocus={at === null}
      />
    </Dialog>
  );
}

/** The picture with its numbered areas, where the library still has it, and under it the words about each. */
function Commented({ asset, use, comments, at }: PictureDialogProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [current, setCurrent] = useState(at);
  const [pointed, setPointed] = useState<string | null>(null);
  const id = useId();
  const lit = pointed ?? current;
  const wordsOf = (comment: string): string => `${id}-${comment}`;
  useEffect(() => {
    if (at !== null) focusArea(at);
  }, [at]);
  return (
    <>
      {asset === undefined ? null : (
        <PictureAreas
          asset={asset}
          alt={use.altText}
          comments={comments}
          lit={lit}
          room="look"
          wordsOf={wordsOf}
          onPick={setCurrent}
          onOpen={(comment) => document.getElementById(wordsOf(comment))?.scrollIntoView({ block: 'nearest' })}
          onPoint={setPointed}
        />
      )}
      <ol className={styles['said']}>
        {comments.map((comment) => (
          <li
            key={comment.id}
            className={classes(comment.id === lit && styles['lit'])}
            onPointerEnter={() => setPointed(comment.id)}
            onPointerLeave={() => setPointed(null)}
          >
            <CommentNumberButton
              number={comment.number}
              aria-label={t('areas.show', { number: formats.number(comment.number) })}
              onClick={() => focusArea(comment.id)}
              onFocus={() => setCurrent(comment.id)}
            />
            <p id={wordsOf(comment.id)} dir="auto">
              {comment.text}
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}

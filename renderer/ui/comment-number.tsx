import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import type { AreaComment, Numbered } from '#domain/comment.ts';
import { useFormats } from '../i18n/use-formats.ts';
import styles from './comment-number.module.css';

/** The number of a comment, before its words. */
export const CommentNumber = ({ number }: { readonly number: number }) => (
  <span className={styles['number']}>{useFormats().number(number)}</span>
);

/** The same as a way to what the comment is about; `aria-label` says so. */
export const CommentNumberButton = ({
  number,
  ...rest
}: { readonly number: number } & Omit<ComponentProps<'button'>, 'type' | 'className' | 'children'>) => (
  <button {...rest} type="button" className={styles['number']}>
    {useFormats().number(number)}
  </button>
);

/** The numbers of the comments on a picture, beside it; nothing where there are none. */
export function CommentNumbers({ comments }: { readonly comments: readonly Numbered<AreaComment>[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (comments.length === 0) return null;
  return (
    <span className={styles['numbers']}>
      {comments.map(({ id, number }) => (
        <span key={id} className={styles['number']}>
          <span className="heard">{t('areas.comment', { number: formats.number(number) })}</span>
          <span aria-hidden>{formats.number(number)}</span>
        </span>
      ))}
    </span>
  );
}

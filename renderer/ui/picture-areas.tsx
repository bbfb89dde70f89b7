import type { ComponentProps, CSSProperties, PointerEventHandler, ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { type Area, sizeOf } from '#domain/area.ts';
import { type Asset, stillsOf } from '#domain/asset.ts';
import type { AreaComment, Numbered } from '#domain/comment.ts';
import { useFormats } from '../i18n/use-formats.ts';
import { classes } from './classes.ts';
import { Picture } from './picture.tsx';
import styles from './picture-areas.module.css';

export interface PictureAreasProps {
  readonly asset: Asset;
  readonly alt: string;
  readonly comments: readonly Numbered<AreaComment>[];
  /** The comment whose area stands out. */
  readonly lit: string | null;
  /** `fill` takes the room that is there; `look` a part of the window's height. */
  readonly room: 'fill' | 'look';
  /** Id of the element that holds a comment's words, to be heard with its area. */
  wordsOf?(comment: string): string;
  /** An area has the focus. */
  onPick(comment: string): void;
  /** An area was pressed. */
  onOpen?(comment: string): void;
  /** The pointer is over an area, or over none. */
  onPoint(comment: string | null): void;
  readonly drawing?: Drawing;
}

/** What lets one draw on the picture. */
export interface Drawing {
  readonly stage: RefObject<HTMLDivElement | null>;
  readonly on: Readonly<
    Record<'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel', PointerEventHandler<HTMLElement>>
  >;
  /** What is being drawn. */
  readonly children: ReactNode;
}

/** A whole picture with the numbered areas that comments are on. Areas are the picture's own: never mirrored. */
export function PictureAreas({ asset, alt, comments, room, drawing, ...rest }: PictureAreasProps) {
  const shape = asset.width / asset.height;
  const style: CSSProperties & Record<'--shape', number> = { '--shape': shape, aspectRatio: shape };
  return (
    <div className={classes(styles['frame'], styles[room])}>
      <div
        dir="ltr"
        ref={drawing?.stage}
        data-stage
        className={classes(styles['stage'], drawing !== undefined && styles['drawable'])}
        style={style}
        {...drawing?.on}
      >
        <Picture files={stillsOf(asset).map(({ hash }) => hash)} alt={alt} className={styles['picture']} />
        {comments.map((comment) => (
          <Marked key={comment.id} comment={comment} {...rest} />
        ))}
        {drawing?.children}
      </div>
    </div>
  );
}

type MarkedProps = Pick<PictureAreasProps, 'lit' | 'wordsOf' | 'onPick' | 'onOpen' | 'onPoint'>;

function Marked({
  comment: { id, area, number },
  lit,
  wordsOf,
  onPick,
  onOpen,
  onPoint,
}: MarkedProps & { readonly comment: Numbered<AreaComment> }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <button
      type="button"
      className={classes(styles['area'], id === lit && styles['lit'])}
      // The smaller lies on top of the larger: each can be reached.
      style={{ ...placeOf(area), zIndex: Math.round((1 - sizeOf(area)) * 100) }}
      data-area={id}
      aria-label={t('areas.area', { number: formats.number(number) })}
      aria-describedby={wordsOf?.(id)}
      onClick={() => onOpen?.(id)}
      onFocus={() => onPick(id)}
      onPointerEnter={() => onPoint(id)}
      onPointerLeave={() => onPoint(null)}
    >
      <span className={styles['number']}>{formats.number(number)}</span>
    </button>
  );
}

/** A rectangle that is still being drawn. */
export const DrawnArea = ({ area, ...rest }: ComponentProps<'div'> & { readonly area: Area }) => (
  <div {...rest} className={styles['drawn']} style={placeOf(area)} />
);

/** Where an area stands on its picture, whose own direction is from the left. */
const placeOf = ({ left, top, right, bottom }: Area): CSSProperties => ({
  insetInlineStart: `${left * 100}%`,
  insetBlockStart: `${top * 100}%`,
  inlineSize: `${(right - left) * 100}%`,
  blockSize: `${(bottom - top) * 100}%`,
});

/** Brings the area of a comment under the eyes and the keyboard, where it is on the screen. */
export function focusArea(comment: string): void {
  const areas = [...document.querySelectorAll<HTMLElement>('[data-area]')];
  areas.find(({ dataset }) => dataset['area'] === comment)?.focus();
}

import { Fragment, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../ui/classes.ts';
import styles from './diff-text.module.css';
import { chooseWords } from './word-selection.ts';
import { type MarkedRange, paragraphsOf, type Piece, type Run } from './word-diff.ts';

/** A range with the number that people see at its end. */
export type NumberedRange = MarkedRange & { readonly number: number };

export interface DiffTextProps {
  readonly runs: readonly Run[];
  /** Which side of the difference to show; both in one text when left out. */
  readonly side?: 'before' | 'after';
  readonly marks?: readonly NumberedRange[];
  /** The mark that is open. */
  readonly current?: string | null;
  onMark?(id: string): void;
  /** Words can be chosen by keyboard, and Enter was pressed on some. */
  onEnter?: (() => void) | undefined;
  readonly place?: RefObject<HTMLDivElement | null>;
  readonly label: string;
}

/** A text with what came and what went, each paragraph in its own direction. */
export function DiffText({ runs, side, marks = [], current = null, onMark, onEnter, place, label }: DiffTextProps) {
  const shown = runs.filter(
    ({ kind }) => side === undefined || kind === 'same' || (side === 'before') === (kind === 'deleted'),
  );
  return (
    <div
      ref={place}
      className={styles['diff']}
      role="group"
      aria-label={label}
      tabIndex={0}
      {...(onEnter === undefined ? {} : { onKeyDown: (event: KeyboardEvent<HTMLElement>) => choose(event, onEnter) })}
    >
      {paragraphsOf(shown, marks).map((pieces, index) => (
        <p key={index} dir="auto">
          {pieces.length === 0 ? (
            <br />
          ) : (
            pieces.map((piece, at) => <Shown key={at} piece={piece} marks={marks} current={current} onMark={onMark} />)
          )}
        </p>
      ))}
    </div>
  );
}

/** Arrows choose a word, with Shift more of them; Enter does what is offered for them. */
function choose(event: KeyboardEvent<HTMLElement>, onEnter: () => void): void {
  if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === 'Enter') onEnter();
  else if (!chooseWords(event.currentTarget, event.key, event.shiftKey)) return;
  event.preventDefault();
}

interface ShownProps {
  readonly piece: Piece;
  readonly marks: readonly NumberedRange[];
  readonly current: string | null;
  readonly onMark: DiffTextProps['onMark'];
}

function Shown({ piece, marks, current, onMark }: ShownProps) {
  const { t } = useTranslation('editor');
  const marked = piece.marks.length > 0;
  const words = (
    <span
      className={classes(marked && styles['marked'], current !== null && piece.marks.includes(current) && styles['on'])}
      {...(piece.kind === 'deleted' ? {} : { 'data-at': piece.at })}
    >
      {piece.text}
    </span>
  );
  return (
    <Fragment>
      {piece.kind === 'same' ? words : piece.kind === 'inserted' ? <ins>{words}</ins> : <del>{words}</del>}
      {piece.ending.map((id) => {
        const number = marks.find((mark) => mark.id === id)?.number;
        return (
          <button
            key={id}
            type="button"
            className={styles['number']}
            aria-label={t('comment-number', { number })}
            onClick={() => onMark?.(id)}
          >
            {number}
          </button>
        );
      })}
    </Fragment>
  );
}

/** The range of the later text that is selected inside `place`; null when none or when it touches what went. */
export function selectedRange(place: HTMLElement): { readonly start: number; readonly end: number } | null {
  const selection = getSelection();
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!place.contains(range.commonAncestorContainer)) return null;
  const spans = [...place.querySelectorAll<HTMLElement>('[data-at]')].filter((span) => range.intersectsNode(span));
  const ends = spans.flatMap((span) => overlap(span, range));
  const [first] = ends;
  const last = ends.at(-1);
  if (first === undefined || last === undefined || first.start >= last.end) return null;
  // A double click may take the space along, and some take nothing else.
  const words = ends.map(({ text }) => text).join('');
  const start = first.start + (words.length - words.trimStart().length);
  const end = last.end - (words.length - words.trimEnd().length);
  return start < end ? { start, end } : null;
}

interface Overlap {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function overlap(span: HTMLElement, range: Range): Overlap[] {
  const text = span.firstChild;
  const at = Number(span.dataset['at']);
  if (text === null || !Number.isFinite(at)) return [];
  const words = text.textContent ?? '';
  const { length } = words;
  const start = range.comparePoint(text, 0) >= 0 ? 0 : range.startOffset;
  const end = range.comparePoint(text, length) <= 0 ? length : range.endOffset;
  return start < end ? [{ start: at + start, end: at + end, text: words.slice(start, end) }] : [];
}

import { type RefObject, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Area } from '#domain/area.ts';
import { type Comment, inReadingOrder } from '#domain/comment.ts';
import type { VersionKey } from '#domain/post.ts';
import type { Submission } from '#domain/submission.ts';
import { newId } from '../../client.ts';
import { selectedRange } from '../../editor/diff-text.tsx';
import { focusArea } from '../../ui/picture-areas.tsx';
import { useKeptComments } from './kept-comments.ts';

/** A picture in view: opened by hand, or by going to a comment on it. */
export interface LookedAtPicture {
  readonly asset: string;
  readonly byHand: boolean;
}

/** A submission's comments, and what of it is in view. */
export interface Commenting {
  readonly comments: readonly Comment[];
  readonly version: VersionKey;
  readonly picture: LookedAtPicture | null;
  /** The picture that was left for the texts last. */
  readonly left: string | null;
  /** The comment that stands out: pointed at, else the current one. */
  readonly lit: string | null;
  /** Where the text with the words to select is. */
  readonly text: RefObject<HTMLDivElement | null>;
  setVersion(version: VersionKey): void;
  lookAt(asset: string): void;
  leavePicture(): void;
  addOnWords(): void;
  addOnArea(asset: string, area: Area): void;
  pick(id: string): void;
  point(id: string | null): void;
  /** Makes a comment the current one and brings what it is about into view. */
  goTo(id: string): void;
  /** The same, with the keyboard on its area. */
  show(id: string): void;
  write(id: string, text: string): void;
  remove(id: string): void;
}

export function useCommenting(submission: Submission): Commenting {
  const [comments, setComments] = useKeptComments(submission.id);
  const [version, setVersion] = useState<VersionKey>('base');
  const [picture, setPicture] = useState<LookedAtPicture | null>(null);
  const [left, setLeft] = useState<string | null>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const [pointed, setPointed] = useState<string | null>(null);
  const text = useRef<HTMLDivElement>(null);
  const add = (comment: Comment): void => {
    setComments(inReadingOrder([...comments, comment], submission.content));
    setCurrent(comment.id);
  };
  const goTo = (id: string): void => {
    setCurrent(id);
    const comment = comments.find((one) => one.id === id);
    if (comment === undefined) return;
    setLeft(null);
    if (comment.kind === 'words') {
      setVersion(comment.version);
      setPicture(null);
    } else if (picture?.asset !== comment.asset) setPicture({ asset: comment.asset, byHand: false });
  };
  return {
    comments,
    version,
    picture,
    left,
    lit: pointed ?? current,
    text,
    setVersion,
    lookAt(asset) {
      setLeft(null);
      setPicture({ asset, byHand: true });
    },
    leavePicture() {
      setLeft(picture?.asset ?? null);
      setPicture(null);
    },
    addOnWords() {
      const range = text.current === null ? null : selectedRange(text.current);
      if (range !== null) add({ kind: 'words', id: newId(), version, ...range, text: '' });
    },
    addOnArea: (asset, area) => add({ kind: 'area', id: newId(), asset, area, text: '' }),
    pick: setCurrent,
    point: setPointed,
    goTo,
    show(id) {
      // The area must be on the screen before it can have the focus.
      flushSync(() => goTo(id));
      focusArea(id);
    },
    write: (id, words) => setComments(comments.map((one) => (one.id === id ? { ...one, text: words } : one))),
    remove(id) {
      setPointed(null);
      setComments(comments.filter((one) => one.id !== id));
    },
  };
}

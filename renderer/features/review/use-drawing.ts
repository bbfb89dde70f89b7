import { type KeyboardEvent, type PointerEvent, type RefObject, useRef, useState } from 'react';
import { type Area, areaBetween, nudged, type Point, stretched } from '#domain/area.ts';
import type { Drawing } from '../../ui/picture-areas.tsx';

/** How far a key moves an edge: 2 % of the picture. */
const STEP = 0.02;
/** Where a rectangle that keys move begins. */
const middle: Area = { left: 0.35, top: 0.35, right: 0.65, bottom: 0.65 };

/** A rectangle that is not a comment yet, and who draws it. */
interface Drawn {
  readonly by: 'pointer' | 'keys';
  readonly area: Area;
}

export interface AreaDrawing {
  readonly drawn: Drawn | null;
  readonly stage: RefObject<HTMLDivElement | null>;
  readonly on: Drawing['on'];
  /** Puts a rectangle on the picture that keys move. */
  begin(): void;
  keep(): void;
  cancel(): void;
  /** Arrows move the rectangle, with Shift its far corner; Enter keeps it, Escape lets it go. */
  onKey(event: KeyboardEvent<HTMLElement>): void;
}

/** Draws one rectangle after the other on a picture, by pointer or by keys. Each that is kept is given to `onDrawn`. */
export function useDrawing(onDrawn: (area: Area) => void): AreaDrawing {
  const stage = useRef<HTMLDivElement>(null);
  const from = useRef<Point | null>(null);
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const done = (area: Area | null): void => {
    from.current = null;
    setDrawn(null);
    if (area !== null) onDrawn(area);
  };
  const at = ({ clientX, clientY }: PointerEvent): Point | null => {
    const box = stage.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0 || box.height === 0) return null;
    return { left: (clientX - box.left) / box.width, top: (clientY - box.top) / box.height };
  };
  const to = (event: PointerEvent): Area | null => {
    const point = at(event);
    return from.current === null || point === null ? null : areaBetween(from.current, point);
  };
  return {
    drawn,
    stage,
    on: {
      onPointerDown(event) {
        if (event.button !== 0 || !event.isPrimary || drawn?.by === 'keys') return;
        from.current = at(event);
      },
      onPointerMove(event) {
        const area = to(event);
        if (from.current === null || (area === null && drawn === null)) return;
        // Only now: a press that goes nowhere is still a click on the area under it.
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrawn(area === null ? null : { by: 'pointer', area });
      },
      onPointerUp(event) {
        if (from.current !== null) done(to(event));
      },
      onPointerCancel() {
        if (from.current !== null) done(null);
      },
    },
    begin: () => setDrawn({ by: 'keys', area: middle }),
    keep: () => done(drawn?.area ?? null),
    cancel: () => done(null),
    onKey(event) {
      const change = drawn === null ? null : changeOf(event);
      if (drawn === null || change === null) return;
      event.preventDefault();
      event.stopPropagation();
      if (change === 'keep') done(drawn.area);
      else if (change === 'cancel') done(null);
      else setDrawn({ ...drawn, area: change(drawn.area) });
    },
  };
}

/** Across and down. Left is left on a picture, in Arabic too. */
const arrows: Readonly<Record<string, readonly [across: number, down: number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

function changeOf({ key, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent) {
  if (ctrlKey || altKey || metaKey) return null;
  if (key === 'Enter') return 'keep';
  if (key === 'Escape') return 'cancel';
  const arrow = arrows[key];
  if (arrow === undefined) return null;
  return (area: Area): Area => (shiftKey ? stretched : nudged)(area, ...arrow);
}

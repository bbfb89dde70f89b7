import { useEffect, useId, useRef } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { Area } from '#domain/area.ts';
import { type Asset, stillsOf } from '#domain/asset.ts';
import type { AreaComment, Numbered } from '#domain/comment.ts';
import type { MediaUse } from '#domain/post.ts';
import { useFormats, useSay } from '../../i18n/use-formats.ts';
import { useFirstHere } from '../../media.ts';
import { Button } from '../../ui/button.tsx';
import { DrawnArea, PictureAreas } from '../../ui/picture-areas.tsx';
import { type AreaDrawing, useDrawing } from './use-drawing.ts';
import styles from './review.module.css';

export interface PictureViewProps {
  readonly use: MediaUse;
  readonly asset: Asset;
  readonly comments: readonly Numbered<AreaComment>[];
  readonly lit: string | null;
  readonly editable: boolean;
  /** Opened by hand: the keyboard goes along. */
  readonly byHand: boolean;
  onDrawn(area: Area): void;
  onPick(comment: string): void;
  onOpen(comment: string): void;
  onPoint(comment: string | null): void;
  onBack(): void;
}

/** One picture of the submission, as large as the room allows, to draw areas on and write about them. */
export function PictureView({
  use,
  asset,
  comments,
  lit,
  editable,
  byHand,
  onDrawn,
  onBack,
  ...rest
}: PictureViewProps) {
  const { t } = useTranslation('review');
  const say = useSay();
  const here = typeof useFirstHere(stillsOf(asset).map(({ hash }) => hash)) === 'string';
  const drawing = useDrawing(onDrawn);
  const start = useRef<HTMLButtonElement>(null);
  const hint = useId();
  const byKeys = drawing.drawn?.by === 'keys';
  const may = editable && here;
  const stop = (): void => {
    // The way in takes the rectangle's place on the screen first.
    flushSync(drawing.cancel);
    start.current?.focus();
  };
  return (
    <section className={styles['look']} aria-label={t('picture-of', { title: say(asset.title) })}>
      <div className={styles['look-bar']}>
        <Button kind="quiet" size="s" icon="back" autoFocus={byHand} onPress={onBack}>
          {t('to-text')}
        </Button>
        <b className="clip" dir="auto">
          {say(asset.title)}
        </b>
        <span className={styles['gap']} />
        {byKeys ? (
          <span className={styles['look-acts']}>
            <Button size="s" onPress={stop}>
              {t('common:cancel')}
            </Button>
            <Button kind="tint" size="s" icon="check" onPress={drawing.keep}>
              {t('keep-area')}
            </Button>
          </span>
        ) : null}
        {may && !byKeys ? (
          <Button kind="tint" size="s" icon="comment" ref={start} onPress={drawing.begin}>
            {t('draw-area')}
          </Button>
        ) : null}
      </div>
      <p id={hint} className={styles['look-hint']}>
        {byKeys ? t('by-keys') : may ? t('by-hand') : t(here ? 'only-look' : 'not-here')}
      </p>
      <div className={styles['look-picture']}>
        <PictureAreas
          {...rest}
          asset={asset}
          alt={use.altText}
          comments={comments}
          lit={lit}
          room="fill"
          {...(may
            ? {
                drawing: {
                  stage: drawing.stage,
                  on: drawing.on,
                  children: <Drawn drawing={drawing} hint={hint} onCancel={stop} />,
                },
              }
            : {})}
        />
      </div>
    </section>
  );
}

interface DrawnProps {
  readonly drawing: AreaDrawing;
  /** Id of the element that says which keys do what. */
  readonly hint: string;
  onCancel(): void;
}

/** The rectangle under way. By keys it has the focus, and says where it is after each step. */
function Drawn({ drawing, hint, onCancel }: DrawnProps) {
  const { t } = useTranslation('review');
  const formats = useFormats();
  const place = useRef<HTMLDivElement>(null);
  const { drawn } = drawing;
  const byKeys = drawn?.by === 'keys';
  useEffect(() => {
    if (byKeys) place.current?.focus();
  }, [byKeys]);
  if (drawn === null) return null;
  const { left, top, right, bottom } = drawn.area;
  if (!byKeys) return <DrawnArea area={drawn.area} />;
  return (
    <>
      {/* An application, as ARIA calls it: a screen reader must leave the arrows to it. */}
      <DrawnArea
        area={drawn.area}
        ref={place}
        role="application"
        tabIndex={0}
        aria-label={t('rectangle')}
        aria-describedby={hint}
        onKeyDown={(event) => (event.key === 'Escape' ? onCancel() : drawing.onKey(event))}
      />
      <output className="heard">
        {t('rectangle-at', {
          left: formats.percent(left),
          top: formats.percent(top),
          width: formats.percent(right - left),
          height: formats.percent(bottom - top),
        })}
      </output>
    </>
  );
}

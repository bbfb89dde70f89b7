import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Asset, thumbOf } from '#domain/asset.ts';
import { entitiesOf } from '#domain/platform/entities.ts';
import type { Platform } from '#domain/platform/platform.ts';
import { type PostContent, textOf } from '#domain/post.ts';
import { useFormats, useSay } from '../../i18n/use-formats.ts';
import { useProfile } from '../../profile.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Picture } from '../../ui/picture.tsx';
import { foldedAt, toldApart } from './preview-text.ts';
import styles from './preview.module.css';

export interface PreviewProps {
  readonly platform: Platform;
  readonly content: PostContent;
  readonly library: readonly Asset[];
}

/** Opens how the post will read on a platform: where the text folds, how the picture is cut, what is a link. */
export function Preview(props: PreviewProps) {
  const { t } = useTranslation('drafts');
  const say = useSay();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="quiet" size="s" icon="eye" data-preview onPress={() => setOpen(true)}>
        {t('preview.open')}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('preview.title', { platform: say(props.platform.name) })}
        actions={<Button onPress={() => setOpen(false)}>{t('close')}</Button>}
      >
        <Post {...props} />
        <p className={styles['note']}>{t('preview.note')}</p>
      </Dialog>
    </>
  );
}

function Post({ platform, content, library }: PreviewProps) {
  const { t } = useTranslation('drafts');
  const { office } = useProfile();
  const say = useSay();
  return (
    <article className={styles['post']}>
      <header>
        <span className={styles['face']} aria-hidden />
        <b>{say(office.name)}</b>
        {content.disclosure.kind === 'paid' ? (
          <small>{t('facts.paid-by', { payer: content.disclosure.payer })}</small>
        ) : null}
      </header>
      <Words text={textOf(content, platform.id)} fold={platform.fold} />
      <Pictures platform={platform} content={content} library={library} />
    </article>
  );
}

function Words({ text, fold }: { readonly text: string; readonly fold: number | null }) {
  const { t } = useTranslation('drafts');
  const [whole, setWhole] = useState(false);
  const folded = foldedAt(text, fold);
  const shown = whole || folded === null ? text : folded;
  const known = entitiesOf(text);
  const coloured = [...known.links, ...known.hashtags, ...known.mentions];
  return (
    <div className={styles['words']}>
      {shown.split('\n').map((line, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- lines have no other name and never move
        <p key={at} dir="auto">
          {toldApart(line, coloured).map(({ words, entity }, place) =>
            // oxlint-disable-next-line react/no-array-index-key -- as above
            entity ? <b key={place}>{words}</b> : <span key={place}>{words}</span>,
          )}
        </p>
      ))}
      {folded === null ? null : (
        <Button kind="quiet" size="s" aria-expanded={whole} onPress={() => setWhole(!whole)}>
          {t(whole ? 'preview.less' : 'preview.more')}
        </Button>
      )}
    </div>
  );
}

/** The first picture as the platform cuts it, and how many follow. */
function Pictures({ platform, content, library }: PreviewProps) {
  const { t } = useTranslation('drafts');
  const formats = useFormats();
  const used = content.media.slice(0, platform.media.max);
  const [first] = used;
  const asset = library.find(({ id }) => id === first?.asset);
  if (first === undefined || asset === undefined) return null;
  const cut = platform.media.renditions
    .map((name) => asset.renditions.find((one) => one.name === name))
    .find((one) => one !== undefined);
  return (
    <figure className={styles['picture']}>
      <Picture files={[cut?.hash ?? asset.hash, thumbOf(asset).hash]} alt={first.altText} />
      {used.length > 1 ? (
        <figcaption dir="ltr">
          {t('preview.pictures', { at: formats.number(1), of: formats.number(used.length) })}
        </figcaption>
      ) : null}
    </figure>
  );
}

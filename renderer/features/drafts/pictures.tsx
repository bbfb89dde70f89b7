import { useMemo } from 'react';
import { useLanguage } from '../../i18n/use-formats.ts';
import type { Part } from './draft-editor.tsx';
import { MediaStrip } from './media-strip.tsx';
import { areaComments, openReturn } from './returned-comments.ts';
import { languageOf } from './word-language.ts';

/** The post's pictures; a new one brings its alt text in the language of the post. */
export function Pictures({ model, looking, look }: Part) {
  const language = useLanguage();
  const { content, draft } = model.current;
  const comments = useMemo(() => {
    const returned = openReturn(draft);
    return returned === null ? [] : areaComments(returned.decision);
  }, [draft]);
  return (
    <MediaStrip
      media={content.media}
      library={model.library}
      region={model.region}
      day={model.day}
      editable={model.editable}
      comments={comments}
      looked={looking.picture}
      altTextFor={(asset) => asset.altText[languageOf(content.base, language)]}
      onChange={(media) => model.open.session.edit([{ kind: 'set', fields: { media } }])}
      onLook={(picture) => look({ picture })}
    />
  );
}

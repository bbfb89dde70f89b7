import { useLanguage } from '../../i18n/use-formats.ts';
import { MediaStrip } from './media-strip.tsx';
import type { DraftModel } from './use-draft.ts';
import { languageOf } from './word-language.ts';

/** The post's pictures; a new one brings its alt text in the language of the post. */
export function Pictures({ model }: { readonly model: DraftModel }) {
  const language = useLanguage();
  const { content } = model.current;
  return (
    <MediaStrip
      media={content.media}
      library={model.library}
      region={model.region}
      day={model.day}
      editable={model.editable}
      altTextFor={(asset) => asset.altText[languageOf(content.base, language)]}
      onChange={(media) => model.open.session.edit([{ kind: 'set', fields: { media } }])}
    />
  );
}

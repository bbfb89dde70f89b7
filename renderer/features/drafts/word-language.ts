import type { Language } from '#domain/language.ts';

/** The interface language closest to what a text is written in: what its fixes and alt texts are offered in. */
export function languageOf(text: string, fallback: Language): Language {
  const letters = text.slice(0, 4_000);
  const arabic = letters.match(/\p{Script=Arabic}/gu)?.length ?? 0;
  const latin = letters.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (arabic === 0 && latin === 0) return fallback;
  if (arabic >= latin) return 'ar';
  const french = /[éèêàùçœ]|\b(le|la|les|des|est|nous|vous|une|pour|dans)\b/giu;
  const english = /\b(the|and|is|are|we|you|of|for|in|to|our)\b/giu;
  return (letters.match(french)?.length ?? 0) > (letters.match(english)?.length ?? 0) ? 'fr' : 'en';
}

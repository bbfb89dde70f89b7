/** Languages of the interface and of everything the committee writes. */
export const languages = ['ar', 'fr', 'en'] as const;
export type Language = (typeof languages)[number];

/** A text the committee wrote in the three languages. */
export type Localised = Readonly<Record<Language, string>>;

/** Languages people write posts in; `arabizi` is Arabic in Latin letters and digits (3arabizi). */
export const textLanguages = ['ar', 'arabizi', 'fr', 'en'] as const;
export type TextLanguage = (typeof textLanguages)[number];

import type { Asset, Rights } from '../../../electron/domain/asset.ts';
import type { Localised } from '../../../electron/domain/language.ts';
import type { CardName } from '../cards.ts';
import type { Format } from '../formats.ts';
import type { Scene } from '../scenes.ts';

/** One picture to draw, and what the library says of it. */
export interface Entry {
  readonly id: string;
  readonly picture: { readonly scene: Scene } | { readonly card: CardName };
  readonly format: Format;
  readonly type: 'jpeg' | 'png' | 'webp';
  readonly title: Localised;
  readonly altText: Localised;
  readonly caption: Localised;
  readonly topics: readonly string[];
  readonly segments: readonly string[];
  readonly language: Asset['language'];
  readonly rights: Rights;
  readonly added: string;
}

/** A text in the three languages of the pack. */
export const words = (ar: string, fr: string, en: string): Localised => ({ ar, fr, en });
type Words = readonly [ar: string, fr: string, en: string];

const rights: Rights = {
  licence: words(
    'المشاع الإبداعي، نَسب المُصنَّف 4.0',
    'Creative Commons Attribution 4.0 (CC BY 4.0)',
    'Creative Commons Attribution 4.0 (CC BY 4.0)',
  ),
  owner: 'Tansiq demo campaign',
  consent: 'not-needed',
  consentNote: words('لا أشخاص في الصورة', 'Personne sur l’image', 'No people in the picture'),
  from: '2026-09-01',
  until: null,
  regions: [],
};
/** The consent of people who don't exist. */
export const drawn = words(
  'أشخاص مرسومون لا وجود لهم',
  'Personnages dessinés, imaginaires',
  'Drawn people, who don’t exist',
);

type Rest = Partial<Pick<Entry, 'segments' | 'added'>> & { readonly rights?: Partial<Rights> };

const entry =
  (picture: Entry['picture'], language: Asset['language']) =>
  (
    id: string,
    look: `${Format} ${Entry['type']}`,
    topics: string,
    texts: readonly [Words, Words, Words],
    rest: Rest = {},
  ): Entry => {
    const [format, type] = look.split(' ') as [Format, Entry['type']];
    const [title, altText, caption] = texts;
    return {
      id,
      picture,
      format,
      type,
      language,
      title: words(...title),
      altText: words(...altText),
      caption: words(...caption),
      topics: topics.split(' '),
      segments: rest.segments ?? [],
      rights: { ...rights, ...rest.rights },
      added: rest.added ?? '2026-10-05',
    };
  };
/** An entry of a picture without words. */
export const scene = (name: Scene) => entry({ scene: name }, null);
/** An entry of a card with words. */
export const card = (name: CardName, language: Asset['language'] = 'ar') => entry({ card: name }, language);

import type { MediaUse } from '../post.ts';
import { countText } from './counting.ts';
import { type Entities, entitiesOf } from './entities.ts';
import type { Platform, PlatformCheck, PlatformProblem } from './platform.ts';

/** Share of the limit from which the counter warns, where the platform's data name no other. */
const NEAR = 0.95;

/** Characters that make a post on X invalid (twitter-text: `invalidCharsGroup`). */
const INVALID_ON_X = '\uFFFE\uFEFF\uFFFF';

/** Checks what `platform` would publish against its limits; counts are in the platform's own unit. */
export function checkVersion(platform: Platform, text: string, media: readonly MediaUse[]): PlatformCheck {
  const { unit, max, warnFrom } = platform.text;
  const count = countText(unit, text);
  const near = count >= (warnFrom ?? Math.ceil(max * NEAR));
  return {
    platform: platform.id,
    count,
    max,
    state: count > max ? 'over' : near ? 'near' : 'ok',
    problems: [
      ...(count > max ? [{ code: 'too-long', over: count - max } as const] : []),
      ...entityProblems(platform, text),
      ...mediaProblems(platform, media),
      ...forbidden(platform, text),
    ],
  };
}

function entityProblems(platform: Platform, text: string): PlatformProblem[] {
  const limits: readonly (readonly ['too-many-hashtags' | 'too-many-mentions' | 'too-many-links', keyof Entities])[] = [
    ['too-many-hashtags', 'hashtags'],
    ['too-many-mentions', 'mentions'],
    ['too-many-links', 'links'],
  ];
  if (limits.every(([, what]) => platform[what] === null)) return [];
  const entities = entitiesOf(text);
  return limits.flatMap(([code, what]) => {
    const max = platform[what];
    const count = entities[what].length;
    return max !== null && count > max ? [{ code, count, max }] : [];
  });
}

function mediaProblems(platform: Platform, media: readonly MediaUse[]): PlatformProblem[] {
  const { max } = platform.media;
  const many: PlatformProblem[] = media.length > max ? [{ code: 'too-many-media', count: media.length, max }] : [];
  const limit = platform.altText;
  if (limit === null) return many;
  const long = media.flatMap(({ altText }, index): PlatformProblem[] => {
    const count = countText('code-points', altText);
    return count > limit ? [{ code: 'alt-text-too-long', index, count, max: limit }] : [];
  });
  return [...many, ...long];
}

/** Each forbidden character once, where it first stands (UTF-16 offset). */
function forbidden(platform: Platform, text: string): PlatformProblem[] {
  const characters = (platform.forbidden ?? '') + (platform.text.unit === 'x-weighted' ? INVALID_ON_X : '');
  return Array.from(new Set(characters)).flatMap((character): PlatformProblem[] => {
    const at = text.indexOf(character);
    return at === -1 ? [] : [{ code: 'forbidden-character', at, character }];
  });
}

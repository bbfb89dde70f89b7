import { id as idSchema } from '#contract/schemas/post.ts';

const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;
const LOWER_ULID = /^[0-9a-hjkmnp-tv-z]{26}$/;
/** Names that Windows keeps for devices, whatever the ending (naming files, Microsoft Learn). */
const DEVICE = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/;

/**
 * The name of an id's file or folder: itself when it is a ULID or lower case; else with other characters as `+` and two
 * hex digits, so that two ids never meet in one name on systems that ignore case. `idOf` reverses it.
 */
export function fileName(id: string): string {
  if (ULID.test(id)) return id;
  const name = id.replaceAll(/[^a-z0-9_-]/g, escape);
  return DEVICE.test(name) || LOWER_ULID.test(name) ? escape(name.charAt(0)) + name.slice(1) : name;
}

/** The id whose name this is, or null when `fileName` never makes it. */
export function idOf(name: string): string | null {
  const id = name.replaceAll(/\+([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return idSchema.safeParse(id).success && fileName(id) === name ? id : null;
}

const escape = (character: string): string => `+${character.charCodeAt(0).toString(16).padStart(2, '0')}`;

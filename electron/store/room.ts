import path from 'node:path';
import type { CheckedFormat } from './checked-file.ts';
import type { Quarantine } from './quarantine.ts';

/** What every part of an open profile works with. */
export interface Room {
  /** The profile's folder, absolute. */
  readonly folder: string;
  /** Where temporary files are written; on the same volume, swept at start. */
  readonly scratch: string;
  readonly format: CheckedFormat;
  readonly quarantine: Quarantine;
}

/** The absolute place of a path inside the profile, which has `/` on every system. */
export const placeOf = (room: Room, file: string): string => path.join(room.folder, ...file.split('/'));

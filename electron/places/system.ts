import type { Places } from '../services/ports/places.ts';
import { removableDrives } from './drives.ts';
import { makeFolder, openFolder, startingPlaces } from './folders.ts';

/** The folders and drives of this computer. */
export function systemPlaces(): Places {
  return {
    drives: removableDrives,
    folder: async (path) => (path === null ? startingPlaces(await removableDrives()) : openFolder(path)),
    makeFolder,
  };
}

import type { Places } from '../services/ports/places.ts';
import { driveFinder } from './drives.ts';
import { makeFolder, openFolder, startingPlaces } from './folders.ts';

/** The folders and drives of this computer. */
export function systemPlaces(): Places {
  const drives = driveFinder();
  return {
    drives,
    folder: async (path) => (path === null ? startingPlaces(await drives()) : openFolder(path)),
    makeFolder,
  };
}

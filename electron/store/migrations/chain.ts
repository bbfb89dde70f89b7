import { facts } from './2-facts.ts';
import { ignored } from './3-ignored.ts';
import { areas } from './4-areas.ts';

/** The kinds of checked files; each body's shape is described in ../README.md. */
export type Format =
  | 'tansiq-profile'
  | 'tansiq-draft'
  | 'tansiq-journal'
  | 'tansiq-revision'
  | 'tansiq-undo'
  | 'tansiq-document'
  | 'tansiq-notices'
  | 'tansiq-settings'
  | 'tansiq-backup';

/** One step of the format: takes a body of version `to - 1` and gives that of version `to`. */
export interface Migration {
  readonly to: number;
  migrate(format: Format, body: unknown): unknown;
}

/** Every step since version 1, in order, one a file in this folder. */
export const migrations: readonly Migration[] = [facts, ignored, areas];

/** The version that a chain writes. Throws when a number is missing or twice: versions are contiguous from 2. */
export function versionOf(chain: readonly Migration[]): number {
  chain.forEach((step, at) => {
    if (step.to !== at + 2) throw new RangeError(`Migration to ${step.to} stands where ${at + 2} belongs`);
  });
  return chain.length + 1;
}

/** Brings a body from version `from` to the chain's own, through every step between. */
export function migrate(chain: readonly Migration[], format: Format, from: number, body: unknown): unknown {
  return chain.slice(from - 1).reduce((value, step) => step.migrate(format, value), body);
}

import { oc, type as typed } from '@orpc/contract';
import { z } from 'zod';
import { refusals } from './refusal.ts';

/** A drive that can be carried away. Sizes in bytes. */
export interface Drive {
  readonly path: string;
  readonly name: string;
  readonly free: number;
  readonly size: number;
  readonly fileSystem: string;
}

export interface Folder {
  readonly path: string;
  /** Null at the top. */
  readonly parent: string | null;
  readonly folders: readonly { readonly name: string; readonly path: string }[];
  readonly free: number | null;
  readonly writable: boolean;
}

export const placesContract = {
  drives: oc.output(typed<readonly Drive[]>()).errors(refusals),
  /** Null lists the starting places: home, documents, drives. */
  folder: oc
    .input(z.strictObject({ path: z.string().max(4_096).nullable() }))
    .output(typed<Folder>())
    .errors(refusals),
  makeFolder: oc
    .input(z.strictObject({ parent: z.string().max(4_096), name: z.string().min(1).max(200) }))
    .output(typed<Folder>())
    .errors(refusals),
  /** The system's own folder dialog, where `app.info.dialogs` says there is one; null when the person cancelled. */
  choose: oc.output(typed<string | null>()).errors(refusals),
};

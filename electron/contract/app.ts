import { eventIterator, oc, type as typed } from '@orpc/contract';
import { z } from 'zod';
import type { SyncEvent } from './exchange.ts';
import { refusals } from './refusal.ts';

export interface AppInfo {
  readonly shell: 'electron' | 'browser';
  readonly version: string;
  readonly system: string;
  /** Whether `places.choose` opens the system's own dialog here. */
  readonly dialogs: boolean;
}

/** Something changed in the core; open views ask again for what they show. */
export type AppEvent =
  | { readonly type: 'profile' }
  | { readonly type: 'settings' }
  | { readonly type: 'pack' }
  | { readonly type: 'reading' }
  | { readonly type: 'drafts' }
  | { readonly type: 'draft'; readonly id: string; readonly edition: number }
  | { readonly type: 'approved' }
  | { readonly type: 'review' }
  | { readonly type: 'feedback' }
  | { readonly type: 'publish' }
  | { readonly type: 'exchange' }
  | { readonly type: 'sync'; readonly step: SyncEvent }
  /** A file of the campaign came: `media/<hash>` shows it from now on. */
  | { readonly type: 'media'; readonly hash: string }
  | { readonly type: 'menu'; readonly command: MenuCommand };

/** What the Electron menu asks of the interface. */
export const menuCommands = ['new-draft', 'search', 'settings', 'export', 'undo', 'redo', 'help'] as const;
export type MenuCommand = (typeof menuCommands)[number];

export const appContract = {
  info: oc.output(typed<AppInfo>()),
  /** Never ends by itself; begins with what happens after the call. */
  events: oc.output(eventIterator(z.custom<AppEvent>())),
  /** An error of the interface, for the log. */
  report: oc.input(z.strictObject({ message: z.string().max(4_000), stack: z.string().max(16_000) })).errors(refusals),
};

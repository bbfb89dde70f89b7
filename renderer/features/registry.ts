import { type ComponentType, createElement, lazy, type ReactNode, useState } from 'react';
import { whenAnswering } from '../client.ts';
import type { IconName } from '../ui/icon.tsx';

/** A place in the rail. Its name is `nav.<id>` in the common messages, its address `#/<id>`. */
export interface Feature {
  readonly id: string;
  readonly icon: IconName;
  readonly Screen: ComponentType;
  /** Shown only to members who may decide. */
  readonly deciders?: boolean;
  /** Shown only to members who write releases. */
  readonly authors?: boolean;
  /** Stands at the foot of the rail. */
  readonly foot?: boolean;
}

const reads = new Map<ComponentType, () => Promise<unknown>>();

/** A screen whose code is read when it is first opened, unless it has been read before: then it stands at once. */
function screen(load: () => Promise<{ readonly default: ComponentType }>): ComponentType {
  let known: ComponentType | null = null;
  const read = async (): Promise<{ readonly default: ComponentType }> => {
    const module = await whenAnswering(load);
    known = module.default;
    return module;
  };
  const Awaited = lazy(read);
  // One of the two for as long as it stands: changed for the other, it would be drawn from nothing.
  const Screen = (): ReactNode => createElement(useState(() => known ?? Awaited)[0]);
  reads.set(Screen, read);
  return Screen;
}

/** Reads the code of every screen, one after the other: what is opened later stands at once. */
export async function readScreens(): Promise<void> {
  for (const read of reads.values()) await read();
}

/** Reads the code of one screen before it is asked for; what fails here is met where it is opened. */
export async function readScreen(id: string): Promise<void> {
  const feature = features.find((one) => one.id === id);
  if (feature !== undefined)
    await reads
      .get(feature.Screen)?.()
      .catch(() => undefined);
}

/**
 * The screens, in the rail's order. A feature that comes adds one line here: its folder's `screen.tsx` exports the
 * screen by default and reads the rest of the address with `useRoute()`.
 */
export const features: readonly Feature[] = [
  { id: 'today', icon: 'today', Screen: screen(() => import('./today/screen.tsx')) },
  { id: 'guidelines', icon: 'guidelines', Screen: screen(() => import('./guidelines/screen.tsx')) },
  { id: 'library', icon: 'library', Screen: screen(() => import('./library/screen.tsx')) },
  { id: 'drafts', icon: 'drafts', Screen: screen(() => import('./drafts/screen.tsx')) },
  { id: 'review', icon: 'review', Screen: screen(() => import('./review/screen.tsx')), deciders: true },
  { id: 'approved', icon: 'approved', Screen: screen(() => import('./approved/screen.tsx')) },
  { id: 'exchange', icon: 'exchange', Screen: screen(() => import('./exchange/screen.tsx')) },
  { id: 'publish', icon: 'publish', Screen: screen(() => import('./publish/screen.tsx')), authors: true },
  { id: 'settings', icon: 'settings', Screen: screen(() => import('./settings/screen.tsx')), foot: true },
];

/** Whether a screen exists already: links to one that doesn't are not shown. */
export const exists = (id: string): boolean => features.some((feature) => feature.id === id);

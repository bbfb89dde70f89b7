import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BrowserWindow, type Rectangle, screen } from 'electron';
import { z } from 'zod';

const state = z.strictObject({ x: z.int(), y: z.int(), width: z.int(), height: z.int(), maximised: z.boolean() });
type WindowState = z.infer<typeof state>;

/** The least the interface is drawn for, in device-independent pixels. */
export const smallest = { width: 800, height: 560 } as const;
const usual = { width: 1280, height: 760 } as const;

/**
 * Where the window stood last time, when that place is still on a screen; else the usual size, which the system centres.
 * Losing this file costs nobody anything: no durable write, and a damaged one counts as none.
 */
export function lastPlace(file: string): Partial<Rectangle> & { readonly maximised: boolean } {
  const saved = read(file);
  if (saved === null) return { ...usual, maximised: false };
  if (!isVisible(saved)) return { width: saved.width, height: saved.height, maximised: saved.maximised };
  return saved;
}

/** Remembers the window's place whenever it closes. */
export function rememberPlace(window: BrowserWindow, file: string): void {
  window.on('close', () => {
    const place: WindowState = { ...window.getNormalBounds(), maximised: window.isMaximized() };
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(place));
  });
}

function read(file: string): WindowState | null {
  try {
    return state.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Missing, cut short or of another version: the usual place is a fine answer to all three.
    return null;
  }
}

/** A screen that was unplugged must not keep the window. */
function isVisible(place: WindowState): boolean {
  const { workArea } = screen.getDisplayMatching(place);
  return (
    place.x < workArea.x + workArea.width - 80 &&
    place.x + place.width > workArea.x + 80 &&
    place.y >= workArea.y - 8 &&
    place.y < workArea.y + workArea.height - 80
  );
}

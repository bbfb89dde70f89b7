import type { Page } from '@playwright/test';

/** A place where Tab stops, as a person meets it. */
interface Stop {
  readonly what: string;
  /** Whether something on the screen says that the keyboard is here. */
  readonly shown: boolean;
  /** How it stands to the stop before it in its region, measured at one moment: null where it follows. */
  readonly back: 'up' | 'against the reading direction' | null;
}

interface Walked {
  readonly stops: readonly Stop[];
  /** What can be seen and used but is not met. */
  readonly missed: readonly string[];
  /** The element at which the walk came round before it left the page; null when it left. */
  readonly trappedAt: string | null;
}

const MANY = 300;

/** Walks the whole screen by Tab, from its first stop until the keyboard leaves the page. */
export async function walkByTab(page: Page): Promise<Walked> {
  await page.mouse.move(1, 1);
  await page.evaluate(beginWalk);
  const stops: Stop[] = [];
  for (let step = 0; step < MANY; step += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(stopHere);
    if (stop === null) return { stops, missed: await page.evaluate(notMet), trappedAt: null };
    if (stop === 'again') break;
    stops.push(stop);
  }
  return { stops, missed: [], trappedAt: stops.at(-1)?.what ?? 'the first stop' };
}

/** The regions that F6 goes to, by name, once round. */
export async function walkByF6(page: Page, key: 'F6' | 'Shift+F6'): Promise<readonly string[]> {
  const names: string[] = [];
  for (;;) {
    await page.keyboard.press(key);
    const name = await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? 'no region');
    if (names.includes(name)) return names;
    names.push(name);
  }
}

// What follows runs in the page. Its memory hangs on the window: functions given to `evaluate` share nothing else.

interface Memory {
  met: Set<Element>;
  last: Element | null;
}
declare global {
  interface Window {
    tabWalk: Memory;
  }
}

/** Before everything else: where the keyboard is when the window has just come up. */
function beginWalk(): void {
  window.tabWalk = { met: new Set(), last: null };
  const door = document.createElement('i');
  door.tabIndex = -1;
  document.body.prepend(door);
  door.focus({ preventScroll: true });
  door.addEventListener('blur', () => door.remove());
}

function stopHere(): Stop | 'again' | null {
  const here = document.activeElement;
  if (here === null || here === document.body) return null;
  const memory = window.tabWalk;
  if (memory.met.has(here)) return 'again';
  memory.met.add(here);
  const ringed = (one: Element | null | undefined): boolean => {
    if (one === null || one === undefined) return false;
    const { outlineStyle, outlineWidth, caretColor } = getComputedStyle(one);
    const isText = one.matches('[contenteditable="true"]') && caretColor !== 'transparent';
    return isText || (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0);
  };
  // On itself, in it, around it, or on the box that stands for a hidden input.
  const near = [here, ...here.children, here.parentElement, here.parentElement?.parentElement, here.nextElementSibling];
  const around = here.closest('label') ?? here.closest('[role="row"]');
  const shown = near.some(ringed) || [...(around?.querySelectorAll('*') ?? [])].some(ringed);
  const region = here.closest('[data-region]')?.getAttribute('aria-label') ?? '';
  const before = memory.last;
  memory.last = here;
  const inOne = before !== null && before.closest('[data-region]') === here.closest('[data-region]');
  const box = here.getBoundingClientRect();
  const was = inOne ? before.getBoundingClientRect() : null;
  const isRow = was !== null && Math.min(box.bottom, was.bottom) - Math.max(box.top, was.top) > box.height / 2;
  const onwards = document.dir === 'rtl' ? -1 : 1;
  const isBack = was !== null && (box.left - was.left) * onwards < 0;
  const isUp = was !== null && box.bottom <= was.top;
  const name = here.getAttribute('aria-label') ?? here.textContent.trim().slice(0, 40);
  return {
    what: `${here.tagName.toLowerCase()} «${name}» in «${region}»`,
    shown,
    back: isRow && isBack ? 'against the reading direction' : isUp && isBack ? 'up' : null,
  };
}

function notMet(): string[] {
  const able = 'a[href], button, input, textarea, select, [tabindex="0"], [contenteditable="true"]';
  const { met } = window.tabWalk;
  // Of a set to choose one from, Tab stops at one; the arrows go on.
  const setOf = (one: Element): unknown =>
    one instanceof HTMLInputElement && one.type === 'radio' ? one.name : one.closest('[role="radiogroup"]');
  const inMet = (one: Element): boolean =>
    met.has(one) ||
    (one.matches('[type="radio"], [role="radio"]') && [...met].some((other) => setOf(other) === setOf(one)));
  return [...document.querySelectorAll<HTMLElement>(able)]
    .filter((one) => one.tabIndex >= 0 && one.checkVisibility() && !one.matches(':disabled') && !one.closest('[inert]'))
    .filter((one) => !inMet(one))
    .map((one) => `${one.tagName.toLowerCase()} «${one.getAttribute('aria-label') ?? one.textContent.trim()}»`);
}

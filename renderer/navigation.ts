import { useSyncExternalStore } from 'react';

// Places in the interface are hash routes, so that Back, a reload and a link in a finding all work in both shells:
// #/drafts, #/drafts/<id>, #/guidelines/<id>?find=<words>.

/** Where the interface is: the feature, what follows it, and questions such as `find`. */
export interface Route {
  readonly feature: string;
  readonly path: readonly string[];
  readonly query: URLSearchParams;
}

/** Feature shown when the address names none. */
export const START = 'today';

/** Reads a hash (`#/drafts/abc?x=1`); what does not decode is kept as written. */
export function parseRoute(hash: string): Route {
  const [address = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [feature = '', ...path] = address
    .split('/')
    .filter((part) => part !== '')
    .map(decode);
  return { feature: feature === '' ? START : feature, path, query: new URLSearchParams(query) };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return part;
    throw error;
  }
}

/** The address of a place: `hrefOf(['drafts', id], { version: 'x' })` → `#/drafts/<id>?version=x`. */
export function hrefOf(parts: readonly string[], query: Readonly<Record<string, string>> = {}): string {
  const asked = new URLSearchParams(query).toString();
  return `#/${parts.map(encodeURIComponent).join('/')}${asked === '' ? '' : `?${asked}`}`;
}

/** Goes to a place; `replace` leaves no step to come back to. */
export function go(
  parts: readonly string[],
  query: Readonly<Record<string, string>> = {},
  { replace = false }: { readonly replace?: boolean } = {},
): void {
  const href = hrefOf(parts, query);
  if (replace) {
    history.replaceState(null, '', href);
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  } else location.hash = href;
}

/** A `go` for what ends later: it leads nowhere once people have left from where they are at this call. */
export function goFromHere(): typeof go {
  const { hash } = location;
  return (...place) => {
    if (location.hash === hash) go(...place);
  };
}

const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};

let last: { readonly hash: string; readonly route: Route } | null = null;
/** Where one is at this moment, which a component may have been drawn too early to know. */
export function current(): Route {
  if (last?.hash !== location.hash) last = { hash: location.hash, route: parseRoute(location.hash) };
  return last.route;
}

/** The current place; the component follows it. */
export const useRoute = (): Route => useSyncExternalStore(subscribe, current);

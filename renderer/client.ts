import { createORPCClient, isDefinedError } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { QueryClient } from '@tanstack/react-query';
import ReconnectingSocket from 'partysocket/ws';
import type { AppEvent, MenuCommand } from '#contract/app.ts';
import type { AppClient } from '#contract/contract.ts';
import type { Refusal } from '#contract/refusal.ts';

// The only file that touches the bridge: Electron's MessagePort where the preload says so, else the loopback socket.

declare global {
  interface Window {
    readonly tansiqShell?: { readonly kind: 'electron' };
  }
}

/** Whether the core answers: `lost` while the socket reconnects, `gone` when it has not come back for long. */
export type Connection = 'connecting' | 'open' | 'lost' | 'gone';

/** Tries after which we stop saying "coming back" and ask to open the app again. */
const TRIES_BEFORE_GONE = 8;

let connection: Connection = 'connecting';
const connectionListeners = new Set<() => void>();

function setConnection(next: Connection): void {
  if (connection === next) return;
  connection = next;
  for (const listener of connectionListeners) listener();
}

/** For `useSyncExternalStore`. */
export const connectionStore = {
  get: (): Connection => connection,
  subscribe(listener: () => void): () => void {
    connectionListeners.add(listener);
    return () => connectionListeners.delete(listener);
  },
};

/** The core, called directly: for progress iterators and editors; views use `api` with TanStack Query. */
export const core: AppClient = window.tansiqShell?.kind === 'electron' ? overPort() : overSocket();

function overPort(): AppClient {
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener('close', () => setConnection('gone'));
  window.postMessage('tansiq:rpc-port', location.origin === 'null' ? '*' : location.origin, [port2]);
  port1.start();
  setConnection('open');
  return createORPCClient(new PortLink({ port: port1 }));
}

function overSocket(): AppClient {
  const socket = new ReconnectingSocket(`ws://${location.host}/rpc`, [], {
    minReconnectionDelay: 250,
    maxReconnectionDelay: 4_000,
    // What was asked before a loss fails and is asked again by its owner, with the same command id.
    maxEnqueuedMessages: 0,
  });
  socket.addEventListener('open', () => setConnection('open'));
  socket.addEventListener('close', () => setConnection(socket.retryCount >= TRIES_BEFORE_GONE ? 'gone' : 'lost'));
  return createORPCClient(new SocketLink({ websocket: socket as unknown as WebSocket }));
}

/** Query and mutation options for every procedure: `useQuery(api.drafts.list.queryOptions())`. */
export const api = createTanstackQueryUtils(core);

/**
 * The core is on this computer: never paused for want of a network, and a refusal is an answer, not a failure to retry.
 * While the core is away what was asked is asked on: screens wait for it and open when it is back.
 */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      retry: (count, error) => refusalOf(error) === null && (connection !== 'open' || count < 2),
      retryDelay: 500,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** The refusal an error of the core carries; null for anything else (a lost connection, a fault of ours). */
export function refusalOf(error: unknown): Refusal | null {
  if (!(error instanceof Error) || !isDefinedError(error)) return null;
  const { data } = error as { readonly data?: Refusal };
  return data?.code === undefined ? null : data;
}

const menuListeners = new Set<(command: MenuCommand) => void>();

/** Hears what the application menu asks. Answers how to stop hearing. */
export function onMenu(listener: (command: MenuCommand) => void): () => void {
  menuListeners.add(listener);
  return () => menuListeners.delete(listener);
}

const stale = (queryKey: readonly unknown[]): void => void queries.invalidateQueries({ queryKey });

const draftListeners = new Set<(id: string, edition: number) => void>();

/** Hears of every save of a draft, whoever made it. Answers how to stop hearing. */
export function onDraft(listener: (id: string, edition: number) => void): () => void {
  draftListeners.add(listener);
  return () => draftListeners.delete(listener);
}

/** Lists follow typing at this pace: a save comes several times a second, and a list of thousands is not small. */
const FOLLOW_MS = 1_000;
const soon = new Map<string, readonly unknown[]>();

function staleSoon(queryKey: readonly unknown[]): void {
  if (soon.size === 0) setTimeout(refreshSoon, FOLLOW_MS);
  soon.set(JSON.stringify(queryKey), queryKey);
}

function refreshSoon(): void {
  const keys = [...soon.values()];
  soon.clear();
  for (const queryKey of keys) void queries.invalidateQueries({ queryKey });
}

/** What an event of the core makes stale. */
function refresh(event: AppEvent): void {
  switch (event.type) {
    case 'profile':
      // Another member, office or data altogether.
      void queries.invalidateQueries();
      return;
    case 'settings':
      stale(api.settings.key());
      return;
    case 'pack':
      stale(api.pack.key());
      stale(api.approved.key());
      stale(api.exchange.library.key());
      stale(api.enrolment.key());
      return;
    case 'reading':
      stale(api.pack.reading.key());
      return;
    case 'drafts':
      stale(api.drafts.key());
      stale(api.review.key());
      return;
    case 'draft':
      for (const listener of draftListeners) listener(event.id, event.edition);
      staleSoon(api.drafts.list.key());
      staleSoon(api.review.key());
      staleSoon(api.drafts.open.key({ input: { id: event.id } }));
      staleSoon(api.drafts.revisions.key({ input: { id: event.id } }));
      return;
    case 'approved':
      stale(api.approved.key());
      return;
    case 'review':
      stale(api.review.key());
      return;
    case 'feedback':
      stale(api.feedback.key());
      return;
    case 'publish':
      stale(api.publish.key());
      return;
    case 'exchange':
      // A sync that sends a hundred parcels says so a hundred times.
      staleSoon(api.exchange.key());
      return;
    case 'sync':
      queries.setQueryData(api.exchange.state.queryKey(), (state) => state && { ...state, running: event.step });
      return;
    case 'media':
      queries.setQueryData(mediaHereKey(event.hash), true);
      return;
    case 'menu':
      for (const listener of menuListeners) listener(event.command);
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Loads code or messages, which come from the core too: while it is away they are waited for. */
export async function whenAnswering<T>(load: () => Promise<T>): Promise<T> {
  for (let faults = 0; ;) {
    try {
      return await load();
    } catch (error) {
      // The end of the socket may be heard after the failure of what went with it: only an answer says that it is there.
      const here = await core.app.info().then(Boolean, () => false);
      faults = here ? faults + 1 : 0;
      // A second failure with an answering core is a fault of ours.
      if (faults === 2) throw error;
      if (!here) await answering();
    }
  }
}

function answering(): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (connection !== 'open') return;
      unsubscribe();
      resolve();
    };
    const unsubscribe = connectionStore.subscribe(look);
    look();
  });
}

/** Follows the core's events for as long as the interface lives; after a gap everything shown is asked again. */
export async function followEvents(): Promise<never> {
  for (let gap = false; ; gap = true) {
    try {
      const events = await core.app.events();
      if (gap) void queries.invalidateQueries();
      for await (const event of events) refresh(event);
    } catch (error) {
      // The socket closed: the loop asks again. A refusal here would be a fault of ours and must be seen.
      if (refusalOf(error) !== null) throw error;
    }
    await pause(500);
  }
}

/** Under which the interface remembers whether a media file is on this computer. */
export const mediaHereKey = (hash: string) => ['media-here', hash] as const;

/** URL of a media file by its content hash, in both shells. */
export const mediaUrl = (hash: string): string => new URL(`media/${hash}`, document.baseURI).href;

/** A new id for a command or an object: a ULID (48 bits of time, 80 of chance, Crockford's base 32). */
export function newId(): string {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  let time = Date.now();
  let head = '';
  for (let i = 0; i < 10; i += 1) {
    head = (alphabet[time % 32] ?? '') + head;
    time = Math.floor(time / 32);
  }
  return head + Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => alphabet[byte % 32] ?? '').join('');
}

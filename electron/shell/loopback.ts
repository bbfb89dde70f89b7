import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Content, find } from './content.ts';

// An import reads every name of http, and with one of them all of fetch: a quarter of the time until the address stands.
const { createServer } = process.getBuiltinModule('node:http');

/** The browser shell's server: one page, its media and one socket, for the one browser that holds the cookie. */
export interface Loopback {
  /** Address to open once; a second use is refused. */
  readonly url: string;
  readonly port: number;
  /** Gives what has waited for the core, and what comes later, to it. */
  serve(behind: Behind): void;
  close(): Promise<void>;
}

/** What only an open core answers: until it is there, who asks for it waits. */
export interface Behind extends Pick<Content, 'media' | 'rules'> {
  /** Takes a socket whose owner has been looked at. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Ends every socket. */
  close(): void;
}

const COOKIE = 'tansiq_session';
/** The system chooses. */
const ANY = 0;

const digest = (value: string): Buffer => createHash('sha256').update(value).digest();
const same = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));
const secret = (): string => randomBytes(32).toString('base64url');

/**
 * Serves the interface in `root` on a loopback port: on `wanted` while that is free, so that a browser finds what the
 * interface kept there before, else on any. It stands before the core does: a browser takes its time to start.
 */
export async function serveLoopback(root: string, wanted: number): Promise<Loopback> {
  const guard = new Guard();
  const core = Promise.withResolvers<Behind>();
  const waiting = new Set<Duplex>();
  let behind: Behind | null = null;
  let content: Content = {
    root,
    media: async (hash) => (await core.promise).media(hash),
    rules: async (name) => (await core.promise).rules(name),
    connect: '',
  };
  const server = createServer((request, response) => {
    answer(guard, content, request, response).catch(() => response.destroy());
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (!guard.maySocket(request)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    // Who leaves while waiting is not missed.
    socket.on('error', () => socket.destroy());
    waiting.add(socket);
    const pass = async (): Promise<void> => {
      const { upgrade } = await core.promise;
      if (waiting.delete(socket)) upgrade(request, socket, head);
    };
    void pass();
  });
  if (wanted === ANY || !(await listens(server, wanted))) await listens(server, ANY);
  const { port } = server.address() as AddressInfo;
  guard.host = `127.0.0.1:${port}`;
  content = { ...content, connect: `ws://${guard.host}` };
  return {
    url: `http://${guard.host}/launch?t=${guard.token}`,
    port,
    serve: (given) => {
      behind = given;
      core.resolve(given);
    },
    close: async () => {
      behind?.close();
      for (const socket of waiting) socket.destroy();
      waiting.clear();
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

/** False when the port is somebody else's, or kept from us by the system. */
async function listens(server: Server, port: number): Promise<boolean> {
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
    return true;
  } catch (error) {
    if (port !== ANY && isTaken(error)) return false;
    throw error;
  }
}

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES');

/** Who may ask: the right host (DNS rebinding), the right origin (other pages), the one-time token, then the cookie. */
class Guard {
  host = '';
  token: string | null = secret();
  readonly #session = secret();

  /** Uses the token up; true when it was the right one. */
  spend(given: string): boolean {
    if (this.token === null || !same(given, this.token)) return false;
    this.token = null;
    return true;
  }

  get cookie(): string {
    return `${COOKIE}=${this.#session}; HttpOnly; SameSite=Strict; Path=/`;
  }

  knows(request: IncomingMessage): boolean {
    const given = new RegExp(`(?:^|;\\s*)${COOKIE}=([^;]+)`).exec(request.headers.cookie ?? '')?.[1];
    return given !== undefined && same(given, this.#session);
  }

  maySocket(request: IncomingMessage): boolean {
    const { host, origin } = request.headers;
    return host === this.host && origin === `http://${this.host}` && request.url === '/rpc' && this.knows(request);
  }
}

async function answer(
  guard: Guard,
  content: Content,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { host, origin } = request.headers;
  if (host !== guard.host) return deny(response, 421);
  if (origin !== undefined && origin !== `http://${guard.host}`) return deny(response, 403);
  if (request.method !== 'GET' && request.method !== 'HEAD') return deny(response, 405);
  const url = new URL(request.url ?? '/', `http://${guard.host}`);
  if (url.pathname === '/launch') return launch(guard, url, response);
  if (!guard.knows(request)) return deny(response, 401);
  const found = await find(content, url.pathname);
  if (found === null) return deny(response, 404);
  if (found.kind === 'text') {
    response.writeHead(200, found.headers).end(request.method === 'HEAD' ? undefined : found.text);
    return;
  }
  response.writeHead(200, { ...found.headers, 'Content-Length': found.bytes });
  if (request.method === 'HEAD') response.end();
  else await pipeline(createReadStream(found.file), response);
}

function launch(guard: Guard, url: URL, response: ServerResponse): void {
  if (!guard.spend(url.searchParams.get('t') ?? '')) return deny(response, 403);
  response
    .writeHead(303, {
      'Set-Cookie': guard.cookie,
      Location: '/',
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
    })
    .end();
}

function deny(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' }).end(String(status));
}

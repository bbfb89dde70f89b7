import type { ClientRequest, IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Refusal } from '#contract/refusal.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { Traffic } from '../../services/ports/remote.ts';
import type { Timers } from '../../services/ports/system.ts';
import { agentFor } from './agent.ts';
import { type Pace, usualPace, type Watch, watch } from './pace.ts';
import { Refused } from '../refused.ts';
import { release, releaseRead } from './release-memory.ts';
import { SourceThrew } from '../source.ts';
import { trafficMeter } from './traffic-meter.ts';
import { pump, type Upload, whenToldOrTired } from './body.ts';
import { wireRefusal } from './refusal.ts';

// Not imported: see shell/loopback.ts.
const { request: plain } = process.getBuiltinModule('node:http');
const { request: safe } = process.getBuiltinModule('node:https');

/** Uploads of more bytes ask first: a refusal then costs no data. Where one is likely they are fewer; a new connection costs some, too. */
const ASK_FIRST = 256 * 1024;
const UNSURE_ASK_FIRST = 16 * 1024;
/** Longest answer that is read as a text, in bytes. */
const LONGEST_TEXT = 1024 * 1024;

export interface Ask {
  readonly method: string;
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Upload | undefined;
  /** Whether a refusal is likely: then even a small body is not sent before the server says so. */
  readonly unsure?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** An answer's head. One of the three must be called, so that the connection is free for others. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  chunks(): AsyncGenerator<Result<Uint8Array, Refusal>>;
  /** At most 1 MiB of it, as UTF-8. */
  text(): Promise<Result<string, Refusal>>;
  discard(): Promise<void>;
}

export interface Wire {
  send(ask: Ask): Promise<Result<Answer, Refusal>>;
  close(): void;
}

export interface WireDeps {
  readonly timers: Timers;
  readonly traffic?: Traffic | undefined;
  readonly pace?: Pace | undefined;
  /** Is told of each answer's head. */
  readonly heard?: ((headers: IncomingHttpHeaders) => void) | undefined;
}

/**
 * Requests to one server over kept connections. Node's `fetch` can't send a stream whose length is known, nor ask before
 * it sends; servers behind FastCGI store a stream of unknown length as an empty file.
 */
export function openWire(base: URL, certificate: string | null, deps: WireDeps): Wire {
  const line: Line = { agent: agentFor(base, certificate), deps, asksFirst: true };
  const tries = async (ask: Ask): Promise<Answer> => {
    try {
      const answer = await exchange(ask, line);
      if (answer.status !== EXPECTATION_FAILED) return answer;
      line.asksFirst = false;
      await answer.discard();
      return await exchange(ask, line);
    } catch (error) {
      // The server closed a kept connection in the same moment: nothing of this request reached it.
      if (error instanceof DeadConnection && ask.signal?.aborted !== true) return exchange(ask, line);
      throw error;
    }
  };
  return {
    async send(ask) {
      ask.signal?.throwIfAborted();
      try {
        return ok(await tries(ask));
      } catch (error) {
        return fail(refusalOf(error, ask));
      }
    },
    close: () => line.agent.destroy(),
  };
}

/** RFC 9110, section 15.5.18: an old server that can't be asked first. */
const EXPECTATION_FAILED = 417;

interface Line {
  readonly agent: ReturnType<typeof agentFor>;
  readonly deps: WireDeps;
  asksFirst: boolean;
}

class DeadConnection extends Error {
  readonly code = 'ECONNRESET';
}

/** Throws what is not the server's: the signal's reason, what the source threw, mistakes of the program. */
function refusalOf(error: unknown, { signal, url }: Ask): Refusal {
  if (signal?.aborted === true) throw signal.reason;
  if (error instanceof SourceThrew) throw error.cause;
  if (error instanceof Refused) return error.refusal;
  return wireRefusal(error, url.host);
}

function exchange(ask: Ask, { agent, deps, ...line }: Line): Promise<Answer> {
  const { method, url, body, signal } = ask;
  const { timers, pace = usualPace } = deps;
  return new Promise((resolve, reject) => {
    const headers: Record<string, string> = { 'accept-encoding': 'identity', ...ask.headers };
    if (body !== undefined) headers['content-length'] = String(body.bytes);
    const most = ask.unsure === true ? UNSURE_ASK_FIRST : ASK_FIRST;
    const asksFirst = line.asksFirst && body !== undefined && body.bytes > most;
    if (asksFirst) headers['expect'] = '100-continue';
    const request = (url.protocol === 'https:' ? safe : plain)(url, { method, headers, agent });
    const guard = watch(timers, request);
    const meter = trafficMeter(request, deps.traffic);
    const abort = (): void => void request.destroy(new Error('aborted'));
    const settle = (): void => {
      guard.end();
      meter();
      signal?.removeEventListener('abort', abort);
    };
    signal?.addEventListener('abort', abort, { once: true });
    // Only now: until there is a connection for it, it waits for those before it, which have limits of their own.
    request.once('socket', (socket: Socket) => {
      guard.expect(pace.connect);
      if (socket.connecting) socket.once('connect', () => guard.expect(pace.connect));
    });
    // Not once: a connection that breaks during the answer is told here too.
    request.on('error', (error) => {
      settle();
      const broken = ['ECONNRESET', 'EPIPE'].includes((error as NodeJS.ErrnoException).code ?? '');
      // Of a large body some may have arrived.
      const dead = broken && request.reusedSocket && (body === undefined || body.bytes <= ASK_FIRST);
      reject(dead ? new DeadConnection() : error);
    });
    request.once('response', (response) => {
      guard.rest();
      deps.heard?.(response.headers);
      releaseRead(response);
      resolve(answerOf(response, { ask, request, guard, meter, settle, pace }));
    });
    let answered = false;
    request.once('response', () => (answered = true));
    // Told when all is handed over, which may be after an early answer.
    const sent = (): void => (answered ? undefined : guard.expect(pace.answer));
    if (body === undefined) request.end(sent);
    else {
      const go = (): void => void pump({ request, body, guard, pace, sent, answered: () => answered });
      if (asksFirst) whenToldOrTired(request, timers, go);
      else go();
    }
  });
}

interface Running {
  readonly ask: Ask;
  readonly request: ClientRequest;
  readonly guard: Watch;
  readonly pace: Pace;
  meter(): void;
  settle(): void;
}

function answerOf(response: IncomingMessage, running: Running): Answer {
  const chunks = (): AsyncGenerator<Result<Uint8Array, Refusal>> => chunksOf(response, running);
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    chunks,
    async text() {
      const parts: Uint8Array[] = [];
      let length = 0;
      for await (const chunk of chunks()) {
        if (!chunk.ok) return chunk;
        parts.push(Uint8Array.from(chunk.value));
        length += chunk.value.length;
        if (length > LONGEST_TEXT) break;
      }
      return ok(Buffer.concat(parts).toString('utf8'));
    },
    async discard() {
      let length = 0;
      for await (const chunk of chunks()) {
        length += chunk.ok ? chunk.value.length : 0;
        // Longer is dearer than a new connection.
        if (length > LONGEST_TEXT) break;
      }
    },
  };
}

async function* chunksOf(response: IncomingMessage, running: Running): AsyncGenerator<Result<Uint8Array, Refusal>> {
  const { ask, request, guard, pace, meter, settle } = running;
  const parts = response[Symbol.asyncIterator]() as AsyncIterator<Buffer, undefined>;
  try {
    for (;;) {
      guard.expect(pace.idle);
      const next = await parts.next();
      // While the reader works on a part nothing is expected of the server.
      guard.rest();
      meter();
      ask.signal?.throwIfAborted();
      if (next.done === true) break;
      yield ok(next.value);
      release(next.value);
    }
    if (!response.complete) yield fail(wireRefusal(new DeadConnection(), ask.url.host));
  } catch (error) {
    yield fail(refusalOf(error, ask));
  } finally {
    settle();
    // An answer before the end of its question, or one not read to its end, leaves the connection in disorder.
    if (!response.complete || !request.writableFinished) request.destroy();
  }
}

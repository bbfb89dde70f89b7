import type { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import type { Timers } from '../../services/ports/system.ts';
import type { Pace, Watch } from './pace.ts';
import { SourceThrew } from '../source.ts';

/** How long a large upload waits to be told to go on (RFC 9110, section 10.1.1) before it goes on untold. */
const CONTINUE_AFTER = 1_500;

/** The body of a request. */
export interface Upload {
  readonly bytes: number;
  /** Asked again when a kept connection turns out to be dead. */
  chunks(): AsyncIterable<Uint8Array>;
}

/** Calls `go` once: when the server says so, or when it says nothing for a while; never after its answer. */
export function whenToldOrTired(request: ClientRequest, timers: Timers, go: () => void): void {
  let done = false;
  const first = (act: () => void) => () => {
    stop();
    if (!done) act();
    done = true;
  };
  let stop = (): void => undefined;
  request.flushHeaders();
  request.once('continue', first(go));
  request.once(
    'response',
    first(() => undefined),
  );
  request.once(
    'close',
    first(() => undefined),
  );
  request.once('socket', (socket: Socket) => {
    const wait = (): void => {
      if (!done) stop = timers.after(CONTINUE_AFTER, first(go));
    };
    if (socket.connecting) socket.once('connect', wait);
    else wait();
  });
}

interface Pumping {
  readonly request: ClientRequest;
  readonly body: Upload;
  readonly guard: Watch;
  readonly pace: Pace;
  sent(): void;
  answered(): boolean;
}

/** Sends the body as fast as the socket takes it; stops when the answer comes before its end. */
export async function pump({ request, body, guard, pace, sent, answered }: Pumping): Promise<void> {
  try {
    for await (const chunk of body.chunks()) {
      if (answered() || request.destroyed) return;
      guard.expect(pace.answer);
      if (!request.write(chunk)) await writable(request);
      if (answered()) return;
      guard.rest();
    }
    if (!answered()) request.end(sent);
  } catch (error) {
    request.destroy(error instanceof Error ? error : new SourceThrew(error));
  }
}

const writable = (request: ClientRequest): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      for (const event of ['drain', 'response', 'close']) request.off(event, done);
      resolve();
    };
    for (const event of ['drain', 'response', 'close']) request.once(event, done);
  });

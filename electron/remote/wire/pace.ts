import type { ClientRequest } from 'node:http';
import type { Timers } from '../../services/ports/system.ts';
import { Silence } from './refusal.ts';

/**
 * How long nothing may move, in milliseconds: while connecting; while bytes should come; while bytes go, until the answer
 * to the last of them. The last is long: the system takes megabytes off our hands at once and sends them over a slow
 * link, and a server may assemble gigabytes then. No limit is on the whole.
 */
export interface Pace {
  readonly connect: number;
  readonly idle: number;
  readonly answer: number;
}
export const usualPace: Pace = { connect: 20_000, idle: 30_000, answer: 240_000 };

/** Ends a request when nothing moves. */
export interface Watch {
  expect(milliseconds: number): void;
  rest(): void;
  /** For good: the connection may serve another request by now. */
  end(): void;
}

export function watch(timers: Timers, request: ClientRequest): Watch {
  let stop = (): void => undefined;
  let over = false;
  return {
    expect(milliseconds) {
      stop();
      if (over) return;
      stop = timers.after(milliseconds, () => request.destroy(new Silence(request.socket?.connecting === false)));
    },
    rest: () => stop(),
    end() {
      over = true;
      stop();
    },
  };
}

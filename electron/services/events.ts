import type { AppEvent } from '#contract/app.ts';
import { EventPublisher } from '@orpc/server';

/** More than a view could ever lag behind: a subscriber that stops reading loses the oldest beyond it. */
const BUFFERED = 10_000;

/** Tells every open view what changed. */
export class Events {
  readonly #publisher = new EventPublisher<{ event: AppEvent }>({ maxBufferedEvents: BUFFERED });

  send(event: AppEvent): void {
    this.#publisher.publish('event', event);
  }

  /** Answers how to stop listening. */
  on(listener: (event: AppEvent) => void): () => void {
    return this.#publisher.subscribe('event', listener);
  }

  /** From this call on; ends when the signal aborts or the reader returns. */
  subscribe(signal: AbortSignal | undefined): AsyncGenerator<AppEvent> {
    return this.#publisher.subscribe('event', signal === undefined ? {} : { signal });
  }

  /** How many listen; 0 when nobody does. */
  get size(): number {
    return this.#publisher.size;
  }
}

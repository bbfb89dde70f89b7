import { createHash } from 'node:crypto';
import type { Clock, Digest, Timers } from '../services/ports/system.ts';

/** This computer's clock. */
export const clock: Clock = { now: () => new Date().toISOString() };

/** SHA-256 in hex. */
export const digest: Digest = (data) => createHash('sha256').update(data).digest('hex');

/** This process's timers. */
export const timers: Timers = {
  after(milliseconds, work) {
    const timer = setTimeout(work, milliseconds);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** The same for commands: what they wait for keeps the process alive. */
export const steadyTimers: Timers = {
  after(milliseconds, work) {
    const timer = setTimeout(work, milliseconds);
    return () => clearTimeout(timer);
  },
};

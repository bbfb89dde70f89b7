import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { AppEvent } from '#contract/app.ts';
import { Events } from '../../electron/services/events.ts';
import { officeOf } from './support/office.ts';

describe('events', () => {
  it('reach every subscriber, from its call on, in order', async () => {
    const { client } = await officeOf('writer');
    const [a, b] = [await client.app.events(), await client.app.events()];
    await client.settings.set({ theme: 'dark' });
    await client.profile.actAs({ member: 'lead' });
    for (const one of [a, b]) {
      expect((await one.next()).value).toEqual({ type: 'settings' });
      expect((await one.next()).value).toEqual({ type: 'profile' });
      await one.return(undefined);
    }
  });

  it('nobody listens any more after a return, an abort or a break', async () => {
    const events = new Events();
    const left = events.subscribe(undefined);
    await left.return(undefined);
    expect(events.size).toBe(0);
    const stop = new AbortController();
    const waiting = events.subscribe(stop.signal).next();
    expect(events.size).toBe(1);
    stop.abort();
    await expect(waiting).rejects.toBeDefined();
    expect(events.size).toBe(0);
    const seen: AppEvent[] = [];
    const reading = (async () => {
      for await (const event of events.subscribe(undefined)) {
        seen.push(event);
        break;
      }
    })();
    await setImmediate();
    events.send({ type: 'drafts' });
    events.send({ type: 'pack' });
    await reading;
    expect(seen).toEqual([{ type: 'drafts' }]);
    expect(events.size).toBe(0);
  });

  it('a slow reader misses nothing', async () => {
    const events = new Events();
    const slow = events.subscribe(undefined);
    for (let edition = 0; edition < 2_000; edition += 1) events.send({ type: 'draft', id: 'd', edition });
    for (let edition = 0; edition < 2_000; edition += 1) {
      expect((await slow.next()).value).toEqual({ type: 'draft', id: 'd', edition });
    }
    await slow.return(undefined);
  });
});

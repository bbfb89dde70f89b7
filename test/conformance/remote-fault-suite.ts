import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Remote } from '../../electron/services/ports/remote.ts';
import type { RemoteServer, ServerKind } from '../support/remote-servers.ts';
import { faultCases, runFault } from './remote-faults.ts';

/** Every fault on one server, one after the other: what each operation comes to, and that nothing is lost by it. */
export function remoteFaultSuite({ driver, name, start }: ServerKind): void {
  describe(`${driver}, ${name}: faults`, { concurrent: false }, () => {
    let server: RemoteServer;
    let remote: Remote;
    beforeAll(async () => {
      server = await start();
      remote = await server.open('impatient');
    });
    afterAll(async () => {
      remote.close();
      await server.close();
    });
    it.each(faultCases.map((one, n) => ({ ...one, folder: `faults/${n}` })))('$name', async (one) => {
      const { proxy, body } = server;
      const { outcomes, broken } = await runFault({ proxy, remote, body }, one, one.folder);
      for (const [operation, outcome] of Object.entries(outcomes)) {
        const expected = one.expected?.[operation as keyof typeof outcomes] ?? ['ok'];
        expect(expected, `${operation}: ${outcome}`).toContain(outcome);
      }
      expect(broken).toEqual([]);
    });
  });
}

import { RPCHandler } from '@orpc/server/message-port';
import { ipcMain } from 'electron';
import type { Core } from '../core.ts';
import { router } from '../services/router.ts';
import { isOurFrame } from './security.ts';

/** Connects each port our page hands over to the core; a port from anywhere else is closed unread. */
export function connectPorts(core: Core): void {
  const handler = new RPCHandler(router);
  ipcMain.on('rpc:connect', (event) => {
    const [port] = event.ports;
    if (port === undefined) return;
    if (!isOurFrame(event.senderFrame)) {
      port.close();
      return;
    }
    handler.upgrade(port, { context: core.context });
    port.start();
  });
}

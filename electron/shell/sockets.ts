import { RPCHandler } from '@orpc/server/ws';
import { WebSocketServer } from 'ws';
import type { Core } from '../core.ts';
import { router } from '../services/router.ts';
import type { Behind } from './loopback.ts';

/** Largest message a socket takes: a paste of a million characters in UTF-8, with room. */
const MAX_MESSAGE = 16 << 20;

/** The core as the loopback server holds it: its calls over WebSockets. */
export function overSockets(core: Core): Behind {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE, perMessageDeflate: false });
  const handler = new RPCHandler(router);
  return {
    media: (hash) => core.media(hash),
    rules: (name) => core.rules(name),
    upgrade: (request, socket, head) =>
      sockets.handleUpgrade(request, socket, head, (ws) => void handler.upgrade(ws, { context: core.context })),
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
    },
  };
}

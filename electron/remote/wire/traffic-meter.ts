import type { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import type { Traffic } from '../../services/ports/remote.ts';

/** Tells what moved on the request's socket since it was last called. */
export function trafficMeter(request: ClientRequest, traffic: Traffic | undefined): () => void {
  let [requests, sent, received] = [1, 0, 0];
  let socket: Socket | null = null;
  request.once('socket', (given: Socket) => {
    socket = given;
    [sent, received] = [given.bytesWritten, given.bytesRead];
  });
  return () => {
    if (socket === null || traffic === undefined) return;
    const [written, read] = [socket.bytesWritten, socket.bytesRead];
    traffic({ requests, sent: written - sent, received: read - received });
    [requests, sent, received] = [0, written, read];
  };
}

import type { IncomingMessage } from 'node:http';

/** Smaller ones are left to the collector, in bytes. */
const WORTH_RELEASING = 16 * 1024;

/**
 * Gives the memory of a chunk back when the reader asks for the next: left to the collector more than 64 MB pile up before
 * it comes. Only memory that is this chunk's alone; one that was kept all the same is empty, which no reader overlooks.
 */
export function release(chunk: Buffer): void {
  const { buffer } = chunk;
  const own = chunk.length >= WORTH_RELEASING && chunk.length === buffer.byteLength;
  if (own && buffer instanceof ArrayBuffer) buffer.transfer(0);
}

/** Smaller answers are left to the collector, in bytes. */
const LARGE_ANSWER = 4 * 1024 * 1024;

/**
 * The same for what the socket read: Node's parser has copied the body out of it when this listener, which stands behind
 * the parser's, is called.
 */
export function releaseRead(response: IncomingMessage): void {
  if (!(Number(response.headers['content-length']) > LARGE_ANSWER)) return;
  const { socket } = response;
  socket.on('data', release);
  response.once('close', () => socket.off('data', release));
}

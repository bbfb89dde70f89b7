import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { retrying } from '../../electron/remote/retry.ts';
import { webdavRemote } from '../../electron/remote/webdav.ts';
import type { Traffic } from '../../electron/services/ports/remote.ts';
import { clock, steadyTimers } from '../../electron/system/system.ts';
import type { BenchRow } from './row.ts';

const SIZE = 200_000_000;
const RESET_EVERY = 5_000_000;
const MOST_MEGABYTES = 64;
const MEGABYTE = 1_000_000;
const piece = Buffer.alloc(65_536, 'ت');

/** 200 MB through a link that resets every 5 MB: bytes on the wire against bytes of the file, and the growth of memory. */
export async function benchRemote(): Promise<readonly BenchRow[]> {
  let received = 0;
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const traffic: Traffic = (spent) => (received += spent.received);
  const deps = { clock, timers: steadyTimers, random: () => 0, traffic };
  const address = { url: `http://127.0.0.1:${port}/`, certificate: null };
  const remote = retrying(webdavRemote(address, { user: '', secret: null }, deps), deps);
  try {
    const grown = await download(remote);
    return [
      row('200 MB over a link that resets every 5 MB, on the wire', received / MEGABYTE, SIZE / MEGABYTE, 1.05),
      row('the same: growth of memory / most allowed', grown, MOST_MEGABYTES, 1),
    ];
  } finally {
    remote.close();
    server.closeAllConnections();
    server.close();
  }
}

/** Reads all of it; answers by how many megabytes the process grew at most. */
async function download(remote: ReturnType<typeof retrying>): Promise<number> {
  const before = process.memoryUsage.rss();
  let [read, most] = [0, before];
  const object = await remote.get('objects/film');
  if (!object.ok) throw new Error(object.error.code);
  for await (const chunk of object.value.chunks) {
    if (!chunk.ok) throw new Error(chunk.error.code);
    read += chunk.value.length;
    most = Math.max(most, process.memoryUsage.rss());
  }
  if (read !== SIZE) throw new Error(`${read} bytes of ${SIZE}`);
  return (most - before) / MEGABYTE;
}

/** The file from the byte asked for, until the link breaks. */
async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  const range = { 'content-range': `bytes ${from}-${SIZE - 1}/${SIZE}` };
  response.writeHead(from > 0 ? 206 : 200, { 'content-length': SIZE - from, ...(from > 0 ? range : {}) });
  const until = Math.min(SIZE, from + RESET_EVERY);
  for (let at = from; at < until; at += piece.length) {
    const part = piece.subarray(0, Math.min(piece.length, until - at));
    if (!response.write(part)) await new Promise((resolve) => response.once('drain', resolve));
  }
  if (until === SIZE) response.end();
  else response.socket?.resetAndDestroy();
}

function row(name: string, ours: number, baseline: number, limit: number): BenchRow {
  const ratio = ours / baseline;
  return { name, ours, baseline, unit: 'MB', ratio, budget: `≤ ${limit} ×`, pass: ratio <= limit };
}

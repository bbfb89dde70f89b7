import { Agent, type IncomingMessage, request as ask, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { listen, type Listening } from './loopback.ts';

type Headers = Record<string, string | string[] | undefined>;

/** What goes wrong between us and a server. `after` counts bytes of the body that goes by. */
export type Mischief =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: OutgoingHttpHeaders;
      readonly body?: string;
      readonly after?: number;
    }
  | { readonly kind: 'reset' | 'truncate' | 'stall'; readonly of: 'question' | 'answer'; readonly after: number }
  /** The server does it, and the connection breaks before it can say so. */
  | { readonly kind: 'forget' }
  | { readonly kind: 'slow'; readonly piece: number; readonly pause: number }
  | {
      readonly kind: 'rewrite';
      readonly question?: (headers: Headers) => Headers;
      readonly answer?: (headers: Headers) => Headers;
    };

export interface Fault {
  readonly mischief: Mischief;
  /** Which requests; all when it says nothing. */
  readonly on?: (method: string, path: string) => boolean;
  /** How many of them; all when it says nothing. */
  readonly times?: number;
}

/** Stands before a server, real or fake, and does mischief when told to. */
export interface FaultProxy extends Listening {
  set(fault: Fault | null): void;
  /** Requests that came by, as `METHOD path`. */
  readonly asked: string[];
  /** Bytes of bodies that were given to the client's socket, and that came from it. */
  readonly bytes: { answered: number; uploaded: number };
}

export async function faultProxy(upstream: URL): Promise<FaultProxy> {
  const agent = new Agent({ keepAlive: true });
  const asked: string[] = [];
  const bytes = { answered: 0, uploaded: 0 };
  let fault: Fault | null = null;
  let left = 0;
  const listening = await listen((request, response) => {
    const method = request.method ?? 'GET';
    const path = request.url ?? '/';
    asked.push(`${method} ${path}`);
    const strikes = fault !== null && left > 0 && (fault.on?.(method, path) ?? true);
    if (strikes) left -= 1;
    const mischief = strikes ? (fault?.mischief ?? null) : null;
    // A broken connection on either side is what this is for.
    relay({ request, response, upstream, agent, mischief, bytes }).catch(() => response.socket?.destroy());
  });
  return {
    ...listening,
    asked,
    bytes,
    set(next) {
      fault = next;
      left = next?.times ?? Infinity;
    },
    async close() {
      agent.destroy();
      await listening.close();
    },
  };
}

interface Relay {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly upstream: URL;
  readonly agent: Agent;
  readonly mischief: Mischief | null;
  readonly bytes: { answered: number; uploaded: number };
}

async function relay(one: Relay): Promise<void> {
  const { request, response, upstream, agent, mischief } = one;
  if (mischief?.kind === 'answer') return answerInstead(one, mischief);
  const rewritten =
    mischief?.kind === 'rewrite' && mischief.question ? mischief.question(request.headers) : request.headers;
  const headers = Object.fromEntries(Object.entries(rewritten).filter(([, value]) => value !== undefined));
  const { hostname: host, port } = upstream;
  const question = ask({ host, port, method: request.method, path: request.url, headers, agent });
  question.once('continue', () => response.writeContinue());
  // Whoever gives up on us is given up on towards the server.
  response.once('close', () => response.writableFinished || question.destroy());
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    question.once('response', resolve);
    question.on('error', reject);
  });
  answered.catch(() => undefined);
  // A refusal may come before the body was asked for.
  await Promise.race([upload(one, question), answered]);
  const answer = await answered;
  if (mischief?.kind === 'forget') {
    answer.resume();
    response.socket?.resetAndDestroy();
    return;
  }
  await download(one, answer);
}

/** Reads so many bytes of the question's body, then answers in the server's place. */
async function answerInstead(
  { request, response, bytes }: Relay,
  { status, headers, body, after = 0 }: Extract<Mischief, { kind: 'answer' }>,
) {
  let come = 0;
  if (after > 0 && request.headers.expect !== undefined) response.writeContinue();
  if (after > 0) {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      bytes.uploaded += chunk.length;
      come += chunk.length;
      if (come >= after) break;
    }
  }
  response.writeHead(status, { connection: 'close', ...headers });
  response.end(request.method === 'HEAD' ? undefined : body);
  request.resume();
}

/** Whether the connection was broken at this chunk. */
async function strikes({ mischief, response }: Relay, of: 'question' | 'answer', passed: number): Promise<boolean> {
  if (mischief?.kind === 'slow') await sleep(mischief.pause);
  if (mischief === null || !('of' in mischief) || mischief.of !== of || passed < mischief.after) return false;
  if (mischief.kind === 'reset') response.socket?.resetAndDestroy();
  if (mischief.kind === 'truncate') response.socket?.end();
  return true;
}

async function upload(one: Relay, question: ReturnType<typeof ask>): Promise<void> {
  let passed = 0;
  for await (const chunk of pieces(one, one.request, 'question')) {
    passed += chunk.length;
    one.bytes.uploaded += chunk.length;
    if (!question.write(chunk)) await new Promise((resolve) => question.once('drain', resolve));
    if (await strikes(one, 'question', passed)) {
      await stalled(one);
      question.destroy();
      throw new Error('struck');
    }
  }
  question.end();
}

/** While a stall lasts, nothing more is read: until the client gives up. */
async function stalled({ mischief, response }: Relay): Promise<void> {
  if (mischief?.kind === 'stall' && response.socket?.destroyed === false) {
    await new Promise((resolve) => response.socket?.once('close', resolve));
  }
}

async function download(one: Relay, answer: IncomingMessage): Promise<void> {
  const { response, mischief } = one;
  const headers = mischief?.kind === 'rewrite' && mischief.answer ? mischief.answer(answer.headers) : answer.headers;
  const kept = Object.fromEntries(
    Object.entries(headers).filter(([name]) => !['connection', 'keep-alive', 'transfer-encoding'].includes(name)),
  );
  response.writeHead(answer.statusCode ?? 502, kept);
  response.flushHeaders();
  let passed = 0;
  for await (const chunk of pieces(one, answer, 'answer')) {
    passed += chunk.length;
    one.bytes.answered += chunk.length;
    await new Promise((resolve) => response.write(chunk, resolve));
    if (await strikes(one, 'answer', passed)) {
      await stalled(one);
      answer.destroy();
      return;
    }
  }
  response.end();
}

/** The body in pieces that end where the mischief is to strike. */
async function* pieces({ mischief }: Relay, body: IncomingMessage, of: 'question' | 'answer'): AsyncGenerator<Buffer> {
  let passed = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    let rest = chunk;
    while (rest.length > 0) {
      const struck = mischief !== null && 'of' in mischief && mischief.of === of ? mischief.after - passed : Infinity;
      const most = mischief?.kind === 'slow' ? mischief.piece : struck > 0 ? struck : Infinity;
      const piece = rest.subarray(0, Math.min(rest.length, most));
      rest = rest.subarray(piece.length);
      passed += piece.length;
      yield piece;
    }
  }
}

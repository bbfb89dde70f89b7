import { createHash } from 'node:crypto';
import { AwsV4Signer } from 'aws4fetch';
import { refuse, type Refusal } from '#contract/refusal.ts';
import type { RemoteAddress } from '#contract/schemas/remote.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { Clock } from '../services/ports/system.ts';
import { bytesUpload, type DavDeps, type Signal } from './dav.ts';
import { errorRefusal, readError, type S3Error } from './s3-answers.ts';
import { type Answer, openWire } from './wire/wire.ts';
import { Gibberish, statusRefusal } from './wire/refusal.ts';
import { NotXml } from './xml.ts';

export type S3Address = Extract<RemoteAddress, { kind: 's3' }>;

export interface S3Ask {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  /** The object's whole name, its prefix included; none asks about the bucket. */
  readonly name?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  readonly signal: Signal;
}

/** An error answer with what it says of itself. */
export interface S3Refused {
  readonly refusal: Refusal;
  /** The error's code; '' when the answer tells none. */
  readonly code: string;
}

export interface S3Wire {
  readonly host: string;
  /** A signed request; `fine` are the statuses that are answers, all others are refusals. */
  ask(ask: S3Ask, fine?: readonly number[]): Promise<Result<Answer, S3Refused>>;
  /** The same, answered by a document. */
  document(ask: S3Ask): Promise<Result<string, S3Refused>>;
  close(): void;
}

/** Farther off than this S3 refuses requests, in minutes. */
const SKEW = 15;

/** Speaks to one bucket of a store that understands S3, signing each request (AWS Signature Version 4). */
export function openS3(address: S3Address, secret: string, deps: DavDeps): S3Wire {
  const base = baseOf(address);
  const { host } = base;
  const wire = openWire(base, address.certificate, deps);
  /** How far this computer's clock is behind the server's, in milliseconds: told by the server when it matters. */
  let behind = 0;
  const sign = (ask: S3Ask) => signed(ask, base, address, secret, Date.parse(deps.clock.now()) + behind);
  const once = async (ask: S3Ask): Promise<Result<Answer, Refusal>> => {
    const { url, headers } = await sign(ask);
    const { method, body, signal } = ask;
    try {
      return await wire.send({
        method,
        url,
        headers,
        signal,
        body: body === undefined ? undefined : bytesUpload(body),
      });
    } catch (error) {
      if (error instanceof Gibberish) return fail(refuse('remote-not-s3', { host }));
      throw error;
    }
  };
  const ask = async (ask: S3Ask, fine: readonly number[] = [200, 204]): Promise<Result<Answer, S3Refused>> => {
    for (let corrected = false; ; corrected = true) {
      const answer = await once(ask);
      if (!answer.ok) return fail({ refusal: answer.error, code: '' });
      if (fine.includes(answer.value.status)) return answer;
      const off = apart(answer.value, deps.clock);
      const refused = await refusedBy(answer.value, { ...address, host, now: deps.clock.now(), minutes: off.minutes });
      const skewed = refused.code === 'RequestTimeTooSkewed' || (ask.method === 'HEAD' && off.minutes >= SKEW);
      if (!skewed || corrected || off.minutes === 0) return fail(refused);
      behind = off.milliseconds;
    }
  };
  return {
    host,
    ask,
    async document(one) {
      const answer = await ask(one, [200]);
      if (!answer.ok) return answer;
      const text = await answer.value.text();
      if (!text.ok) return fail({ refusal: text.error, code: '' });
      // CompleteMultipartUpload begins its answer before it knows how it ends.
      const error = errorIn(text.value);
      if (error === null) return text;
      const refusal =
        errorRefusal(error, { ...address, host, minutes: 0 }) ?? refuse('remote-fault', { host, status: 200 });
      return fail({ refusal, code: error.code });
    },
    close: () => wire.close(),
  };
}

function baseOf({ endpoint, bucket, style }: S3Address): URL {
  const url = new URL(endpoint.endsWith('/') ? endpoint : `${endpoint}/`);
  if (style === 'path') return new URL(`${bucket}/`, url);
  url.hostname = `${bucket}.${url.hostname}`;
  return url;
}

async function signed(
  { method, name = '', query = {}, headers = {}, body }: S3Ask,
  base: URL,
  { keyId, region }: S3Address,
  secret: string,
  at: number,
) {
  const url = new URL(name, base);
  for (const [parameter, value] of Object.entries(query)) url.searchParams.set(parameter, value);
  const hash = createHash('sha256')
    .update(body ?? new Uint8Array(0))
    .digest('hex');
  const signer = new AwsV4Signer({
    method,
    url: url.href,
    headers: { ...headers, 'x-amz-content-sha256': hash },
    accessKeyId: keyId,
    secretAccessKey: secret,
    service: 's3',
    region,
    datetime: new Date(at).toISOString().replaceAll(/[:-]|\.\d{3}/g, ''),
  });
  const made = await signer.sign();
  return { url: made.url, headers: Object.fromEntries(made.headers) };
}

/** How far the server's clock is from ours. */
function apart({ headers }: Answer, clock: Clock): { readonly milliseconds: number; readonly minutes: number } {
  const milliseconds = Date.parse(headers.date ?? '') - Date.parse(clock.now());
  if (Number.isNaN(milliseconds)) return { milliseconds: 0, minutes: 0 };
  return { milliseconds, minutes: Math.round(Math.abs(milliseconds) / 60_000) };
}

interface Facts {
  readonly host: string;
  readonly bucket: string;
  readonly now: string;
  readonly minutes: number;
}

async function refusedBy(answer: Answer, facts: Facts): Promise<S3Refused> {
  const text = await answer.text();
  if (!text.ok) return { refusal: text.error, code: '' };
  const error = errorIn(text.value);
  const region = answer.headers['x-amz-bucket-region'];
  const full =
    error === null ? null : { ...error, region: error.region ?? (typeof region === 'string' ? region : null) };
  const refusal = (full && errorRefusal(full, facts)) ?? statusRefusal(answer, facts.host, facts.now);
  return { refusal, code: error?.code ?? '' };
}

function errorIn(text: string): S3Error | null {
  try {
    return text.trim() === '' ? null : readError(text);
  } catch (error) {
    if (error instanceof NotXml) return null;
    throw error;
  }
}

export const answered = <T>(result: Result<T, S3Refused>): Result<T, Refusal> =>
  result.ok ? result : fail(result.error.refusal);

/** What a document tells, or that it is none of S3's. */
export function reading<T>(text: string, host: string, read: (text: string) => T | null): Result<T, Refusal> {
  try {
    const told = read(text);
    return told === null ? fail(refuse('remote-not-s3', { host })) : ok(told);
  } catch (error) {
    if (error instanceof NotXml) return fail(refuse('remote-not-s3', { host }));
    throw error;
  }
}

import { refuse, type Refusal } from '#contract/refusal.ts';
import { codeOf } from '../../system/error-code.ts';

/** Nothing moved for too long; `before` the connection stood or after. */
export class Silence extends Error {
  readonly connected: boolean;
  constructor(connected: boolean) {
    super('silence');
    this.connected = connected;
  }
}

/** What answers does not speak HTTP. */
export class Gibberish extends Error {}

const OFFLINE = new Set(['EAI_AGAIN', 'ENETUNREACH', 'ENETDOWN', 'ENONET', 'EADDRNOTAVAIL', 'EAI_FAIL']);
const UNREACHABLE = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'EHOSTDOWN', 'ETIMEDOUT']);
const CUT = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_DESTROYED']);
const CERTIFICATE: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not-yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'other-name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'unknown-issuer',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknown-issuer',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown-issuer',
  UNABLE_TO_GET_ISSUER_CERT: 'unknown-issuer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown-issuer',
  CERT_UNTRUSTED: 'unknown-issuer',
};

/** What a broken exchange with a server is to the caller. A mistake of the program is thrown on. */
export function wireRefusal(error: unknown, host: string): Refusal {
  if (error instanceof Silence) return refuse(error.connected ? 'remote-stalled' : 'remote-unreachable', { host });
  const code = codeOf(error);
  if (code === 'ENOTFOUND') return refuse('remote-no-such-host', { host });
  if (OFFLINE.has(code)) return refuse('remote-offline', { host });
  if (UNREACHABLE.has(code)) return refuse('remote-unreachable', { host });
  if (CUT.has(code)) return refuse('remote-cut', { host });
  if (code.startsWith('HPE_')) throw new Gibberish(code);
  if (Object.hasOwn(CERTIFICATE, code)) return refuse('remote-tls', { host, reason: CERTIFICATE[code] ?? 'other' });
  if (code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS') || code === 'EPROTO') {
    return refuse('remote-tls', { host, reason: 'other' });
  }
  if (code === '') throw error;
  return refuse('remote-unreachable', { host, cause: code });
}

/** Seconds that `Retry-After` asks for, a number or a date (RFC 9110, section 10.2.3); 0 when it asks for nothing. */
function secondsOf(value: string | undefined, now: string): number {
  if (value === undefined) return 0;
  if (/^\d+$/.test(value)) return Number(value);
  const until = Date.parse(value);
  return Number.isNaN(until) ? 0 : Math.max(0, Math.ceil((until - Date.parse(now)) / 1_000));
}

/** What an HTTP status that is no success is to the caller. */
export function statusRefusal(
  { status, headers }: { readonly status: number; readonly headers: Readonly<Record<string, unknown>> },
  host: string,
  now: string,
): Refusal {
  const named: Readonly<Record<number, Refusal>> = {
    401: refuse('remote-unauthorised', { host }),
    403: refuse('remote-forbidden', { host }),
    407: refuse('remote-unauthorised', { host }),
    408: refuse('remote-stalled', { host }),
    409: refuse('remote-conflict', { host }),
    412: refuse('remote-conflict', { host }),
    413: refuse('remote-too-large', { host }),
    423: refuse('remote-locked', { host }),
    507: refuse('remote-full', { host }),
  };
  const known = named[status];
  if (known !== undefined) return known;
  if (status === 429 || status === 503) {
    const asked = headers['retry-after'];
    return refuse('remote-busy', { host, seconds: secondsOf(typeof asked === 'string' ? asked : undefined, now) });
  }
  if (status >= 500) return refuse('remote-fault', { host, status });
  const { location } = headers;
  if (status >= 300 && status < 400 && typeof location === 'string') {
    return refuse('remote-moved', { host, to: location.slice(0, 300) });
  }
  return refuse('remote-refused', { host, status });
}

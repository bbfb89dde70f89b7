import { refuse, type Refusal, type RefusalCode } from '#contract/refusal.ts';
import type { RemoteEntry } from '../services/ports/remote.ts';
import { xmlReader } from './xml.ts';

/** What an error document of S3 tells. */
export interface S3Error {
  readonly code: string;
  readonly region: string | null;
}

/** The error in an answer's body, or null when it is none. Throws `NotXml`. */
export function readError(text: string): S3Error | null {
  const found = { root: '', code: '', region: null as string | null };
  parse(text, {
    open: (name) => (found.root ||= name),
    close(name, value) {
      if (name === 'Code') found.code ||= value;
      if (name === 'Region') found.region ??= value;
    },
  });
  return found.root === 'Error' ? { code: found.code, region: found.region } : null;
}

/** Errors whose HTTP status says less than their code, or something else. */
const named: Readonly<Record<string, RefusalCode>> = {
  AccessDenied: 'remote-forbidden',
  InvalidAccessKeyId: 'remote-unauthorised',
  SignatureDoesNotMatch: 'remote-unauthorised',
  InvalidToken: 'remote-unauthorised',
  ExpiredToken: 'remote-unauthorised',
  NoSuchBucket: 'remote-no-bucket',
  PermanentRedirect: 'remote-wrong-region',
  AuthorizationHeaderMalformed: 'remote-wrong-region',
  RequestTimeTooSkewed: 'remote-clock',
  QuotaExceeded: 'remote-full',
  XMinioStorageFull: 'remote-full',
  XMinioAdminBucketQuotaExceeded: 'remote-full',
  EntityTooLarge: 'remote-too-large',
  RequestTimeout: 'remote-stalled',
  // What came is not what was signed: bytes were lost or changed on the way.
  IncompleteBody: 'remote-cut',
  BadDigest: 'remote-cut',
  XAmzContentSHA256Mismatch: 'remote-cut',
};

export function errorRefusal(
  { code, region }: S3Error,
  facts: { readonly host: string; readonly bucket: string; readonly minutes: number },
): Refusal | null {
  const refusal = Object.hasOwn(named, code) ? named[code] : undefined;
  if (refusal === undefined) return null;
  const { host, bucket, minutes } = facts;
  if (refusal === 'remote-no-bucket') return refuse(refusal, { host, bucket });
  if (refusal === 'remote-wrong-region') return refuse(refusal, { host, region: region ?? '?' });
  return refusal === 'remote-clock' ? refuse(refusal, { host, count: minutes }) : refuse(refusal, { host });
}

export interface Page {
  readonly entries: readonly RemoteEntry[];
  /** What to ask for the next page with; null at the end. */
  readonly next: string | null;
}

/** One page of ListObjectsV2; null when it is something else. Throws `NotXml`. */
export function readPage(text: string): Page | null {
  const entries: RemoteEntry[] = [];
  let [root, key, bytes, token, truncated] = ['', '', '', '', false];
  parse(text, {
    open: (name) => (root ||= name),
    close(name, value) {
      if (name === 'Key') key = value;
      if (name === 'Size') bytes = value;
      if (name === 'Contents') entries.push({ key, bytes: Number(bytes) });
      if (name === 'NextContinuationToken') token = value;
      if (name === 'IsTruncated') truncated = value === 'true';
    },
  });
  return root === 'ListBucketResult' ? { entries, next: truncated && token !== '' ? token : null } : null;
}

/** The identifier in the answer to CreateMultipartUpload; null when there is none. Throws `NotXml`. */
export const readUploadId = (text: string): string | null => {
  let id: string | null = null;
  parse(text, { close: (name, value) => void (name === 'UploadId' && (id ??= value)) });
  return id;
};

/** Identifiers of the uploads under way for exactly this name, as ListMultipartUploads tells them. Throws `NotXml`. */
export function readUploads(text: string, name: string): readonly string[] {
  const found: string[] = [];
  let [key, id] = ['', ''];
  parse(text, {
    close(element, value) {
      if (element === 'Key') key = value;
      if (element === 'UploadId') id = value;
      if (element === 'Upload' && key === name) found.push(id);
    },
  });
  return found;
}

export interface Part {
  readonly number: number;
  readonly tag: string;
  readonly bytes: number;
}

/** Parts that arrived, as ListParts tells them, and where the next page begins. Throws `NotXml`. */
export function readParts(text: string): { readonly parts: readonly Part[]; readonly next: string | null } {
  const parts: Part[] = [];
  let [number, tag, bytes, marker, truncated] = ['', '', '', '', false];
  parse(text, {
    close(name, value) {
      if (name === 'PartNumber') number = value;
      if (name === 'ETag') tag = value;
      if (name === 'Size') bytes = value;
      if (name === 'Part') parts.push({ number: Number(number), tag, bytes: Number(bytes) });
      if (name === 'NextPartNumberMarker') marker = value;
      if (name === 'IsTruncated') truncated = value === 'true';
    },
  });
  return { parts, next: truncated && marker !== '' ? marker : null };
}

/** The body of CompleteMultipartUpload. */
export const completion = (parts: readonly Part[]): string =>
  `<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${parts
    .map(({ number, tag }) => `<Part><PartNumber>${number}</PartNumber><ETag>${escaped(tag)}</ETag></Part>`)
    .join('')}</CompleteMultipartUpload>`;

const signs: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[<>&"]/g, (sign) => signs[sign] ?? sign);

function parse(text: string, on: Parameters<typeof xmlReader>[0]): void {
  const reader = xmlReader(on);
  reader.feed(text);
  reader.end();
}

import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { etagOf } from './etag.ts';
import { listen, type Listening } from './loopback.ts';

/** How S3 stores differ. */
export interface S3Flavour {
  readonly name: string;
  readonly style: 'path' | 'host';
  /** Entries on one page of a listing. */
  readonly page: number;
  /** Whether it tells of uploads under way. */
  readonly tellsUploads: boolean;
  /** How far its clock is ahead of this computer's, in milliseconds. */
  readonly ahead: number;
}

const usual: S3Flavour = { name: 's3', style: 'path', page: 1_000, tellsUploads: true, ahead: 0 };
export const s3Flavours: readonly S3Flavour[] = [
  usual,
  { ...usual, name: 's3, small pages', page: 5, tellsUploads: false },
  { ...usual, name: 's3, an hour ahead', ahead: 3_600_000 },
];

export const BUCKET = 'tansiq-north';
export const REGION = 'office-1';
export const KEY_ID = 'AKIDEXAMPLE';
export const S3_SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
/** As S3 has it: only the last part may be smaller. */
const SMALLEST_PART = 5 * 1024 * 1024;

interface Upload {
  readonly name: string;
  readonly parts: Map<number, Buffer>;
}
interface Store {
  readonly flavour: S3Flavour;
  readonly objects: Map<string, Buffer>;
  readonly uploads: Map<string, Upload>;
}

export interface FakeS3 extends Listening {
  readonly objects: Map<string, Buffer>;
  readonly uploads: Map<string, Upload>;
}

/** An S3 store in memory, with one bucket; every signature is worked out anew and compared. */
export async function fakeS3(flavour: S3Flavour): Promise<FakeS3> {
  const store: Store = { flavour, objects: new Map(), uploads: new Map() };
  const listening = await listen((request, response) => {
    void answer(store, request, response);
  });
  return { ...listening, objects: store.objects, uploads: store.uploads };
}

interface Asked {
  readonly store: Store;
  readonly name: string;
  readonly query: URLSearchParams;
  readonly body: Buffer;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

async function answer(store: Store, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
  response.setHeader('date', new Date(Date.now() + store.flavour.ahead).toUTCString());
  response.setHeader('x-amz-request-id', 'fake');
  if (request.headers.expect !== undefined) response.writeContinue();
  const parts: Buffer[] = [];
  try {
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  } catch {
    return;
  }
  const body = Buffer.concat(parts);
  const wrong = unsigned(store.flavour, request, url, body);
  const [bucket, ...rest] =
    store.flavour.style === 'path'
      ? url.pathname.slice(1).split('/')
      : [url.hostname.split('.')[0], ...url.pathname.slice(1).split('/')];
  const asked: Asked = { store, name: rest.join('/'), query: url.searchParams, body, request, response };
  if (wrong !== null) return refuse(asked, 403, wrong);
  if (bucket !== BUCKET) return refuse(asked, 404, 'NoSuchBucket');
  verbOf(asked)(asked);
}

function verbOf({ request, query, name }: Asked): (asked: Asked) => void {
  const { method } = request;
  if (name === '' && query.has('uploads')) return listUploads;
  if (name === '') return listObjects;
  if (method === 'POST') return query.has('uploads') ? create : complete;
  if (method === 'PUT') return query.has('uploadId') ? putPart : put;
  if (method === 'DELETE') return query.has('uploadId') ? abort : remove;
  return query.has('uploadId') ? listParts : get;
}

const refuse = ({ response, request }: Asked, status: number, code: string): void => {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(request.method === 'HEAD' ? undefined : s3Error(code));
};
export const s3Error = (code: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>no &amp; never</Message></Error>`;
const document = ({ response }: Asked, root: string, inner: string): void => {
  response.writeHead(200, { 'content-type': 'application/xml' });
  response.end(
    `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${inner}</${root}>`,
  );
};

function put(asked: Asked): void {
  asked.store.objects.set(asked.name, asked.body);
  asked.response.writeHead(200, { etag: etagOf(asked.body) }).end();
}

function remove(asked: Asked): void {
  asked.store.objects.delete(asked.name);
  asked.response.writeHead(204).end();
}

function get(asked: Asked): void {
  const { store, name, request, response } = asked;
  const bytes = store.objects.get(name);
  if (bytes === undefined) return refuse(asked, 404, 'NoSuchKey');
  const [, first] = /^bytes=(\d+)-$/.exec(request.headers.range ?? '') ?? [];
  const from = Number(first ?? 0);
  if (from > 0 && from >= bytes.length) return refuse(asked, 416, 'InvalidRange');
  const range = first === undefined ? {} : { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` };
  const length = bytes.length - from;
  response.writeHead(first === undefined ? 200 : 206, { ...range, etag: etagOf(bytes), 'content-length': length });
  response.end(request.method === 'HEAD' ? undefined : bytes.subarray(from));
}

function listObjects(asked: Asked): void {
  const { store, query } = asked;
  if (query.get('list-type') !== '2') return refuse(asked, 400, 'NotImplemented');
  const after = Buffer.from(query.get('continuation-token') ?? '', 'base64').toString();
  const names = [...store.objects.keys()].filter((name) => name.startsWith(query.get('prefix') ?? '')).toSorted();
  const rest = names.filter((name) => name > after);
  const page = rest.slice(0, store.flavour.page);
  const more = rest.length > page.length;
  const entries = page.map(
    (name) =>
      `<Contents><Key>${name}</Key><ETag>&quot;x&quot;</ETag><Size>${store.objects.get(name)?.length ?? 0}</Size></Contents>`,
  );
  const token = more
    ? `<NextContinuationToken>${Buffer.from(page.at(-1) ?? '').toString('base64')}</NextContinuationToken>`
    : '';
  document(asked, 'ListBucketResult', `<IsTruncated>${more}</IsTruncated>${token}${entries.join('')}`);
}

function create(asked: Asked): void {
  const id = `upload-${asked.store.uploads.size + 1}`;
  asked.store.uploads.set(id, { name: asked.name, parts: new Map() });
  document(asked, 'InitiateMultipartUploadResult', `<Key>${asked.name}</Key><UploadId>${id}</UploadId>`);
}

const uploadOf = ({ store, query }: Asked): Upload | undefined => store.uploads.get(query.get('uploadId') ?? '');

function putPart(asked: Asked): void {
  const upload = uploadOf(asked);
  if (upload === undefined) return refuse(asked, 404, 'NoSuchUpload');
  upload.parts.set(Number(asked.query.get('partNumber')), asked.body);
  asked.response.writeHead(200, { etag: etagOf(asked.body) }).end();
}

function listUploads(asked: Asked): void {
  const { store, query } = asked;
  if (!store.flavour.tellsUploads) return refuse(asked, 501, 'NotImplemented');
  const found = [...store.uploads].filter(([, { name }]) => name.startsWith(query.get('prefix') ?? ''));
  const inner = found.map(([id, { name }]) => `<Upload><Key>${name}</Key><UploadId>${id}</UploadId></Upload>`);
  document(asked, 'ListMultipartUploadsResult', inner.join(''));
}

function listParts(asked: Asked): void {
  const upload = uploadOf(asked);
  if (upload === undefined) return refuse(asked, 404, 'NoSuchUpload');
  const from = Number(asked.query.get('part-number-marker') ?? 0);
  const rest = [...upload.parts].filter(([number]) => number > from).toSorted(([a], [b]) => a - b);
  // Two a page, so that pages are turned.
  const page = rest.slice(0, 2);
  const inner = page.map(
    ([number, bytes]) =>
      `<Part><PartNumber>${number}</PartNumber><ETag>${etagOf(bytes).replaceAll('"', '&quot;')}</ETag><Size>${bytes.length}</Size></Part>`,
  );
  const more = rest.length > page.length;
  document(
    asked,
    'ListPartsResult',
    `<NextPartNumberMarker>${page.at(-1)?.[0] ?? 0}</NextPartNumberMarker><IsTruncated>${more}</IsTruncated>${inner.join('')}`,
  );
}

function complete(asked: Asked): void {
  const { store, name, query, body } = asked;
  const upload = uploadOf(asked);
  if (upload === undefined) return refuse(asked, 404, 'NoSuchUpload');
  const listed = [...body.toString().matchAll(/<PartNumber>(\d+)<\/PartNumber><ETag>([^<]*)<\/ETag>/g)];
  const parts = listed.map(([, number, tag]) => {
    const bytes = upload.parts.get(Number(number));
    return bytes !== undefined && etagOf(bytes) === tag?.replaceAll('&quot;', '"') ? bytes : null;
  });
  // Answered with 200 and an error, as S3 does when it finds out late.
  if (parts.length === 0 || parts.includes(null)) return document(asked, 'Error', '<Code>InvalidPart</Code>');
  const small = parts.slice(0, -1).some((part) => (part?.length ?? 0) < SMALLEST_PART);
  if (small) return refuse(asked, 400, 'EntityTooSmall');
  store.objects.set(name, Buffer.concat(parts.flatMap((part) => part ?? [])));
  store.uploads.delete(query.get('uploadId') ?? '');
  document(asked, 'CompleteMultipartUploadResult', `<Key>${name}</Key>`);
}

function abort(asked: Asked): void {
  asked.store.uploads.delete(asked.query.get('uploadId') ?? '');
  asked.response.writeHead(204).end();
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const hex = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');
const encode = (text: string): string =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** The error's code of a request that is not signed as AWS Signature Version 4 wants it; null for one that is. */
function unsigned(flavour: S3Flavour, request: IncomingMessage, url: URL, body: Buffer): string | null {
  const [, id, day, region, names = '', signature] =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? '',
    ) ?? [];
  if (id === undefined || day === undefined) return 'AccessDenied';
  if (id !== KEY_ID) return 'InvalidAccessKeyId';
  if (region !== REGION) return 'AuthorizationHeaderMalformed';
  const at = String(request.headers['x-amz-date']);
  const time = Date.parse(at.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (Math.abs(time - (Date.now() + flavour.ahead)) > 900_000) return 'RequestTimeTooSkewed';
  const told = String(request.headers['x-amz-content-sha256']);
  if (told !== hex(body)) return 'XAmzContentSHA256Mismatch';
  const query = [...url.searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .toSorted()
    .join('&');
  const headers = names
    .split(';')
    .map((name) => `${name}:${String(request.headers[name]).trim()}\n`)
    .join('');
  const canonical = [request.method, url.pathname, query, headers, names, told].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const key = ['aws4_request'].reduce(hmac, hmac(hmac(hmac(`AWS4${S3_SECRET}`, day), region), 's3'));
  const expected = hmac(key, ['AWS4-HMAC-SHA256', at, scope, hex(canonical)].join('\n')).toString('hex');
  return expected === signature ? null : 'SignatureDoesNotMatch';
}

import { crc32 } from 'node:zlib';

/** What a log of records holds. */
export interface LogContents {
  readonly records: readonly unknown[];
  /** Bytes up to and with the last record before anything bad: where the next record may be written. */
  readonly goodBytes: number;
  /** True when something is there that no interrupted append leaves behind: a file damaged after it was written. */
  readonly damaged: boolean;
}

/** A run that unwritten blocks leave and a flipped bit does not. */
const ZEROS = Buffer.alloc(8);

/** One record: CRC-32 of the text in hex, a space, the text as JSON, a line feed. JSON has no raw line feeds. */
export function encodeRecord(record: unknown): string {
  const text = JSON.stringify(record);
  return `${sum(text)} ${text}\n`;
}

/**
 * Reads records up to the first bad one. A bad end is what an append cut short leaves (it was never acknowledged) when
 * it lacks its line feed or holds zeros, as a file does whose size reached the disk before its bytes.
 */
export function decodeLog(bytes: Buffer): LogContents {
  const records: unknown[] = [];
  let at = 0;
  while (at < bytes.length) {
    const end = bytes.indexOf(10, at);
    const record = end === -1 ? null : decodeRecord(bytes.subarray(at, end));
    if (record === null) return { records, goodBytes: at, damaged: !isTorn(bytes.subarray(at)) };
    records.push(record.value);
    at = end + 1;
  }
  return { records, goodBytes: at, damaged: false };
}

function isTorn(rest: Buffer): boolean {
  if (hasRecord(rest)) return false;
  return rest.indexOf(10) === -1 || rest.includes(ZEROS);
}

/** Whether a good record follows somewhere: then what came before it was acknowledged once. */
function hasRecord(rest: Buffer): boolean {
  for (let at = rest.indexOf(10) + 1; at > 0; at = rest.indexOf(10, at) + 1) {
    const end = rest.indexOf(10, at);
    if (end !== -1 && decodeRecord(rest.subarray(at, end)) !== null) return true;
  }
  return false;
}

function decodeRecord(line: Buffer): { readonly value: unknown } | null {
  const text = line.subarray(9).toString('utf8');
  if (line.length < 10 || line.subarray(0, 9).toString('latin1') !== `${sum(line.subarray(9))} `) return null;
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const sum = (data: string | Buffer): string => crc32(data).toString(16).padStart(8, '0');

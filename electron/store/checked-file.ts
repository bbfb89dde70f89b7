import { hash } from 'node:crypto';
import { z } from 'zod';
import { type Format, type Migration, migrate, migrations, versionOf } from './migrations/chain.ts';

/** What the bytes of a file turned out to be. `damaged` also stands for foreign: nothing this program wrote. */
export type Decoded =
  | { readonly state: 'good'; readonly body: unknown }
  | { readonly state: 'newer'; readonly version: number }
  | { readonly state: 'damaged' };

const DAMAGED: Decoded = { state: 'damaged' };
const head = z.object({ format: z.string(), version: z.int().min(1), sha256: z.unknown(), body: z.unknown() });

/** Writes and reads the one shape of every checked file: format, version, SHA-256 and body (README.md, "Checked files"). */
export class CheckedFormat {
  readonly version: number;
  readonly #chain: readonly Migration[];

  constructor(chain: readonly Migration[] = migrations) {
    this.#chain = chain;
    this.version = versionOf(chain);
  }

  encode(format: Format, body: unknown): string {
    const text = JSON.stringify(body);
    return `{"format":"${format}","version":${this.version},"sha256":"${check(format, this.version, text)}","body":${text}}\n`;
  }

  /** Never throws: bytes from the disk may be anything. */
  decode(format: Format, bytes: Uint8Array): Decoded {
    const file = parse(bytes);
    if (file?.format !== format) return DAMAGED;
    const text = JSON.stringify(file.body) ?? '';
    const whole = file.sha256 === check(format, file.version, text);
    if (file.version > this.version) return this.#beyond(format, file, text, whole);
    return whole ? { state: 'good', body: this.bring(format, file.version, file.body) } : DAMAGED;
  }

  /** A body of an older version, or of this one, in the shape of this one. */
  bring(format: Format, from: number, body: unknown): unknown {
    return migrate(this.#chain, format, from, body);
  }

  /**
   * A version above ours is believed, even where the check is not as ours (its rules may have changed), except when
   * the file is whole but for one flipped bit in the number: that is damage, and believing it would lock people out.
   */
  #beyond(format: Format, file: z.infer<typeof head>, text: string, whole: boolean): Decoded {
    const known = Array.from({ length: this.version }, (_, n) => n + 1);
    const flipped = known.some(
      (version) => oneBitApart(String(version), String(file.version)) && file.sha256 === check(format, version, text),
    );
    return flipped && !whole ? DAMAGED : { state: 'newer', version: file.version };
  }
}

const check = (format: string, version: number, text: string): string =>
  hash('sha256', `${format}\n${version}\n${text}`);

function parse(bytes: Uint8Array): z.infer<typeof head> | null {
  try {
    return head.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError || error instanceof z.ZodError) return null;
    throw error;
  }
}

function oneBitApart(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let bits = 0;
  for (let at = 0; at < a.length; at += 1) {
    for (let left = a.charCodeAt(at) ^ b.charCodeAt(at); left > 0; left &= left - 1) bits += 1;
  }
  return bits === 1;
}

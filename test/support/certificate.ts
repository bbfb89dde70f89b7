import { createHash, generateKeyPairSync, sign } from 'node:crypto';

/** A self-signed certificate for one name, and its key, as PEM; `fingerprint` is its SHA-256 in hex. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
  readonly fingerprint: string;
}

/** Distinguished encoding (X.690) of what a certificate is made of. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  const length = body.length < 128 ? [body.length] : [0x82, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}
const oid = (...bytes: readonly number[]): Buffer => der(0x06, Buffer.from(bytes));
const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts);
const time = (date: Date): Buffer => der(0x18, Buffer.from(date.toISOString().replaceAll(/[-:T]|\.\d{3}/g, '')));

/** RFC 5280, section 4.1, with a subject's name for `name` (a DNS name or 127.0.0.1). */
export function certificateFor(name: string, from: Date, until: Date): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const algorithm = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
  const common = sequence(der(0x31, sequence(oid(0x55, 0x04, 0x03), der(0x0c, Buffer.from(name)))));
  const ip = /^[\d.]+$/.test(name);
  const alternative = der(ip ? 0x87 : 0x82, ip ? Buffer.from(name.split('.').map(Number)) : Buffer.from(name));
  const extensions = der(0xa3, sequence(sequence(oid(0x55, 0x1d, 0x11), der(0x04, sequence(alternative)))));
  const version = der(0xa0, der(0x02, Buffer.from([2])));
  const serial = der(0x02, Buffer.from([1, Math.floor(Math.random() * 256), Math.floor(Math.random() * 256)]));
  const validity = sequence(time(from), time(until));
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const body = sequence(version, serial, algorithm, common, validity, common, spki, extensions);
  const signature = sign('sha256', body, privateKey);
  const whole = sequence(body, algorithm, der(0x03, Buffer.from([0]), signature));
  const base64 = whole.toString('base64').replaceAll(/.{64}/g, '$&\n');
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    fingerprint: createHash('sha256').update(whole).digest('hex'),
  };
}

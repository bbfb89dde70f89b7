import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { authFor } from '../../electron/remote/http-auth.ts';

const url = new URL('http://www.example.org/dir/index.html');
const mufasa = { user: 'Mufasa', secret: 'Circle of Life' };
const nonce = '7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v';
const question = `realm="http-auth@example.org", qop="auth, auth-int", nonce="${nonce}", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"`;

/** The value of one parameter of a header. */
const field = (header: string | null, name: string): string | undefined =>
  new RegExp(`\\b${name}="?([^",]+)`).exec(header ?? '')?.[1];

describe('Digest', () => {
  it.each(['MD5', 'SHA-256'])('answers as RFC 7616 says, with %s', (algorithm) => {
    const auth = authFor(mufasa, false, () => 0.5);
    expect(auth.header('GET', url)).toBeNull();
    expect(auth.learn(`Digest ${question}, algorithm=${algorithm}`, null)).toBe(true);
    const header = auth.header('GET', url);
    const hash = (text: string): string =>
      createHash(algorithm === 'MD5' ? 'md5' : 'sha256')
        .update(text)
        .digest('hex');
    const one = hash('Mufasa:http-auth@example.org:Circle of Life');
    const two = hash('GET:/dir/index.html');
    const expected = hash(`${one}:${nonce}:00000001:${field(header, 'cnonce')}:auth:${two}`);
    expect(field(header, 'response')).toBe(expected);
    expect(field(header, 'opaque')).toBe('FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS');
    expect(field(auth.header('GET', url), 'nc')).toBe('00000002');
  });

  it('prefers SHA-256 where both are offered', () => {
    const auth = authFor(mufasa, false, () => 0.5);
    auth.learn(`Digest ${question}, algorithm=MD5, Digest ${question}, algorithm=SHA-256`, null);
    expect(field(auth.header('GET', url), 'algorithm')).toBe('SHA-256');
  });

  it('gives up when its answer is not taken, unless the question had grown stale', () => {
    const auth = authFor(mufasa, false, () => 0.5);
    auth.learn(`Digest ${question}`, null);
    const sent = auth.header('GET', url);
    expect(auth.learn(`Digest ${question}, stale=true`, sent)).toBe(true);
    expect(auth.learn(`Digest ${question}`, auth.header('GET', url))).toBe(false);
  });

  it('names people in any script', () => {
    const auth = authFor({ user: 'ريما', secret: 'x' }, false, () => 0.5);
    auth.learn(`Digest ${question}`, null);
    expect(auth.header('GET', url)).toContain("username*=UTF-8''%D8%B1%D9%8A%D9%85%D8%A7");
  });
});

describe('Basic', () => {
  it('goes along from the start only over a safe connection', () => {
    expect(authFor(mufasa, true, () => 0.5).header('GET', url)).toBe('Basic TXVmYXNhOkNpcmNsZSBvZiBMaWZl');
    const bare = authFor(mufasa, false, () => 0.5);
    expect(bare.header('GET', url)).toBeNull();
    expect(bare.learn('Basic realm="x"', null)).toBe(true);
    const sent = bare.header('GET', url);
    expect(sent).toBe('Basic TXVmYXNhOkNpcmNsZSBvZiBMaWZl');
    expect(bare.learn('Basic realm="x"', sent)).toBe(false);
  });
});

describe('a token', () => {
  it('goes along, and is not asked about twice', () => {
    const auth = authFor({ user: '', secret: 'abc' }, true, () => 0.5);
    expect(auth.header('GET', url)).toBe('Bearer abc');
    expect(auth.learn('Bearer error="invalid_token"', 'Bearer abc')).toBe(false);
  });

  it('of characters that no header takes is not sent', () => {
    expect(authFor({ user: '', secret: 'سرّ' }, true, () => 0.5).header('GET', url)).toBeNull();
  });
});

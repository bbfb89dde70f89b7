import { describe, expect, it } from 'vitest';
import { remoteAddress, type RemoteAddress } from '../../../../electron/contract/schemas/remote.ts';
import {
  addressOf,
  fieldsOf,
  isOpen,
  keepsSecret,
  nextcloudAddress,
  type RemoteFields,
  wrongIn,
} from '../../../../renderer/features/exchange/remote-fields.ts';

const dav: RemoteAddress = { kind: 'webdav', url: 'https://cloud.example/dav/', user: 'coast', certificate: null };
const s3: RemoteAddress = {
  kind: 's3',
  endpoint: 'https://s3.example',
  bucket: 'al-dar',
  region: 'eu-west-3',
  prefix: 'campaign/2026',
  keyId: 'AK1',
  style: 'host',
  certificate: 'a'.repeat(64),
};
const folder: RemoteAddress = { kind: 'folder', path: '/srv/exchange' };
const typed = (more: Partial<RemoteFields>): RemoteFields => ({ ...fieldsOf(null), ...more });

describe('the form of a remote', () => {
  it.each([dav, s3, folder])('gives back the address it was filled with: $kind', (address) => {
    expect(addressOf(fieldsOf(address))).toEqual(address);
  });

  it('takes blanks and slashes off, and what it gives the core decodes', () => {
    const address = addressOf({ ...fieldsOf(s3), bucket: ' al-dar ', prefix: '/campaign/2026/' });
    expect(remoteAddress.parse(address)).toEqual(s3);
  });

  it.each([
    [{}, { url: 'missing', secret: 'missing' }],
    [{ url: 'cloud.example/dav', secret: 's' }, { url: 'address' }],
    [{ url: 'ftp://cloud.example', secret: 's' }, { url: 'address' }],
    [{ url: 'https://cloud.example', secret: 's' }, {}],
    [{ kind: 'folder' }, { path: 'missing' }],
    [{ kind: 'folder', path: '/srv' }, {}],
    [
      { kind: 's3', endpoint: 'https://s3.example', bucket: 'Al', region: 'EU', prefix: 'A b', secret: 's' },
      { bucket: 'bucket', region: 'region', prefix: 'prefix', keyId: 'missing' },
    ],
    [{ ...s3, secret: 's' }, {}],
  ] satisfies readonly (readonly [Partial<RemoteFields>, object])[])('%o → %o', (fields, wrongs) => {
    expect(wrongIn(typed(fields), false)).toEqual(wrongs);
  });

  it('needs no secret again for the same account of the same server, and no other', () => {
    const again = (more: Partial<RemoteFields>) => keepsSecret(dav, { ...fieldsOf(dav), ...more });
    expect(again({ url: 'https://cloud.example/dav/other/' })).toBe(true);
    expect(again({ url: 'https://elsewhere.example/dav/' })).toBe(false);
    expect(again({ user: 'hills' })).toBe(false);
    expect(again({ kind: 's3' })).toBe(false);
    expect(keepsSecret(null, fieldsOf(null))).toBe(false);
    expect(keepsSecret(s3, { ...fieldsOf(s3), keyId: 'AK2' })).toBe(false);
    expect(wrongIn(fieldsOf(dav), true)).toEqual({});
  });
});

describe('the address that people see in Nextcloud', () => {
  const dav = 'https://cloud.example/remote.php/dav/files/rima/';
  it.each([
    ['https://cloud.example/', dav],
    ['https://cloud.example/apps/files/', dav],
    ['https://cloud.example/index.php/apps/dashboard/', dav],
    ['https://cloud.example/apps/files/files/12?dir=/Al%20Dar/%D9%86', `${dav}Al%20Dar/%D9%86/`],
    ['https://nas.example/nextcloud/apps/files/?dir=/x', 'https://nas.example/nextcloud/remote.php/dav/files/rima/x/'],
  ])('%s becomes %s', (seen, address) => {
    expect(nextcloudAddress(seen, 'rima')).toBe(address);
  });

  it.each([dav, 'https://dav.example/folder/', 'nonsense', 'https://cloud.example/public.php/webdav'])(
    'leaves %s',
    (address) => {
      expect(nextcloudAddress(address, 'rima')).toBeNull();
    },
  );

  it('waits for the name', () => {
    expect(nextcloudAddress('https://cloud.example/', ' ')).toBeNull();
  });
});

it.each([
  ['http://cloud.example/dav', true],
  ['https://cloud.example/dav', false],
  ['http://127.0.0.1:8080/', false],
  ['nonsense', false],
])('%s sends the password in the open: %s', (address, open) => {
  expect(isOpen(address)).toBe(open);
});

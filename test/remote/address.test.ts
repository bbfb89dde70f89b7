import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../electron/remote/address.ts';
import { remoteOpener } from '../../electron/remote/open.ts';
import { clock, timers } from '../../electron/system/system.ts';
import { refused, scratchFolder, value } from '../store/scratch.ts';
import { BUCKET, fakeS3, KEY_ID, REGION, S3_SECRET, s3Flavours } from '../support/fake-s3.ts';
import { davFlavours, fakeWebdav, SECRET, USER } from '../support/fake-webdav.ts';
import { noise, readAll, sourceOf } from '../support/remote-objects.ts';

describe('addresses', () => {
  it.each([
    ['/media/stick', { kind: 'folder', path: path.resolve('/media/stick') }],
    ['stick', { kind: 'folder', path: path.resolve('stick') }],
    [
      'https://rima%40north@cloud.example/remote.php/dav/files/rima/campaign',
      {
        kind: 'webdav',
        url: 'https://cloud.example/remote.php/dav/files/rima/campaign',
        user: 'rima@north',
        certificate: null,
      },
    ],
    [
      'webdavs://cloud.example:8443/x/',
      { kind: 'webdav', url: 'https://cloud.example:8443/x/', user: '', certificate: null },
    ],
    ['webdav://a@nas.local/x', { kind: 'webdav', url: 'http://nas.local/x', user: 'a', certificate: null }],
    [
      's3://KEY@s3.example/tansiq/campaign/one?region=eu-west-3&style=host',
      {
        kind: 's3',
        endpoint: 'https://s3.example',
        bucket: 'tansiq',
        prefix: 'campaign/one',
        region: 'eu-west-3',
        keyId: 'KEY',
        style: 'host',
        certificate: null,
      },
    ],
    [
      's3+http://KEY@192.0.2.7:9000/tansiq',
      {
        kind: 's3',
        endpoint: 'http://192.0.2.7:9000',
        bucket: 'tansiq',
        prefix: '',
        region: 'us-east-1',
        keyId: 'KEY',
        style: 'path',
        certificate: null,
      },
    ],
  ])('%s', (text, expected) => {
    expect(value(parseAddress(text))).toEqual(expected);
  });

  it.each(['ftp://host/x', 's3://KEY@host', 's3://host/bucket', 's3://KEY@host/bucket/../x?style=other', 'https://'])(
    'refuses %s',
    (text) => {
      expect(refused(parseAddress(text))).toBe('remote-address');
    },
  );

  it('refuses a password and does not repeat it', () => {
    const answer = parseAddress('https://rima:open-sesame@cloud.example/x');
    expect(refused(answer)).toBe('remote-address');
    expect(JSON.stringify(answer)).not.toContain('sesame');
  });
});

describe('a remote opened by its address', () => {
  const deps = { clock, timers, random: () => 0 };
  it.each([
    ['folder', async () => ({ text: await scratchFolder(), secret: '', close: async () => undefined })],
    [
      'webdav',
      async () => {
        const fake = await fakeWebdav(davFlavours[0]!);
        return { text: `webdav://${USER}@${fake.folder.host}/dav`, secret: SECRET, close: fake.close };
      },
    ],
    [
      's3',
      async () => {
        const fake = await fakeS3(s3Flavours[0]!);
        return {
          text: `s3+http://${KEY_ID}@${fake.url.host}/${BUCKET}?region=${REGION}`,
          secret: S3_SECRET,
          close: fake.close,
        };
      },
    ],
  ])('%s', async (_, make) => {
    const { text, secret, close } = await make();
    const remote = remoteOpener(deps)(value(parseAddress(text)), secret, () => undefined);
    value(await remote.putImmutable('objects/x', sourceOf(noise(70_000))));
    expect(value(await readAll(remote, 'objects/x'))).toEqual(noise(70_000));
    remote.close();
    await close();
  });
});

import { spawnSync } from 'node:child_process';
import { chmod, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureAge } from '../../build/age.ts';
import { mayInstall } from '../../build/debian.ts';
import { DESK, recipientsOf } from '../../electron/domain/directory.ts';
import { newSealingKey, sealTo, unseal } from '../../electron/trust/seal.ts';
import { sealParcel } from '../../electron/trust/parcel.ts';
import { at, smallCampaign, submissionOf } from './support/campaign.ts';
import { Campaign, scratch, value } from './support/published.ts';

// What is sealed must open without us: with the standard tool (https://github.com/FiloSottile/age) and the right key.

let folder: string;
beforeAll(async () => {
  folder = await scratch();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function keep(name: string, bytes: string | Uint8Array): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, bytes);
  await chmod(file, 0o600);
  return file;
}

/** What `age --decrypt` says. */
function decrypted(identity: string, sealed: string): { readonly status: number | null; readonly output: Buffer } {
  const { status, stdout } = spawnSync('age', ['--decrypt', '--identity', identity, sealed]);
  return { status, output: stdout };
}

const isHere = ensureAge();
it('the age tool is here where it can be installed', () => {
  expect(isHere || !mayInstall()).toBe(true);
});

describe.each(isHere ? ['age'] : [])('the standard %s tool', () => {
  it('opens a sealed submission with the desk’s key or a desk laptop’s, and with no other', async () => {
    const { directory, desk, laptops } = await smallCampaign();
    const { coast } = laptops;
    const from = { office: 'coast', device: 'coast-1', member: 'rima' };
    const head = { campaign: 'aldar', id: 'command-1', from, to: DESK, at: at(3), kind: 'submission' };
    const body = { submission: submissionOf(), base: null };
    const parcel = await sealParcel(head, body, coast.signing.secret, recipientsOf(directory, DESK));
    const sealed = await keep('parcel.age', parcel);
    const identity = (name: string, secret: string) => keep(`${name}.txt`, `${secret}\n`);
    for (const key of [desk, laptops.review.sealing]) {
      const opened = decrypted(await identity('desk', key.identity), sealed);
      expect(opened.status).toBe(0);
      expect(JSON.parse(opened.output.toString('utf8'))).toMatchObject({ format: 'tansiq-parcel', body });
    }
    const others = [coast.sealing, laptops.hills.sealing, laptops.lost.sealing, await newSealingKey()];
    for (const key of others) {
      const shut = decrypted(await identity('other', key.identity), sealed);
      expect(shut.status).not.toBe(0);
      expect(shut.output).toHaveLength(0);
    }
  });

  it('seals what we open', async () => {
    const key = await newSealingKey();
    const plain = await keep('plain.txt', 'رسالة');
    const { status, stdout } = spawnSync('age', ['--recipient', key.recipient, plain]);
    expect(status).toBe(0);
    expect(Buffer.from((await unseal(key.identity, stdout)) ?? []).toString('utf8')).toBe('رسالة');
  });

  it('reads the desk’s key once the passphrase has opened its file', async () => {
    // Asking for the passphrase needs a terminal, so the tool reads what the file holds inside.
    const campaign = await Campaign.begin(at(1));
    const { recipient } = campaign.desk.record.directory.desk;
    const identity = await keep('campaign.txt', `${value(await campaign.desk.keys.unlock('desk'))}\n`);
    const sealed = await keep('words.age', await sealTo([recipient], Buffer.from('كلام')));
    expect(decrypted(identity, sealed).output.toString('utf8')).toBe('كلام');
    await campaign.end();
  });
});

import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { z } from 'zod';
import { makeFolder, moveDurable, readIfThere, writeDurable } from '../../system/durable-file.ts';
import { isTooHeavy, lock, unlock } from '../seal.ts';

/** log2 of scrypt's work for a passphrase that a person chose: age's own default, a second on an old laptop. */
const PASSPHRASE_WORK = 18;
/** A passphrase is written down once and kept: shorter ones are guessed by whoever finds the stick. */
const SHORTEST_PASSPHRASE = 12;

/** The desk's own sealing key, in the form of `age-keygen`, so that the standard tool opens what is sealed to the desk. */
export const DESK_KEY = 'desk';
/** Stands before the name of a key that is not yet in force. */
const NEXT = 'next-';
const endings = { sign: '.key.age', seal: '.age.age' } as const;
const keyName = /^(root-[1-9]\d?|release|clerk|desk|region-[a-z0-9_-]{1,64})$/;
const signingFile = z.strictObject({
  format: z.literal('tansiq-key'),
  version: z.literal(1),
  name: z.string(),
  secret: z.string().regex(/^[0-9a-f]{64}$/),
});

/** The passphrase of a key by its name; null when nobody told it. */
export type Passphrases = (key: string) => string | null;

/** A campaign's secret keys in a folder, each file sealed with a passphrase by age. Secrets are unlocked when asked for. */
export interface KeyFolder {
  readonly folder: string;
  has(name: string): Promise<boolean>;
  /** Refused with `key-missing`, `passphrase-missing`, `seal-too-heavy`, `passphrase-wrong`. */
  unlock(name: string): Promise<Result<string, Refusal>>;
  /** Seals a secret into the folder, durably, beside the present one of that name. Refused with `passphrase-short`. */
  keepNext(name: string, secret: string): Promise<Result<void, Refusal>>;
  /** Puts what `keepNext` kept in the present ones' place; those go to `retired/`. Twice is once. */
  settle(names: readonly string[]): Promise<void>;
}

/** `work` is log2 of scrypt's cost; less than the default only in tests. */
export function keyFolder(folder: string, passphrases: Passphrases, work = PASSPHRASE_WORK): KeyFolder {
  const known = new Map<string, string>();
  const place = (name: string): string => path.join(folder, fileOf(name));
  return {
    folder,
    has: async (name) => (await readIfThere(place(name))) !== null,
    async unlock(name) {
      const secret = known.get(name);
      if (secret !== undefined) return ok(secret);
      const opened = await open(name, await readIfThere(place(name)), passphrases(name));
      if (opened.ok) known.set(name, opened.value);
      return opened;
    },
    async keepNext(name, secret) {
      const passphrase = passphrases(name);
      if (passphrase === null) return fail(refuse('passphrase-missing', { key: name }));
      if ([...passphrase].length < SHORTEST_PASSPHRASE) {
        return fail(refuse('passphrase-short', { count: SHORTEST_PASSPHRASE }));
      }
      const text = await lock(passphrase, plainOf(name, secret), work);
      await writeDurable(folder, [{ name: NEXT + fileOf(name), text }], folder);
      return ok(undefined);
    },
    async settle(names) {
      for (const name of names) {
        const next = path.join(folder, NEXT + fileOf(name));
        if ((await readIfThere(next)) === null) continue;
        await retire(folder, name);
        await moveDurable(next, place(name));
        known.delete(name);
      }
    },
  };
}

async function open(name: string, sealed: Buffer | null, passphrase: string | null): Promise<Result<string, Refusal>> {
  if (sealed === null) return fail(refuse('key-missing', { key: name }));
  if (passphrase === null) return fail(refuse('passphrase-missing', { key: name }));
  if (isTooHeavy(sealed)) return fail(refuse('seal-too-heavy'));
  const plain = await unlock(passphrase, sealed);
  const secret = plain === null ? null : secretIn(name, Buffer.from(plain).toString('utf8'));
  return secret === null ? fail(refuse('passphrase-wrong', { key: name })) : ok(secret);
}

function plainOf(name: string, secret: string): Uint8Array {
  const text =
    name === DESK_KEY
      ? `# Tansiq: opens what is sealed to the desk\n${secret}\n`
      : `${JSON.stringify({ format: 'tansiq-key', version: 1, name, secret })}\n`;
  return Buffer.from(text);
}

function secretIn(name: string, plain: string): string | null {
  if (name === DESK_KEY) return /^AGE-SECRET-KEY-1[0-9A-Z]+$/m.exec(plain)?.[0] ?? null;
  try {
    const read = signingFile.safeParse(JSON.parse(plain));
    return read.success && read.data.name === name ? read.data.secret : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

async function retire(folder: string, name: string): Promise<void> {
  const file = fileOf(name);
  if ((await readIfThere(path.join(folder, file))) === null) return;
  const retired = path.join(folder, 'retired');
  await makeFolder(retired);
  const { length } = (await readdir(retired)).filter((one) => one.startsWith(`${name}.`));
  await moveDurable(path.join(folder, file), path.join(retired, `${name}.${length + 1}${file.slice(name.length)}`));
}

/** Names come from the program and from people's `--role`: throws on one that is none. */
function fileOf(name: string): string {
  if (!keyName.test(name)) throw new RangeError(`No key is called ${name}`);
  return `${name}${name === DESK_KEY ? endings.seal : endings.sign}`;
}

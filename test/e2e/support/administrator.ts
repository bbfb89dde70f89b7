import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { campaignCommand } from '../../../electron/commands/campaign.ts';
import type { Command } from '../../../electron/commands/arguments.ts';
import { officeCommand } from '../../../electron/commands/office.ts';
import { packCommand } from '../../../electron/commands/pack.ts';

/** The passphrase of every key of a test's campaign. */
export const PASSPHRASE = 'paper-boat-on-a-pond';

/** An office card and the code that opens it. */
export interface Invitation {
  readonly file: Buffer;
  readonly code: string;
}

/** Where the campaign is exchanged, as the command line names it, and the secret that goes with it. */
export interface Place {
  readonly remote: string;
  readonly secret?: string;
}

/** Who holds the campaign's keys and works by the command line: its commands, without starting a process for each. */
export class Administrator {
  readonly keys: string;
  readonly #folder: string;
  readonly #pack: string;

  /** Keys, cards and the campaign's pack stand in `folder`. */
  constructor(folder: string) {
    this.#folder = folder;
    this.#pack = deskReviewed(folder);
    this.keys = path.join(folder, 'keys');
  }

  async create(): Promise<void> {
    await this.#run(campaignCommand, ['create', '--to', this.keys, '--pack', this.#pack]);
  }

  async publish({ remote, secret = '' }: Place): Promise<void> {
    await this.#run(packCommand, ['publish', this.#pack, '--keys', this.keys, '--to', remote], secret);
  }

  /** A card; without a place its laptop lives by sticks. */
  async enrol(office: string, place?: Place): Promise<Invitation> {
    const card = path.join(this.#folder, `${office}.card`);
    const where = place === undefined ? [] : ['--remote', place.remote];
    const args = ['enrol', office, '--keys', this.keys, '--to', card, ...where, '--json'];
    const { code } = JSON.parse(await this.#run(officeCommand, args, place?.secret)) as { readonly code: string };
    return { file: readFileSync(card), code };
  }

  /** Runs a command; answers what it printed. */
  async #run(command: Command, args: readonly string[], secret = ''): Promise<string> {
    const [input, output, errors] = [new PassThrough(), new PassThrough(), new PassThrough()];
    // Weak sealing of keys that live as long as the test.
    const env = { TANSIQ_PASSPHRASE: PASSPHRASE, TANSIQ_SCRYPT_WORK: '1', TANSIQ_REMOTE_SECRET: secret };
    const before = Object.keys(env).map((name) => [name, process.env[name]] as const);
    Object.assign(process.env, env);
    try {
      const [said, wrong] = [textOf(output), textOf(errors)];
      const code = await command(args, { input, output, errors });
      for (const stream of [output, errors]) stream.end();
      if (code !== 0) throw new Error(`${args.join(' ')}: ${code} ${await wrong}`);
      return await said;
    } finally {
      for (const [name, value] of before) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
    }
  }
}

async function textOf(stream: PassThrough): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

/** The demo's pack with every post reviewed by the central desk, and of its pictures those that its posts show. */
function deskReviewed(folder: string): string {
  const pack = path.join(folder, 'pack');
  const at = (file: string): string => path.join(pack, file);
  cpSync('assets/packs/demo', pack, { recursive: true });
  writeFileSync(at('pack.yaml'), readFileSync(at('pack.yaml'), 'utf8').replace(/^review: office$/m, 'review: desk'));
  const posts = readFileSync(at('posts.yaml'), 'utf8');
  const assets = JSON.parse(readFileSync(at('assets.json'), 'utf8')) as readonly { readonly id: string }[];
  writeFileSync(at('assets.json'), JSON.stringify(assets.filter(({ id }) => posts.includes(`asset: ${id},`))));
  return pack;
}

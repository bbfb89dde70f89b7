import { expect } from 'vitest';
import { memoryRemote } from '../../../electron/remote/memory.ts';
import { at } from './campaign.ts';
import { Campaign, editYaml, Office, value } from './published.ts';

// Everything somebody can do who holds the remote, the stick or the wire, and some of what a signer can do who oversteps.
// Each is refused with its own code, and what the office has stays as it is, to the byte.

export type Objects = Map<string, Uint8Array>;

/** A campaign of three releases, and an office that has the second. */
export class Attacked {
  readonly campaign: Campaign;
  /** What stood at the remote after each release. */
  readonly #stands: readonly Objects[];
  #office: Office | null = null;

  private constructor(campaign: Campaign, stands: readonly Objects[]) {
    this.campaign = campaign;
    this.#stands = stands;
  }

  static async begin(): Promise<Attacked> {
    const campaign = await Campaign.begin(at(1), { rootKeys: 3, threshold: 2 });
    const stands: Objects[] = [];
    for (const [index, version] of ['1.2', '1.3', '1.4'].entries()) {
      await editYaml(campaign.pack, 'pack.yaml', (pack) => void (pack['version'] = version));
      await campaign.publish(at(2 + index));
      stands.push(new Map(campaign.objects));
    }
    return new Attacked(campaign, stands);
  }

  /** The remote as it stood after a release, to be damaged. */
  stood(release: 1 | 2 | 3): Objects {
    return new Map(this.#stands[release - 1]);
  }

  get office(): Office {
    if (this.#office === null) throw new Error('No office yet');
    return this.#office;
  }

  /** A new office in the old one's place. */
  async seat(): Promise<void> {
    await this.#office?.end();
    this.#office = await Office.of(this.campaign, at(5));
    value(await this.#office.admit(memoryRemote(this.stood(2))));
  }

  /** What the attack answers. Whatever it is, nothing of the office may have changed. */
  async meets(objects: Objects, now = at(5)): Promise<string> {
    const before = await this.office.state();
    this.office.time.now = now;
    const outcome = await this.office.admit(memoryRemote(objects));
    expect(await this.office.state()).toEqual(before);
    return outcome.ok ? 'admitted' : [outcome.error.code, ...Object.values(outcome.error.params)].join(' ');
  }

  async end(): Promise<void> {
    await this.#office?.end();
    await this.campaign.end();
  }
}

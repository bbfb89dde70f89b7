import { randomBytes } from 'node:crypto';
import type { Ids } from '../services/ports/system.ts';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CHANCE_LENGTH = 16;

/** ULIDs (48 bits of time, 80 of chance); within one process each is greater than the one before, whatever the clock does. */
export function ulids(now: () => number = Date.now): Ids {
  let time = 0;
  let chance = 0n;
  return {
    next() {
      const present = now();
      if (present > time) {
        time = present;
        // One bit short of 80: room to count up within the same millisecond.
        chance = BigInt(`0x${randomBytes(10).toString('hex')}`) >> 1n;
      } else {
        chance += 1n;
      }
      return encode(BigInt(time), 10) + encode(chance, CHANCE_LENGTH);
    },
  };
}

function encode(value: bigint, length: number): string {
  let text = '';
  for (let rest = value; text.length < length; rest /= 32n) text = (CROCKFORD[Number(rest % 32n)] ?? '') + text;
  return text;
}

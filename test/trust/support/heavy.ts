/** A sealed file whose header asks for 2 to the power of `work` steps of scrypt. */
export function asking(work: string, sealed: Uint8Array): Uint8Array {
  const text = Buffer.from(sealed).toString('latin1');
  const changed = text.replace(/^(age-encryption\.org\/v1\n-> scrypt \S+) \d+\n/, `$1 ${work}\n`);
  if (changed === text && !text.includes(` ${work}\n`)) throw new Error('Not sealed with a passphrase');
  return Buffer.from(changed, 'latin1');
}

import path from 'node:path';
import { hashFile, sha256, writeText } from './disk.ts';
import { type BundleRecord, declaration, sealedTags, TAGS } from './format.ts';
import { type Listed, oxum, writeManifest } from './manifest.ts';
import { flushFolder } from '../system/drive.ts';

/** A tag file as it stands on the drive. */
export interface Tag {
  readonly name: string;
  readonly text: string;
}

/** Writes all tag files but the seal and the order, which is there since the folder is. Answers every one of them. */
export async function writeTags(
  root: string,
  record: BundleRecord,
  payload: readonly (Listed & { readonly bytes: number })[],
): Promise<readonly Tag[]> {
  const bytes = payload.reduce((sum, file) => sum + file.bytes, 0);
  const info = [
    'Source-Organization: Tansiq',
    `External-Identifier: ${record.order}`,
    `Bagging-Date: ${record.at.slice(0, 10)}`,
    `Payload-Oxum: ${oxum(bytes, payload.length)}`,
    'Bag-Software-Agent: Tansiq',
  ];
  const tags: Tag[] = [
    { name: TAGS.declaration, text: declaration },
    { name: TAGS.info, text: info.map((line) => `${line}\n`).join('') },
    { name: TAGS.manifest, text: writeManifest(payload.toSorted((a, b) => (a.name < b.name ? -1 : 1))) },
  ];
  for (const { name, text } of tags) await writeText(path.join(root, name), text);
  await flushFolder(root);
  return [...tags, { name: TAGS.order, text: `${JSON.stringify(record, null, 2)}\n` }];
}

/** The file that completes the bundle: written when all others are on the drive and were read back. */
export async function sealWith(root: string, tags: readonly Tag[]): Promise<void> {
  const listed = sealedTags.map((name) => ({ name, hash: sha256(tags.find((tag) => tag.name === name)?.text ?? '') }));
  const text = writeManifest(listed);
  await writeText(path.join(root, TAGS.seal), text);
  await flushFolder(root);
  if ((await hashFile(path.join(root, TAGS.seal))) !== sha256(text)) {
    throw Object.assign(new Error(TAGS.seal), { code: 'EIO' });
  }
}

import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { localTime } from '#domain/platform/csv/times.ts';
import { writeText } from './disk.ts';
import { type BundleRecord, TAGS } from './format.ts';
import { flushFolder } from '../system/drive.ts';
import { codeOf } from '../system/error-code.ts';

/**
 * A folder under its final, unique name `<prefix>-<day>-<number>`, with the order in it: from here on the bundle can be
 * found again and finished. `number` is hex; its first six digits are shown.
 */
export async function newFolder(to: string, prefix: string, number: string, record: BundleRecord): Promise<string> {
  const { year, month, day } = localTime(record.at);
  const base = `${prefix}-${year}-${month}-${day}-${number.slice(0, 6)}`;
  for (let count = 1; ; count += 1) {
    const root = path.join(to, count === 1 ? base : `${base}-${count}`);
    try {
      await mkdir(root);
    } catch (error) {
      if (codeOf(error) === 'EEXIST') continue;
      throw error;
    }
    await flushFolder(to);
    await writeText(path.join(root, TAGS.order), `${JSON.stringify(record, null, 2)}\n`);
    await flushFolder(root);
    return root;
  }
}

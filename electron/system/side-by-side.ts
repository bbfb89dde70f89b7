/** Tasks at a time: flushes of several files share one commit of the file system; more only wait for each other. */
const AT_ONCE = 8;

/** Runs `task` on each item, some at a time; the first error ends it once those under way are done. */
export async function sideBySide<T>(items: Iterable<T>, task: (item: T) => Promise<void>): Promise<void> {
  const iterator = items[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (let next = iterator.next(); !next.done; next = iterator.next()) await task(next.value);
  };
  const workers = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
  for (const one of workers) if (one.status === 'rejected') throw one.reason;
}

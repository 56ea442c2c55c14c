/** Does `work` for each item, `workers` at a time, until the time is up; gives what nobody came to. What was begun is finished: it has a budget of its own. */
export async function walk<Item>(
  items: readonly Item[],
  { workers, deadlineMs, now }: { workers: number; deadlineMs: number; now: () => number },
  work: (item: Item) => Promise<void>,
): Promise<Item[]> {
  const waiting = [...items];
  const go = async () => {
    while (waiting.length > 0 && now() < deadlineMs) {
      const item = waiting.shift() as Item;
      await work(item);
    }
  };
  await Promise.all(Array.from({ length: workers }, go));
  return waiting;
}

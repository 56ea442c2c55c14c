import { expect, test } from "vitest";
import { collect } from "../../testing/collect.ts";
import { partitioned } from "./spool.ts";

test("what stands in a cell ends no line: each item comes back whole, in the order in which it came", async () => {
  // The separators of Unicode, which word processors leave behind, stand in JSON as they are.
  const items = ["line\u2028separator", "paragraph\u2029separator", "\r\n", "\u0085", "😀".repeat(40_000)].map(
    (text, at) => ({
      key: "one",
      at,
      text,
    }),
  );
  const parts = partitioned(
    (async function* () {
      yield* items;
    })(),
    ({ key }) => key,
    4,
  );
  const back: (typeof items)[] = [];
  for await (const part of parts) back.push(await collect(part));
  expect(back.flat()).toEqual(items);
});

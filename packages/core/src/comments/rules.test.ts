import fc from "fast-check";
import { expect, test } from "vitest";
import { closeDirections } from "./rules.ts";

test.each([
  ["plain", "plain"],
  ["a\u202eb", "a\u202eb\u202c"],
  ["a\u202eb\u202c c", "a\u202eb\u202c c"],
  ["\u2067a\u202eb", "\u2067a\u202eb\u202c\u2069"],
  // What an isolate holds ends with it; nothing else ends it.
  ["\u2067a\u202eb\u2069c", "\u2067a\u202eb\u2069c"],
  ["\u2067a\u202c", "\u2067a\u202c\u2069"],
  ["\u202c\u2069a", "\u202c\u2069a"],
  ["a\u202e\nb", "a\u202e\nb"],
  ["a\nb\u202e", "a\nb\u202e\u202c"],
])("directions that %j leaves open end with it", (text, closed) => {
  expect(closeDirections(text)).toBe(closed);
});

test("closing again changes nothing, and of the text nothing is lost", () => {
  const odd = fc.string({
    unit: fc.constantFrom("a", "א", "\n", "\u202a", "\u202c", "\u202e", "\u2066", "\u2068", "\u2069"),
  });
  fc.assert(
    fc.property(odd, (text) => {
      const closed = closeDirections(text);
      expect(closed.startsWith(text)).toBe(true);
      expect(closeDirections(closed)).toBe(closed);
    }),
  );
});

test("ends that end nothing cost no look through all that is open", () => {
  // Looked through each time, these are ten thousand million steps; counted, some milliseconds.
  const text = "\u202a".repeat(100_000) + "\u2069".repeat(100_000);
  const start = performance.now();
  expect(closeDirections(text)).toBe(text + "\u202c".repeat(100_000));
  expect(performance.now() - start).toBeLessThan(20_000);
});

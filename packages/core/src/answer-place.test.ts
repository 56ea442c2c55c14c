import { expect, test } from "vitest";
import { decodePlace, encodePlace } from "./answer-place.ts";

const place = { day: "2026-02-28", responseId: "01a2183f-bfda-71ef-a2aa-307b55acc685", item: 3 };

test("a place is read as it was written", () => {
  expect(decodePlace(encodePlace(place))).toEqual(place);
});

test.each([
  ["nothing", ""],
  ["a day that does not exist", encodePlace({ ...place, day: "2026-02-30" })],
  ["a month that does not exist", encodePlace({ ...place, day: "2026-13-01" })],
  ["the year 0", encodePlace({ ...place, day: "0000-01-01" })],
  ["hyphens for an id", encodePlace({ ...place, responseId: "-".repeat(36) })],
  ["an item beyond all", encodePlace({ ...place, item: 2_147_483_648 })],
  ["an item beyond any column", encodePlace({ ...place, item: 99_999 })],
  ["a NUL", `${encodePlace(place)}\u0000`],
  ["more behind it", `${encodePlace(place)}_1`],
])("%s is refused by name, whatever it would do to the database", (_, cursor) => {
  expect(() => decodePlace(cursor)).toThrow(
    expect.objectContaining({
      code: "invalid_input",
      params: { value: cursor, expected: "a cursor from the reply before" },
    }),
  );
});

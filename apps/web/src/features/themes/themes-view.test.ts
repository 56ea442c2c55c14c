import { expect, test } from "vitest";
import { parseThemesView, refusedThemesParams, themesQuery } from "./themes-view.ts";

const at = "2026-11-12T14:03:27.120Z";

test("an instant stands in the address as it was counted, and goes through it unchanged", () => {
  const view = parseThemesView(new URLSearchParams({ asOf: at }));
  expect(view.asOf).toEqual(new Date(at));
  expect(themesQuery(view)).toMatchObject({ asOf: at });
  expect(themesQuery({ ...view, asOf: null })).toMatchObject({ asOf: null });
});

test.each(["yesterday", "2026-02-31T00:00:00.000Z", "2026-11-12"])(
  "%s is no instant, and is said to be none",
  (asOf) => {
    const address = new URLSearchParams({ asOf });
    expect(parseThemesView(address).asOf).toBeNull();
    expect(refusedThemesParams(address)).toEqual([{ part: "asOf", value: asOf }]);
  },
);

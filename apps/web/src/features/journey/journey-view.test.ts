import { expect, it } from "vitest";
import { journeyQuery, parseJourneyAddress, refusedJourneyParams } from "./journey-view.ts";

const roundTrip = (text: string) => {
  const query = Object.entries(journeyQuery(parseJourneyAddress(new URLSearchParams(text))));
  return query.flatMap(([key, value]) => (value === null ? [] : [`${key}=${String(value)}`])).join("&");
};

it("keeps what an address says and leaves out what is as usual", () => {
  const text = "period=2026-04-01..2026-06-30&compare=year&channel=shop&persona=region&journey=3";
  expect(roundTrip(text)).toBe(text);
  expect(roundTrip("period=last-90-days&compare=previous")).toBe("");
});

it("names what it cannot follow", () => {
  expect(refusedJourneyParams(new URLSearchParams("journey=first&compare=never"))).toEqual([
    { part: "compare", value: "never" },
    { part: "journey", value: "first" },
  ]);
});

import { describe, expect, it } from "vitest";
import { paths } from "#lib/paths.ts";
import { parseScoresView, scoresQuery } from "./scores-view.ts";

const roundTrip = (search: string) => paths.scores("acme", scoresQuery(parseScoresView(new URLSearchParams(search))));

describe("the Scores view in the address", () => {
  it("is empty for the usual view", () => {
    expect(roundTrip("")).toBe("/acme/scores");
    expect(roundTrip("period=last-90-days&compare=previous&sort=value")).toBe("/acme/scores");
  });

  it("survives a round trip, in one order", () => {
    expect(roundTrip("sort=-n&by=channel&metric=csat&touchpoint=b,a&compare=year&period=2026-08-01..2026-10-31")).toBe(
      "/acme/scores?period=2026-08-01..2026-10-31&compare=year&touchpoint=b,a&metric=csat&by=channel&sort=-n",
    );
  });

  it("falls back to the usual view where the address makes no sense", () => {
    expect(roundTrip("period=never&compare=everything&by=colour&sort=-mood")).toBe("/acme/scores");
  });
});

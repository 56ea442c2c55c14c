import { describe, expect, it } from "vitest";
import { paths } from "#lib/paths.ts";
import { namesOf, parseScoresView, refusedScoresParams, scoresQuery, withoutUnknown } from "./scores-view.ts";

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

  it("says what in the address makes no sense, and nothing of what does", () => {
    const bad =
      "period=2026-10-31..2026-08-01&compare=foo&by=colour&sort=-mood&journey=0&trace=%F0%9F%98%80&touchpoint=x";
    expect(refusedScoresParams(new URLSearchParams(bad)).map(({ part }) => part)).toEqual(
      expect.arrayContaining(["period", "compare", "by", "sort", "journey", "trace"]),
    );
    for (const period of ["0000-01-01..2026-01-01", "2020-01-01..2031-01-01", "2026-02-30..2026-03-01"])
      expect(refusedScoresParams(new URLSearchParams({ period }))).toEqual([{ part: "period", value: period }]);
    const good = "period=last-7-days&compare=none&by=segment:region&sort=-n&journey=3&trace=csat;method=mean&metric=x";
    expect(refusedScoresParams(new URLSearchParams(good))).toEqual([]);
  });

  it("leaves out what the organisation does not have, and keeps the rest", () => {
    const view = parseScoresView(new URLSearchParams("touchpoint=nope,returns&metric=mood&method=mean&by=channel"));
    expect(namesOf(view)).toEqual({
      metrics: ["mood"],
      method: "mean",
      groupBy: "channel",
      filters: { touchpoint: ["nope", "returns"] },
    });
    const unknown = [
      { part: "touchpoint", value: "nope" },
      { part: "metric", value: "mood" },
    ];
    expect(scoresQuery(withoutUnknown(view, unknown))).toMatchObject({
      touchpoint: ["returns"],
      metric: null,
      method: null,
      by: "channel",
    });
  });
});

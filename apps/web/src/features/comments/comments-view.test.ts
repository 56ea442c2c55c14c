import { describe, expect, it } from "vitest";
import { paths } from "#lib/paths.ts";
import { commentsQuery, parseCommentsView } from "./comments-view.ts";

const roundTrip = (search: string) =>
  paths.comments("acme", commentsQuery(parseCommentsView(new URLSearchParams(search))));

describe("the Comments view in the address", () => {
  it("survives a round trip", () => {
    expect(roundTrip("")).toBe("/acme/comments");
    expect(roundTrip("score=nps:0..6&touchpoint=returns&q=退款 wait&period=last-12-months")).toBe(
      `/acme/comments?q=${encodeURIComponent("退款")}+wait&period=last-12-months&touchpoint=returns&score=nps:0..6`,
    );
  });

  it("holds several sentiments and themes, and none where one of them is no sentiment", () => {
    expect(roundTrip("sentiment=mixed,negative&theme=wait,price")).toBe(
      "/acme/comments?theme=wait,price&sentiment=negative,mixed",
    );
    expect(roundTrip("sentiment=negative,angry")).toBe("/acme/comments");
  });

  it("leaves out scores that make no sense, and words that are only spaces", () => {
    expect(roundTrip("score=nps:6..0&q=%20%20")).toBe("/acme/comments");
    expect(roundTrip("score=everything")).toBe("/acme/comments");
  });
});

import { expect, test } from "vitest";
import { readSuggestionView } from "./suggestion-view.ts";

test("an address says which suggestions are shown and what is begun; what is unknown is the open ones", () => {
  expect(readSuggestionView({})).toEqual({ view: "open", begins: false, comment: "" });
  expect(readSuggestionView({ show: "own" }).view).toBe("own");
  expect(readSuggestionView({ show: "merged", new: ["yes"], comment: ["a"] })).toEqual({
    ...{ view: "open", begins: false, comment: "" },
  });
  expect(readSuggestionView({ new: "yes" }).begins).toBe(true);
  expect(readSuggestionView({ comment: "x.0" })).toEqual({ view: "open", begins: true, comment: "x.0" });
});

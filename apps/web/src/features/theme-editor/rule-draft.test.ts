import { noParts } from "@heard/core/themes/rules";
import { expect, test } from "vitest";
import { type ThemeDraft, taught } from "./rule-draft.ts";

const parts = (any: string[], not: string[] = []): ThemeDraft["rule"] => ({
  as: "parts",
  parts: { ...noParts, any, not },
});

test("what people's words teach goes into the part that it belongs to, once, in whichever way the rule is written", () => {
  expect(taught(parts(["queue"]), "any", "line")).toEqual(parts(["queue", "line"]));
  expect(taught(parts(["queue"]), "any", "queue")).toEqual(parts(["queue"]));
  expect(taught(parts(["queue"]), "not", '"queue of songs"')).toEqual(parts(["queue"], ['"queue of songs"']));
  expect(taught({ as: "text", text: "queue OR 排队" }, "any", "line")).toEqual({
    as: "text",
    text: "queue OR 排队 OR line",
  });
  expect(taught({ as: "text", text: "queue OR 排队" }, "not", "songs")).toEqual({
    as: "text",
    text: "(queue OR 排队) AND NOT songs",
  });
  // What cannot be read yet stays as it was typed.
  expect(taught({ as: "text", text: "queue OR" }, "any", "line")).toEqual({ as: "text", text: "queue OR" });
});

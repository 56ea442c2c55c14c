import { describe, expect, it } from "vitest";
import { commentName, parseCommentName } from "./comment-name.ts";

const place = { responseId: "01990000-0000-7000-8000-000000000001", item: 3 };

describe("the name of a comment", () => {
  it("leads back to its comment", () => {
    expect(parseCommentName(commentName(place))).toEqual(place);
  });

  it("is nothing else", () => {
    for (const name of ["", "1.0", `${place.responseId}`, `${place.responseId}.`, `${place.responseId}.99999`])
      expect(parseCommentName(name)).toBeNull();
  });
});

import { expect, test } from "vitest";
import { ExportContent } from "./schema.ts";

test("themes are exported as of now alone, for the file does not say of another instant", () => {
  const content = { kind: "themes", period: { from: "2026-06-01", to: "2026-06-30" } };
  expect(ExportContent.safeParse(content).success).toBe(true);
  const { error } = ExportContent.safeParse({ ...content, asOf: "2026-05-01T00:00:00Z" });
  expect(error?.issues).toMatchObject([{ code: "unrecognized_keys", keys: ["asOf"] }]);
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { useTestDatabase } from "@heard/db/testing";
import { afterAll, expect, test } from "vitest";
import { verifyRollups } from "../rollups/verify.ts";
import { importsIn } from "../testing/import-file.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import type { MappingInput } from "./schema.ts";

useTestDatabase();
const dataDir = mkdtempSync(join(tmpdir(), "heard-import-test-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
const imports = importsIn(dataDir);

const mapping: MappingInput = {
  format: "heard-mapping/1",
  source: "shops",
  occurred: { column: "date", format: "yyyy-MM-dd" },
  columns: [
    {
      column: "score",
      as: "score",
      metric: "csat",
      touchpoint: "checkout",
      scale: { min: 1, max: 5, direction: "higherIsBetter" },
    },
    { column: "comment", as: "comment" },
  ],
  create: ["source"],
};

test("rows come in once, with a report that adds up", async () => {
  const ctx = await makeTestOrganisation("import");
  const file = [
    "date,score,comment",
    "2026-05-01,5,Quick",
    "2026-05-01,5,Quick",
    "2026-05-02,4.5,No",
    "2026-05-03,7,",
    "2026-05-04,3,",
  ].join("\n");
  const { batch, account } = await imports.import(ctx, file, mapping);
  expect(account).toMatchObject({ rows: 5, accepted: 3, known: 0, rejected: 2 });
  expect(batch).toMatchObject({
    state: "imported",
    counts: { rows: 5, accepted: 3, known: 0, rejected: 2 },
    source: "shops",
  });
  const again = await imports.import(ctx, file, mapping);
  expect(again.account).toMatchObject({ accepted: 0, known: 3, rejected: 2 });
  expect(again.batch.counts).toEqual({ rows: 5, accepted: 0, known: 3, rejected: 2 });
  expect(await verifyRollups(ctx)).toEqual([]);
});

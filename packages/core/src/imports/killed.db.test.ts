import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { testSecret, useTestDatabase } from "@heard/db/testing";
import { Client } from "pg";
import { expect, test } from "vitest";
import type { ServiceContext } from "../context.ts";
import { getMeasures } from "../measures/get.ts";
import { verifyRollups } from "../rollups/verify.ts";
import { importsIn } from "../testing/import-file.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { useTemporaryFiles } from "../testing/temporary.ts";
import { getImport, runImport } from "./index.ts";
import type { MappingInput } from "./schema.ts";

const database = useTestDatabase();
const { folder } = useTemporaryFiles();
const imports = importsIn(folder);
/** A worker that comes an hour later finds that the one before it is silent. */
const later = importsIn(folder, () => new Date(testNow().getTime() + 3_600_000));

const mapping: MappingInput = {
  format: "heard-mapping/1",
  source: "shops",
  externalId: "id",
  occurred: { column: "date", format: "yyyy-MM-dd" },
  columns: [
    { column: "score", as: "score", metric: "csat", scale: { min: 1, max: 5, direction: "higherIsBetter" } },
    { column: "comment", as: "comment" },
  ],
  create: ["source"],
};
/** Three chunks of an import, the last one short. */
const rows = 20_200;
const row = (id: number) =>
  `R-${id},2025-${String((id % 12) + 1).padStart(2, "0")}-11,${(id % 5) + 1},${id % 10 === 0 ? `Comment ${id}` : ""}`;
const file = (ids: readonly number[]) => ["id,date,score,comment", ...ids.map(row)].join("\n");
const whole = file(Array.from({ length: rows }, (_, id) => id));

/** What is stored of an organisation, and under how many ids. */
const storedOf = async ({ organisation: { id } }: ServiceContext) =>
  (
    await database.asOwner(
      `select count(*)::int as responses, count(distinct external_id)::int as ids from responses where org_id = ${id}`,
    )
  )[0];

test.each([
  // The second chunk is stored before the first one, which the account has not reached.
  { held: 0, before: 10_001 },
  { held: rows - 1, before: 20_001 },
])(
  "killed while row $held is being stored, an import goes on and every row counts once",
  {
    timeout: 240_000,
  },
  async ({ held, before }) => {
    const ctx = await makeTestOrganisation("killed");
    await imports.import(ctx, file([held]), mapping);
    const batchId = await imports.draft(ctx, whole);
    await imports.map(ctx, batchId, mapping);
    const { jobId } = await runImport(ctx, { batchId });

    const other = new Client({ connectionString: database.ownerUrl() });
    await other.connect();
    // Whoever inserts this id again has to wait until it is known whether it goes.
    await other.query(`begin; update responses set external_id = 'gone' where external_id = 'R-${held}'`);
    const script = join(import.meta.dirname, "../testing/work-on-job.ts");
    const worker = spawn(
      process.execPath,
      [script, ctx.organisation.key, jobId, "import.run", folder, testNow().toISOString()],
      {
        stdio: ["ignore", "ignore", "inherit"],
        env: { ...process.env, DATABASE_URL: database.ownerUrl(), AUTH_SECRET: testSecret },
      },
    );
    const ended = once(worker, "exit");
    await expect.poll(() => storedOf(ctx), { timeout: 120_000 }).toMatchObject({ responses: before });
    worker.kill("SIGKILL");
    expect(await ended).toEqual([null, "SIGKILL"]);
    await other.query("rollback");
    await other.end();
    expect(await verifyRollups(ctx)).toEqual([]);

    await later.work(ctx, jobId, "import.run");
    expect(await getImport(ctx, { batchId })).toMatchObject({
      state: "imported",
      counts: { rows, accepted: rows - 1, known: 1, rejected: 0 },
    });
    expect(await storedOf(ctx)).toEqual({ responses: rows, ids: rows });
    const period = { from: "2025-01-01", to: "2025-12-31" };
    const [figure] = await getMeasures(ctx, [{ metric: "csat", period }]);
    expect(figure?.total.n).toBe(rows);
    expect(await verifyRollups(ctx)).toEqual([]);
  },
);

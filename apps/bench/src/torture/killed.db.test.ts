import { createOrganisation } from "@heard/core/organisations/create";
import { useTemporaryFiles } from "@heard/core/testing/temporary";
import { testSecret, useTestDatabase } from "@heard/db/testing";
import { expect, test } from "vitest";
import { startLoad, startProduct } from "./product.ts";
import { findingsIn, killInTurns, prepareLoad, storedIds } from "./rounds.ts";
import { summaryOf } from "./watch-load.ts";

const database = useTestDatabase();
const { folder } = useTemporaryFiles();

// All rounds, and the database among them, are `npm run torture -- answers`.
test("gateway and worker are killed under load, and no answer is lost, doubled or told the id of another", {
  timeout: 300_000,
}, async () => {
  const ctx = await createOrganisation({ kind: "operator" }, { key: "killed", name: "Killed" }, () => new Date());
  const key = await prepareLoad(ctx);
  const product = await startProduct({ url: database.ownerUrl(), authSecret: testSecret, dataDir: folder });
  const load = startLoad(product.url, key);
  try {
    const started = performance.now();
    const targets = ["gateway", "worker"] as const;
    const kills = await killInTurns({ product, load, targets, rounds: 4, mostMs: 240_000, acknowledged: 15 });
    await load.end();
    await product.stop();
    const summary = summaryOf({
      ...{ kills, wanted: 4, leastInFlight: 0.75, load: load.seen },
      stored: await storedIds(database.ownerUrl(), ctx.organisation.id),
      findings: await findingsIn(ctx, testSecret),
      minutes: (performance.now() - started) / 60_000,
    });
    expect(summary).toEqual({ held: true, lines: expect.any(Array) });
    expect(load.seen.unknown).toBeGreaterThan(0);
  } finally {
    load.kill();
    await product.stop();
  }
});

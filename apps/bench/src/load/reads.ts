import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createApiKey } from "@heard/core/api-keys";
import { createOrganisation } from "@heard/core/organisations/create";
import { type ClaimResult, limitClaim, percentile } from "../claim.ts";
import { fill, yearOfAnswers } from "../dataset.ts";
import { startGateway } from "../gateway.ts";
import type { Installation } from "../installation.ts";

const runs = 400;
const mostAddedMs = 1.5;

/**
 * What a figure costs over an address of the same server that is let in, checked and answered like it, with the same reply, and asks nothing. One reader,
 * the two in turn, so that whatever else the machine does meets both.
 */
export async function readClaims(installation: Installation, rows: number): Promise<ClaimResult[]> {
  const ctx = await createOrganisation({ kind: "operator" }, { key: "reads", name: "Reads" }, () => new Date());
  await fill(ctx, installation.owner, rows);
  const { key } = await createApiKey(ctx, { name: "reads", scopes: ["measures:read"] });
  const replyFile = join(installation.dataDir, "bench-reply.json");
  const gateway = await startGateway(installation, {
    preload: ["./load/minimal-read.ts"],
    env: { HEARD_BENCH_REPLY: replyFile },
  });
  const { from, to } = yearOfAnswers();
  const query = `metric=nps&from=${from}&to=${to}`;
  const ask = async (path: string) => {
    const start = performance.now();
    const reply = await fetch(`${gateway.url}/api/v1/${path}?${query}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    const text = await reply.text();
    const ms = performance.now() - start;
    if (reply.status !== 200) throw new Error(`${path} answered ${reply.status} ${text}`);
    return { ms, text };
  };
  try {
    const { text } = await ask("measures");
    writeFileSync(replyFile, text);
    const times = { measures: [] as number[], minimal: [] as number[] };
    for (let run = -50; run < runs; run += 1) {
      const [measure, minimal] = [await ask("measures"), await ask("bench-minimal")];
      if (minimal.text.length !== measure.text.length) throw new Error("The minimal address answers another size");
      if (run < 0) continue; // The first ones warm caches and plans.
      times.measures.push(measure.ms);
      times.minimal.push(minimal.ms);
    }
    const [whole, least] = [percentile(times.measures, 0.5), percentile(times.minimal, 0.5)];
    const name = `a figure by the API at ${rows.toLocaleString("en")} responses (year, total): added to an address that asks nothing, p50`;
    const note = `${whole.toFixed(2)} ms, of which ${least.toFixed(2)} ms without a question; ${text.length} bytes`;
    return [limitClaim(name, whole - least, "ms", mostAddedMs, note)];
  } finally {
    await gateway.stop();
  }
}

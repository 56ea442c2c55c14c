import { setTimeout as delay } from "node:timers/promises";
import { createApiKey } from "@heard/core/api-keys";
import { foldAll } from "@heard/core/rollups/fold";
import postgres from "postgres";
import { v7 as uuidv7 } from "uuid";
import { makeCatalogue } from "../catalogue.ts";
import { type ClaimResult, median, rateClaim } from "../claim.ts";
import { startGateway } from "../gateway.ts";
import type { Installation } from "../installation.ts";
import { rawUnnest } from "../raw-unnest.ts";
import { benchRow, benchTexts } from "../rows.ts";

const batchSize = 100;
const callers = 8;
const roundMs = 2000;
const rounds = 6;

/** Batches of 100 over HTTP through a gateway process of its own, against raw `unnest` of the same rows into the same tables. */
export async function batchClaims(installation: Installation): Promise<ClaimResult[]> {
  const { ctx, owner, url } = installation;
  await makeCatalogue(ctx);
  const { key } = await createApiKey(ctx, { name: "bench", scopes: ["responses:write"] });
  const gateway = await startGateway(installation);
  const pool = postgres(url, { max: callers, onnotice: () => {} });
  const rates = { ours: [] as number[], raw: [] as number[] };
  try {
    for (let round = 0; round < rounds; round += 1) {
      const ours = await rateOf(() => postBatch(gateway.url, key));
      const raw = await rateOf(() => {
        const rows = Array.from({ length: batchSize }, () => benchRow(ctx.organisation.id, 1, [1, 2], Math.random));
        return rawUnnest(pool, rows);
      });
      await foldAll(ctx);
      await delay(300);
      if (round === 0) continue; // The first round warms caches and plans.
      rates.ours.push(ours);
      rates.raw.push(raw);
    }
  } finally {
    await gateway.stop();
    await pool.end();
  }
  await owner`truncate responses, scores, comments, comment_originals, pending`;
  const name = `batch of ${batchSize} through the public API, ${callers} callers ÷ raw unnest of the same rows`;
  return [rateClaim(name, median(rates.ours), median(rates.raw), 0.5)];
}

/** Responses a second that all callers together get acknowledged. */
async function rateOf(one: () => Promise<unknown>): Promise<number> {
  let done = 0;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (performance.now() - start < roundMs) {
        await one();
        done += batchSize;
      }
    }),
  );
  return (done / (performance.now() - start)) * 1000;
}

async function postBatch(gatewayUrl: string, key: string): Promise<void> {
  const occurredAt = new Date().toISOString();
  const responses = Array.from({ length: batchSize }, () => ({
    externalId: uuidv7(),
    occurredAt,
    touchpoint: `touchpoint-${Math.floor(Math.random() * 20)}`,
    channel: "website",
    language: "en",
    segments: { tier: `Tier ${Math.floor(Math.random() * 4)}` },
    scores: [
      { metric: "nps", value: Math.floor(Math.random() * 11) },
      { metric: "csat", value: 1 + Math.floor(Math.random() * 5) },
    ],
    comments:
      Math.random() < 0.3 ? [{ text: benchTexts[Math.floor(Math.random() * benchTexts.length)] ?? "" }] : undefined,
  }));
  const reply = await fetch(`${gatewayUrl}/api/v1/responses`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ source: "source-0", responses }),
  });
  const { accepted, results } = (await reply.json()) as { accepted?: number; results?: unknown[] };
  if (accepted !== batchSize)
    throw new Error(
      `The gateway took ${accepted ?? 0} of ${batchSize}: ${reply.status} ${JSON.stringify(results?.[0])}`,
    );
}

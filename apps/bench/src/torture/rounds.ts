import { setTimeout as delay } from "node:timers/promises";
import { createApiKey } from "@heard/core/api-keys";
import { auditKey } from "@heard/core/audit/seal";
import { verifyAuditChain } from "@heard/core/audit/verify";
import type { ServiceContext } from "@heard/core/context";
import { verifyLedger } from "@heard/core/ledger/verify";
import { verifyRollups } from "@heard/core/rollups/verify";
import { createSource } from "@heard/core/sources";
import postgres from "postgres";
import type { Product, Target } from "./product.ts";
import type { Kill, Load } from "./watch-load.ts";

/** A source for the load, and the key that it sends and reads with. */
export async function prepareLoad(ctx: ServiceContext): Promise<string> {
  await createSource(ctx, { name: "Torture", key: "torture" });
  const { key } = await createApiKey(ctx, { name: "Torture", scopes: ["responses:write", "measures:read"] });
  return key;
}

type Rounds = {
  product: Product;
  load: Load;
  targets: readonly Target[];
  rounds: number;
  mostMs: number;
  /** New acknowledgements after each kill, before the next. */
  acknowledged?: number;
};

/** Kills one process after another, each at a random moment under load, and waits until answers are acknowledged again. */
export async function killInTurns({ product, load, targets, rounds, mostMs, acknowledged = 20 }: Rounds) {
  const kills: Kill[] = [];
  const started = performance.now();
  await load.acknowledges(acknowledged);
  for (let round = 0; round < rounds && performance.now() - started < mostMs; round += 1) {
    await delay(50 + Math.random() * 250);
    const target = targets[round % targets.length] ?? "gateway";
    const inFlight = load.inFlight();
    const at = performance.now();
    await product.kill(target);
    await load.acknowledges(acknowledged);
    kills.push({ target, inFlight, recoveredMs: performance.now() - at });
  }
  return kills;
}

/** What `heard verify` finds, for an organisation whose database is open. */
export async function findingsIn(ctx: ServiceContext, authSecret: string): Promise<string[]> {
  return [
    ...(await verifyRollups(ctx)),
    ...(await verifyLedger(ctx)),
    ...(await verifyAuditChain(ctx, auditKey(authSecret))),
  ].map((finding) => JSON.stringify(finding));
}

const longestCatchUpMs = 60_000;

/** How long the worker takes until nothing waits to be folded or sealed; whoever looks before that finds what it has not come to yet. */
export async function untilCaughtUp(url: string, organisationId: number): Promise<number> {
  const owner = postgres(url, { max: 1, onnotice: () => {} });
  const startedAt = performance.now();
  try {
    for (;;) {
      const [row] = await owner<{ waits: boolean }[]>`
        select exists (select from pending where org_id = ${organisationId}) or exists (select from audit_entries e where e.org_id = ${organisationId}
          and not exists (select from audit_seals s where s.org_id = e.org_id and s.entry_id = e.id)) as waits`;
      const elapsedMs = performance.now() - startedAt;
      if (!row?.waits || elapsedMs > longestCatchUpMs) return elapsedMs;
      await delay(200);
    }
  } finally {
    await owner.end();
  }
}

/** The ids of all responses of an organisation, from the server itself. */
export async function storedIds(url: string, organisationId: number): Promise<string[]> {
  const owner = postgres(url, { max: 1, onnotice: () => {} });
  const rows = await owner<{ id: string }[]>`select id::text from responses where org_id = ${organisationId}`;
  await owner.end();
  return rows.map(({ id }) => id);
}

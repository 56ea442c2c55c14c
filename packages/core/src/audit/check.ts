import { sql } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { type AuditFinding, verifyAuditChain } from "./verify.ts";

// Pages and route handlers of Next.js load separate instances of this module; the key must be known to all of them.
const stateKey = Symbol.for("heard.audit-key");
const globals = globalThis as typeof globalThis & { [stateKey]?: Buffer };

/** Gives this process the key of the chain, with which it can check what the worker sealed. Once, at the start. */
export function keepAuditKey(key: Buffer): void {
  globals[stateKey] = key;
}

export type AuditCheck = {
  /** Nothing was edited, dropped from the middle or reordered. */
  holds: boolean;
  checkedAt: Date;
  sealedCount: number;
  unsealedCount: number;
  findingCount: number;
  /** The first few things that are wrong. */
  findings: AuditFinding[];
};

const mostFindings = 20;

/** Walks the organisation's chain now, from the first entry to the last. */
export async function checkAuditChain(ctx: ServiceContext): Promise<AuditCheck> {
  requirePermission(ctx, "audit.read");
  const key = globals[stateKey];
  if (!key) throw new Error("keepAuditKey was not called at the start of this process");
  const [counts] = await inTenant(ctx, (tx) =>
    tx.execute<{ sealed: number; entries: number }>(
      sql`select (select count(*) from audit_seals)::int as sealed, (select count(*) from audit_entries)::int as entries`,
    ),
  );
  const findings = await verifyAuditChain(ctx, key);
  const sealedCount = counts?.sealed ?? 0;
  return {
    holds: findings.length === 0,
    checkedAt: ctx.now(),
    sealedCount,
    unsealedCount: Math.max(0, (counts?.entries ?? 0) - sealedCount),
    findingCount: findings.length,
    findings: findings.slice(0, mostFindings),
  };
}

import type { Transaction } from "@heard/db";
import { caseRules } from "@heard/db/schema/cases";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { findMatches } from "./find-matches.ts";
import { storeCase } from "./open.ts";
import { readHandlers } from "./read-handlers.ts";

/** Opens cases for what came in since the last look and what a rule is for; the oldest rule comes first. One rule that fails keeps no other waiting. Returns how many were opened. @throws the first failure, when all others are done */
export async function openCasesByRules(ctx: ServiceContext): Promise<number> {
  const rules = await inTenant(ctx, (tx) =>
    tx.select().from(caseRules).where(isNull(caseRules.archivedAt)).orderBy(asc(caseRules.id)),
  );
  let opened = 0;
  const failures: unknown[] = [];
  for (const { id } of rules) {
    try {
      opened += await inTenant(ctx, (tx) => openByRule(tx, ctx, id));
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return opened;
}

async function openByRule(tx: Transaction, ctx: ServiceContext, ruleId: number): Promise<number> {
  const [rule] = await tx
    .select()
    .from(caseRules)
    .where(and(eq(caseRules.id, ruleId), isNull(caseRules.archivedAt)))
    .for("update");
  if (!rule) return 0;
  // A response has one case.
  const isKnown = sql`exists (select from cases c where c.org_id = r.org_id and c.response_id = r.id)`;
  const { found, lookedUpTo } = await findMatches(tx, ctx, { catalogue: await readCatalogue(tx), rule, isKnown });
  const isThanks = rule.condition.kind === "score" && rule.condition.comparison === "atLeast";
  let opened = 0;
  for (const { responseId, touchpointId } of found) {
    // Whoever has left since, or sees less now, gets nothing new.
    const people = await readHandlers(tx, touchpointId === 0 ? null : touchpointId);
    const orNobody = (id: number | null) => (id !== null && people.has(id) ? id : null);
    const stored = await storeCase(tx, ctx, {
      ...{ kind: isThanks ? "thanks" : "recovery", title: rule.name, playbookId: rule.playbookId },
      ...{ responseId, touchpointId, ruleId },
      ...{ ownerId: orNobody(rule.ownerId), escalateTo: orNobody(rule.escalateTo) },
    });
    if (stored) opened += 1;
  }
  await tx.update(caseRules).set({ lookedUpTo }).where(eq(caseRules.id, ruleId));
  return opened;
}

import type { Transaction } from "@heard/db";
import { type CaseRuleRow, caseRules } from "@heard/db/schema/cases";
import { members } from "@heard/db/schema/members";
import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { findMatches } from "./find-matches.ts";
import { storeCase } from "./open.ts";

/** Answers are stored by many at once, and one that came before another may be seen after it: each look goes back so far. What has a case gets no second one. */
const lookBackMs = 120_000;

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
  const upTo = ctx.now();
  const matches = await findMatches(tx, ctx, { catalogue: await readCatalogue(tx), rule, since: sinceOf(rule) });
  const people = await activeOf(tx, [rule.ownerId, rule.escalateTo]);
  const isThanks = rule.condition.kind === "score" && rule.condition.comparison === "atLeast";
  let opened = 0;
  for (const { responseId, touchpointId } of matches) {
    const stored = await storeCase(tx, ctx, {
      ...{ kind: isThanks ? "thanks" : "recovery", title: rule.name, playbookId: rule.playbookId },
      ...{ responseId, touchpointId, ruleId },
      ownerId: people.has(rule.ownerId) ? rule.ownerId : null,
      escalateTo: people.has(rule.escalateTo) ? rule.escalateTo : null,
    });
    if (stored) opened += 1;
  }
  await tx.update(caseRules).set({ lookedUpTo: upTo }).where(eq(caseRules.id, ruleId));
  return opened;
}

/** Never before the rule was made. */
const sinceOf = ({ lookedUpTo, madeAt }: CaseRuleRow): Date =>
  new Date(Math.max(lookedUpTo.getTime() - lookBackMs, madeAt.getTime()));

/** Those of them who are at work: whoever sleeps gets nothing new. */
async function activeOf(tx: Transaction, ids: readonly (number | null)[]): Promise<Set<number | null>> {
  const wanted = ids.filter((id) => id !== null);
  if (wanted.length === 0) return new Set();
  const found = await tx
    .select({ id: members.id })
    .from(members)
    .where(and(inArray(members.id, wanted), isNull(members.deactivatedAt)));
  return new Set(found.map(({ id }) => id));
}

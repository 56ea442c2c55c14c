import { isDeepStrictEqual } from "node:util";
import type { Transaction } from "@heard/db";
import { arrayLiteral } from "@heard/db/array-literal";
import { type CaseCondition, type CaseKind, type CaseRuleRow, caseRules } from "@heard/db/schema/cases";
import { organisations } from "@heard/db/schema/organisations";
import { shardKeyOfId } from "@heard/db/shard-key";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { type Catalogue, readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { findMatches, type Match } from "./find-matches.ts";
import { storeCase } from "./open.ts";
import { readHandlers } from "./read-handlers.ts";

/** So many are opened in one transaction. */
const casesAtOnce = 25;

/** Opens cases for what came in since the last look and what a rule is for; the oldest rule comes first. One rule that fails keeps no other waiting. Returns how many were opened. @throws the first failure, when all others are done */
export async function openCasesByRules(ctx: ServiceContext): Promise<number> {
  const rules = await inTenant(ctx, (tx) =>
    tx.select().from(caseRules).where(isNull(caseRules.archivedAt)).orderBy(asc(caseRules.id)),
  );
  let opened = 0;
  const failures: unknown[] = [];
  for (const { id } of rules) {
    try {
      opened += await openByRule(ctx, id);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return opened;
}

/** Looks first, then opens a few cases at a time: whoever changes hours, members or settings of the organisation waits for some of them, never for all. */
async function openByRule(ctx: ServiceContext, ruleId: number): Promise<number> {
  const look = await inTenant(ctx, async (tx) => {
    const [rule] = await tx.select().from(caseRules).where(isInForce(ruleId));
    if (!rule) return null;
    const catalogue = await readCatalogue(tx);
    // A response has one case.
    const isKnown = sql`exists (select from cases c where c.org_id = r.org_id and c.response_id = r.id)`;
    const { found, lookedUpTo } = await findMatches(tx, ctx, { catalogue, rule, isKnown });
    return { rule, found, lookedUpTo, kind: kindOfCases(rule.condition, catalogue) };
  });
  if (!look) return 0;
  let opened = 0;
  let waiting = 0;
  for (let at = 0; at < look.found.length; at += casesAtOnce) {
    const few = await inTenant(ctx, (tx) => openFew(tx, ctx, look, look.found.slice(at, at + casesAtOnce)));
    opened += few.opened;
    waiting += few.waiting;
  }
  // What is being changed at this moment is looked at again.
  if (waiting > 0) return opened;
  // Whoever changed the rule meanwhile has said from when on it looks.
  const isAsItWas = eq(caseRules.lookedUpTo, look.rule.lookedUpTo);
  await inTenant(ctx, (tx) =>
    tx
      .update(caseRules)
      .set({ lookedUpTo: look.lookedUpTo })
      .where(and(isInForce(ruleId), isAsItWas)),
  );
  return opened;
}

type Look = { rule: CaseRuleRow; kind: CaseKind };

type Few = { opened: number; waiting: number };

async function openFew(tx: Transaction, ctx: ServiceContext, look: Look, matches: readonly Match[]): Promise<Few> {
  // Before the organisation, as an erasure does.
  const { found, waiting } = await holdResponses(tx, matches);
  // Before the rule, as everybody does who hands rules on: the other way round each would wait for the other.
  await tx.select({ id: organisations.id }).from(organisations).for("share");
  // As it is by now: what was ended or changed since the look opens nothing by what it was.
  const [rule] = await tx.select().from(caseRules).where(isInForce(look.rule.id)).for("update");
  if (!rule || rule.touchpointId !== look.rule.touchpointId) return { opened: 0, waiting };
  if (!isDeepStrictEqual(rule.condition, look.rule.condition)) return { opened: 0, waiting };
  const handlersOf = new Map<number, Set<number>>();
  let opened = 0;
  for (const { responseId, touchpointId } of found) {
    // Whoever has left since, or sees less now, gets nothing new.
    const people = handlersOf.get(touchpointId) ?? (await readHandlers(tx, touchpointId === 0 ? null : touchpointId));
    handlersOf.set(touchpointId, people);
    const orNobody = (id: number | null) => (id !== null && people.has(id) ? id : null);
    const stored = await storeCase(tx, ctx, {
      ...{ kind: look.kind, title: rule.name, playbookId: rule.playbookId, responseId, touchpointId, ruleId: rule.id },
      ...{ ownerId: orNobody(rule.ownerId), escalateTo: orNobody(rule.escalateTo) },
    });
    if (stored) opened += 1;
  }
  return { opened, waiting };
}

/**
 * The responses that still stand, held as they are: whoever erases one waits and finds its case. One that is being changed or erased right now is counted as waiting, and not
 * waited for: others lock many responses in an order of their own.
 */
async function holdResponses(tx: Transaction, matches: readonly Match[]): Promise<{ found: Match[]; waiting: number }> {
  const keys = matches.map(({ responseId }) => shardKeyOfId(responseId));
  const ids = matches.map(({ responseId }) => responseId);
  const these = sql`select id from responses
    where (shard_key, id) in (select * from unnest(${arrayLiteral(keys)}::int[], ${arrayLiteral(ids)}::uuid[]))`;
  const held = new Set((await tx.execute<{ id: string }>(sql`${these} for share skip locked`)).map(({ id }) => id));
  const standing = held.size < ids.length ? (await tx.execute(these)).length : held.size;
  return { found: matches.filter(({ responseId }) => held.has(responseId)), waiting: standing - held.size };
}

const isInForce = (ruleId: number) => and(eq(caseRules.id, ruleId), isNull(caseRules.archivedAt));

/** Good scores are thanked for: of effort, the low ones. */
function kindOfCases(condition: CaseCondition, catalogue: Catalogue): CaseKind {
  if (condition.kind === "words") return "recovery";
  const isEffort = catalogue.measures.get(condition.measureId)?.scale.direction === "lowerIsBetter";
  return (condition.comparison === "atLeast") === isEffort ? "recovery" : "thanks";
}

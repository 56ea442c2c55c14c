import type { Transaction } from "@heard/db";
import { improvementPlans, type PlanCause, planEvents } from "@heard/db/schema/improvement-plans";
import { fold } from "@heard/text/tokens";
import { asc, eq, isNull } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { readCouncilSettings } from "../council/read-settings.ts";
import { type PlanItem, readPlans } from "../improvement-plans/queries.ts";
import { requirePermission } from "../permissions.ts";
import { readJudged } from "./read-plans-of.ts";
import { lessonOf, type lessons, type ShortVerdict } from "./rules.ts";
import { SearchLibraryInput } from "./schema.ts";

export type LibraryItem = {
  plan: PlanItem;
  category: PlanCause["category"] | null;
  verdict: ShortVerdict | null;
  lesson: (typeof lessons)[number];
  /** What was learnt, in the words of whoever closed it. */
  learnt: string | null;
};

export type Library = {
  /** What costs are counted in. */
  currency: string;
  /** Plans that have ended, before anything is searched for. */
  total: number;
  items: LibraryItem[];
};

/** Plans whose outcome is known, or that were closed without one: what worked and what did not, by the same search. */
export async function searchLibrary(ctx: ServiceContext, input: SearchLibraryInput): Promise<Library> {
  requirePermission(ctx, "plan.read");
  const { words, ...wanted } = SearchLibraryInput.parse(input);
  const terms = fold(words)
    .text.split(/\s+/)
    .filter((term) => term !== "");
  const { entries, currency } = await inTenant(
    ctx,
    async (tx) => ({ entries: await readEntries(tx, ctx), currency: (await readCouncilSettings(tx)).currency }),
    { snapshot: true },
  );
  const items = entries.flatMap(({ item, text }) => {
    const { plan, category, verdict } = item;
    const fits =
      (wanted.category === undefined || category === wanted.category) &&
      (wanted.kind === undefined || plan.kind === wanted.kind) &&
      (wanted.touchpoint === undefined || plan.touchpoint?.key === wanted.touchpoint) &&
      (wanted.verdict === undefined || verdict?.verdict === wanted.verdict) &&
      terms.every((term) => text.includes(term));
    return fits ? [item] : [];
  });
  return { currency, total: entries.length, items };
}

/** Each plan of the library with the text that words are looked for in. */
async function readEntries(tx: Transaction, ctx: ServiceContext): Promise<{ item: LibraryItem; text: string }[]> {
  const plans = await readPlans(tx, ctx);
  const verdicts = new Map((await readJudged(tx, ctx, plans)).map(({ plan, verdict }) => [plan.id, verdict]));
  const { id, cause } = improvementPlans;
  const rows = await tx.select({ id, cause }).from(improvementPlans).where(isNull(improvementPlans.deletedAt));
  const causes = new Map(rows.map((row) => [row.id, row.cause]));
  const closings = await tx
    .select({ planId: planEvents.planId, note: planEvents.note })
    .from(planEvents)
    .where(eq(planEvents.verb, "improvementPlan.close"))
    .orderBy(asc(planEvents.id));
  const learntOf = new Map(closings.map(({ planId, note }) => [planId, note]));
  return plans.flatMap((plan) => {
    const verdict = verdicts.get(plan.id) ?? null;
    if (verdict === null && plan.state !== "closed") return [];
    const { category = null, whys = [], review = "" } = causes.get(plan.id) ?? {};
    const learnt = learntOf.get(plan.id) ?? null;
    const text = fold([plan.title, ...whys, review, learnt ?? ""].join("\n")).text;
    return [{ item: { plan, category, verdict, lesson: lessonOf(verdict), learnt }, text }];
  });
}

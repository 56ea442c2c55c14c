import type { Transaction } from "@heard/db";
import type { FrozenMeasure, FrozenTheme } from "@heard/db/schema/improvement-plans";
import { planEvidence } from "@heard/db/schema/improvement-plans";
import { comments, responses } from "@heard/db/schema/responses";
import { shardKeyOfId } from "@heard/db/shard-key";
import { and, count, eq } from "drizzle-orm";
import type { z } from "zod";
import type { ServiceContext } from "../context.ts";
import { DomainError, notFound } from "../errors.ts";
import { readMeasures } from "../measures/get.ts";
import { readThemeReport } from "../themes/measure.ts";
import { mostEvidence } from "./rules.ts";
import type { PlanEvidenceInput } from "./schema.ts";

type Evidence = z.output<typeof PlanEvidenceInput>;

/**
 * Links evidence to a plan. What customers said is linked by its place, so that a correction or an erasure reaches it; a number or a theme is kept as it is at this
 * moment, with the question that it answers. What is linked already stays linked once.
 * @throws DomainError not_found for what the reader does not see; limit_exceeded `too_many`
 */
export async function freezeEvidence(
  tx: Transaction,
  ctx: ServiceContext,
  planId: number,
  evidence: readonly Evidence[],
): Promise<void> {
  const [kept] = await tx.select({ links: count() }).from(planEvidence).where(eq(planEvidence.planId, planId));
  const links = (kept?.links ?? 0) + evidence.length;
  if (links > mostEvidence) throw new DomainError("limit_exceeded", "too_many", { count: links, most: mostEvidence });
  const linkedBy = ctx.actor.kind === "member" ? ctx.actor.memberId : null;
  const row = { orgId: ctx.organisation.id, planId, linkedBy, linkedAt: ctx.now() };
  for (const one of evidence)
    await tx
      .insert(planEvidence)
      .values({ ...row, kind: one.kind, ...(await contentOf(tx, ctx, one)) })
      .onConflictDoNothing();
}

async function contentOf(
  tx: Transaction,
  ctx: ServiceContext,
  one: Evidence,
): Promise<{ responseId?: string; item?: number; frozen?: FrozenMeasure | FrozenTheme }> {
  switch (one.kind) {
    case "comment":
      await assertComment(tx, one);
      return { responseId: one.responseId, item: one.item };
    case "response":
      await assertResponse(tx, one.responseId);
      return { responseId: one.responseId };
    case "measure":
      return { frozen: await measureNow(tx, ctx, one.query) };
    case "theme":
      return { frozen: await themeNow(tx, ctx, one) };
  }
}

/** A comment that the reader sees. @throws DomainError not_found */
export async function assertComment(tx: Transaction, { responseId, item }: { responseId: string; item: number }) {
  const here = and(
    ...[eq(comments.shardKey, shardKeyOfId(responseId)), eq(comments.responseId, responseId), eq(comments.item, item)],
  );
  const [found] = await tx.select({ item: comments.item }).from(comments).where(here);
  if (!found) throw notFound("comment", `${responseId}/${item}`);
}

async function assertResponse(tx: Transaction, responseId: string) {
  const here = and(eq(responses.shardKey, shardKeyOfId(responseId)), eq(responses.id, responseId));
  const [found] = await tx.select({ id: responses.id }).from(responses).where(here);
  if (!found) throw notFound("response", responseId);
}

async function measureNow(
  tx: Transaction,
  ctx: ServiceContext,
  query: Extract<Evidence, { kind: "measure" }>["query"],
): Promise<FrozenMeasure> {
  const { compare: _compare, groupBy: _groupBy, grain: _grain, ...one } = query;
  const [result] = await readMeasures(tx, ctx, [one]);
  if (!result) throw notFound("measure", query.metric);
  const { metric, method, value, n, interval, trace } = result.total;
  return { query: { ...trace }, metric, method, value, n, interval };
}

async function themeNow(
  tx: Transaction,
  ctx: ServiceContext,
  { theme, period }: Extract<Evidence, { kind: "theme" }>,
): Promise<FrozenTheme> {
  const { comments: all, themes } = await readThemeReport(tx, ctx, { period });
  const found = themes.find(({ key }) => key === theme);
  if (!found) throw notFound("theme", theme);
  const commentCount = Object.values(all).reduce((sum, one) => sum + one, 0);
  return { theme, period, mentionCount: found.n, commentCount };
}

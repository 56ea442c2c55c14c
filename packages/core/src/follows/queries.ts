import type { Transaction } from "@heard/db";
import type { LocalisedText } from "@heard/db/schema/columns";
import { improvementPlans } from "@heard/db/schema/improvement-plans";
import { follows } from "@heard/db/schema/progress";
import { themes } from "@heard/db/schema/themes";
import { and, asc, eq, isNull } from "drizzle-orm";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { forbidden, notFound } from "../errors.ts";
import { permissions, requirePermission } from "../permissions.ts";
import type { FollowInput } from "./schema.ts";

export type FollowItem =
  | { kind: "plan"; planId: number; number: number; title: string }
  | { kind: "theme"; theme: string; name: LocalisedText }
  | { kind: "touchpoint"; touchpoint: string; name: LocalisedText };

/** The member who follows: a key or the operator follows nothing. @throws DomainError forbidden */
export function follower({ actor }: Pick<ServiceContext, "actor">): number {
  if (actor.kind !== "member") throw forbidden(permissions["follow.own"].roles);
  return actor.memberId;
}

/** What the reader follows, as far as they still see it. */
export async function listFollows(ctx: ServiceContext): Promise<FollowItem[]> {
  requirePermission(ctx, "follow.own");
  const memberId = follower(ctx);
  return inTenant(ctx, (tx) => readFollows(tx, ctx, memberId), { snapshot: true });
}

/** The same inside a transaction that is open already. */
export async function readFollows(tx: Transaction, ctx: ServiceContext, memberId: number): Promise<FollowItem[]> {
  const rows = await tx
    .select({ follow: follows, plan: improvementPlans, theme: themes })
    .from(follows)
    .leftJoin(improvementPlans, and(eq(improvementPlans.id, follows.planId), isNull(improvementPlans.deletedAt)))
    .leftJoin(themes, and(eq(themes.id, follows.themeId), isNull(themes.archivedAt)))
    .where(eq(follows.memberId, memberId))
    .orderBy(asc(follows.id));
  const places = new Map([...(await readCatalogue(tx)).touchpoints.values()].map((one) => [one.id, one]));
  return rows.flatMap(({ follow: { touchpointId }, plan, theme }): FollowItem[] => {
    if (plan) return [{ kind: "plan", planId: plan.id, number: plan.number, title: plan.title }];
    if (theme) return [{ kind: "theme", theme: theme.key, name: theme.name }];
    const place = places.get(touchpointId ?? 0);
    if (!place || place.archivedAt || !seesTouchpoint(ctx, place.id)) return [];
    return [{ kind: "touchpoint", touchpoint: place.key, name: place.name }];
  });
}

const seesTouchpoint = ({ touchpoints }: ServiceContext, id: number): boolean =>
  touchpoints === "*" || touchpoints.includes(id);

/** The row of what is to be followed. @throws DomainError not_found, also for what the reader does not see */
export async function subjectOf(
  tx: Transaction,
  ctx: ServiceContext,
  input: FollowInput,
): Promise<Pick<typeof follows.$inferSelect, "planId" | "themeId" | "touchpointId">> {
  const none = { planId: null, themeId: null, touchpointId: null };
  if (input.kind === "plan") {
    const [plan] = await tx
      .select({ id: improvementPlans.id })
      .from(improvementPlans)
      .where(and(eq(improvementPlans.id, input.planId), isNull(improvementPlans.deletedAt)));
    if (!plan) throw notFound("improvement plan", input.planId);
    return { ...none, planId: plan.id };
  }
  if (input.kind === "theme") {
    const [theme] = await tx
      .select({ id: themes.id })
      .from(themes)
      .where(and(eq(themes.key, input.theme), isNull(themes.archivedAt)));
    if (!theme) throw notFound("theme", input.theme);
    return { ...none, themeId: theme.id };
  }
  const place = (await readCatalogue(tx)).touchpoints.get(input.touchpoint);
  if (!place || !seesTouchpoint(ctx, place.id)) throw notFound("touchpoint", input.touchpoint);
  return { ...none, touchpointId: place.id };
}

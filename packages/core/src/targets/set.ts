import { targets } from "@heard/db/schema/targets";
import { recordAudit } from "../audit/record.ts";
import { newestDays } from "../benchmarks/queries.ts";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { alreadyExists, invalidInput, notFound } from "../errors.ts";
import { headlineOf } from "../metrics/rules.ts";
import { requirePermission } from "../permissions.ts";
import { dayIn } from "../responses/day.ts";
import { assertBasis } from "./assert-basis.ts";
import { assertReachable } from "./assert-reachable.ts";
import { measureScore } from "./measure.ts";
import { recordStep } from "./record-step.ts";
import { SetTargetInput } from "./schema.ts";

/**
 * Says where a score is meant to be by when, and by what that was set. What the score is at this moment is kept with it.
 * @throws DomainError forbidden, not_found, conflict for a score that has a target; invalid_input `target_value`, `target_due`, `target_basis`, `target_above_touchpoints`
 */
export async function setTarget(ctx: ServiceContext, input: SetTargetInput): Promise<{ targetId: number }> {
  requirePermission(ctx, "target.edit");
  const { metric: key, method: wanted, touchpoint: placeKey, ...given } = SetTargetInput.parse(input);
  const today = dayIn(ctx.organisation.timeZone, ctx.now());
  return inTenant(ctx, async (tx) => {
    const catalogue = await readCatalogue(tx);
    const metric = catalogue.metrics.get(key);
    const scale = metric?.measures.at(-1)?.scale;
    if (!metric || !scale) throw notFound("metric", key);
    const method = headlineOf(metric, scale, wanted ?? metric.headlineMethod);
    const place = placeKey === null ? null : catalogue.touchpoints.get(placeKey);
    if (place === undefined || !isSeen(ctx, place?.id ?? null)) throw notFound("touchpoint", placeKey ?? "");
    if (place === null && ctx.touchpoints !== "*") throw invalidInput("target_above_touchpoints");
    assertReachable(given, { method, scale, today });
    await assertBasis(tx, given, { metricId: metric.id });
    const started = await measureScore(tx, ctx, { metric: key, method, touchpoint: placeKey }, newestDays(today));
    const [row] = await tx
      .insert(targets)
      .values({
        ...{ orgId: ctx.organisation.id, ...given, method, started, setAt: ctx.now() },
        ...{ metricId: metric.id, touchpointId: place?.id ?? null },
      })
      .onConflictDoNothing()
      .returning();
    if (!row) throw alreadyExists("target", placeKey === null ? key : `${key} · ${placeKey}`);
    await recordStep(tx, ctx, row, { step: "set", note: given.goalNote, measured: started });
    const { value, dueOn, basis } = given;
    await recordAudit(tx, ctx, {
      verb: "target.set",
      subject: { kind: "target", id: row.id },
      after: { metric: key, method, touchpoint: placeKey, value, dueOn, basis },
    });
    return { targetId: row.id };
  });
}

const isSeen = ({ touchpoints }: ServiceContext, id: number | null): boolean =>
  id === null || touchpoints === "*" || touchpoints.includes(id);

import { randomBytes } from "node:crypto";
import { journeyShares } from "@heard/db/schema/journey-views";
import { and, count, gt, isNull } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError, invalidInput, invalidState } from "../errors.ts";
import { journeyVersionOf } from "../measures/journey.ts";
import { requirePermission } from "../permissions.ts";
import { dayIn } from "../responses/day.ts";
import { hashOfToken, makeToken } from "../sign-in/make-token.ts";
import { linkTokenOf, mostShares } from "./rules.ts";
import { CreateShareInput } from "./schema.ts";

/**
 * Makes a link to the journey as it is now. The token is in this answer and nowhere else.
 * @throws DomainError forbidden, limit_exceeded `too_many`, invalid_state for a journey that nobody has drawn yet
 */
export async function createShare(
  ctx: ServiceContext,
  input: CreateShareInput,
  { random = randomBytes }: { random?: (size: number) => Uint8Array } = {},
): Promise<{ shareId: number; token: string; expiresAt: Date }> {
  requirePermission(ctx, "journey.share");
  const { name, period, days, leastAnswers, showsPlans, frameHosts } = CreateShareInput.parse(input);
  if (period.from > period.to) throw invalidInput("period_invalid", period);
  // Of days that nobody has lived there is nothing to show.
  const today = dayIn(ctx.organisation.timeZone, ctx.now());
  if (period.to > today) throw invalidInput("period_future", { day: today });
  const token = linkTokenOf(makeToken(random).token, frameHosts);
  return inTenant(ctx, async (tx) => {
    const now = ctx.now();
    const [open] = await tx
      .select({ shares: count() })
      .from(journeyShares)
      .where(and(isNull(journeyShares.revokedAt), gt(journeyShares.expiresAt, now)));
    const shares = open?.shares ?? 0;
    if (shares >= mostShares)
      throw new DomainError("limit_exceeded", "too_many", { count: shares + 1, most: mostShares });
    const journeyVersion = await journeyVersionOf(tx, undefined);
    if (journeyVersion === undefined) throw invalidState("journey", "empty");
    const expiresAt = new Date(now.getTime() + days * 86_400_000);
    const [row] = await tx
      .insert(journeyShares)
      .values({
        ...{ orgId: ctx.organisation.id, tokenHash: hashOfToken(token), name, fromOn: period.from, toOn: period.to },
        ...{ journeyVersion, touchpoints: ctx.touchpoints === "*" ? null : [...ctx.touchpoints] },
        ...{ leastAnswers, showsPlans, frameHosts, createdAt: now, expiresAt },
        createdBy: ctx.actor.kind === "member" ? ctx.actor.memberId : null,
      })
      .returning();
    if (!row) throw new Error("The share was not stored");
    await recordAudit(tx, ctx, {
      verb: "journeyShare.create",
      subject: { kind: "journeyShare", id: row.id },
      after: {
        from: period.from,
        to: period.to,
        leastAnswers,
        showsPlans,
        frameHosts,
        expiresAt: expiresAt.toISOString(),
      },
    });
    return { shareId: row.id, token, expiresAt };
  });
}

import { lookup } from "@heard/db";
import { journeyShares } from "@heard/db/schema/journey-views";
import { desc, eq, sql } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { readPeople } from "../improvement-plans/queries.ts";
import { getJourneyWithGaps, type JourneyView } from "../journey-view/index.ts";
import { requirePermission } from "../permissions.ts";
import { requireToken } from "../rate-limits/take.ts";
import { bucketOf } from "../sign-in/derive.ts";
import { hashOfToken } from "../sign-in/make-token.ts";
import { openingsByAddress, openingsByLink, redactJourney } from "./rules.ts";
import { OpenShareInput } from "./schema.ts";

export type JourneyShare = {
  shareId: number;
  name: string;
  period: { from: string; to: string };
  leastAnswers: number;
  showsPlans: boolean;
  frameHosts: string[];
  createdBy: string | null;
  createdAt: Date;
  expiresAt: Date;
  state: "open" | "expired" | "revoked";
  viewCount: number;
  viewedAt: Date | null;
};

/** Every link to the journey that was made, the newest first; none of them can be read back. */
export async function listShares(ctx: ServiceContext): Promise<JourneyShare[]> {
  requirePermission(ctx, "journey.share");
  return inTenant(ctx, async (tx) => {
    const people = await readPeople(tx);
    const rows = await tx.select().from(journeyShares).orderBy(desc(journeyShares.id));
    return rows.map((row) => ({
      ...{ shareId: row.id, name: row.name, period: { from: row.fromOn, to: row.toOn } },
      ...{ leastAnswers: row.leastAnswers, showsPlans: row.showsPlans, frameHosts: row.frameHosts },
      ...{
        createdBy: people.get(row.createdBy ?? 0)?.name ?? null,
        createdAt: row.createdAt,
        expiresAt: row.expiresAt,
      },
      state: row.revokedAt ? "revoked" : row.expiresAt > ctx.now() ? "open" : "expired",
      ...{ viewCount: row.viewCount, viewedAt: row.viewedAt },
    }));
  });
}

export type SharedJourney = {
  organisation: { name: string; timeZone: string; lowBelow: number };
  name: string;
  period: { from: string; to: string };
  leastAnswers: number;
  expiresAt: Date;
  view: JourneyView;
};

/**
 * What a link shows to whoever has it; `null` for one that is unknown, revoked or too old, all alike. It shows what its maker saw, on the map of that day, and
 * is counted as looked at.
 * @throws DomainError limit_exceeded
 */
export async function openShare(
  input: OpenShareInput,
  { address, now }: { address: string; now: () => Date },
): Promise<SharedJourney | null> {
  const { token } = OpenShareInput.parse(input);
  await requireToken(bucketOf("share-address", address), openingsByAddress);
  await requireToken(bucketOf("share", token), openingsByLink);
  const found = await lookup.journeyShare(hashOfToken(token), now());
  if (!found) return null;
  const { organisation } = found;
  const nobody: ServiceContext = { organisation, actor: { kind: "system" }, touchpoints: "*", now };
  const ofShare = eq(journeyShares.id, found.id);
  const [share] = await inTenant(nobody, (tx) => tx.select().from(journeyShares).where(ofShare));
  if (!share) return null;
  const hideBelow = Math.max(organisation.hideBelow, share.leastAnswers);
  const lowBelow = Math.max(organisation.lowBelow, hideBelow);
  const reader: ServiceContext = {
    ...{ ...nobody, organisation: { ...organisation, hideBelow, lowBelow } },
    touchpoints: share.touchpoints ?? "*",
  };
  const period = { from: share.fromOn, to: share.toOn };
  const journey = await getJourneyWithGaps(reader, { period, journeyVersion: share.journeyVersion });
  await inTenant(nobody, (tx) =>
    tx
      .update(journeyShares)
      .set({ viewCount: sql`${journeyShares.viewCount} + 1`, viewedAt: now() })
      .where(ofShare),
  );
  return {
    organisation: { name: organisation.name, timeZone: organisation.timeZone, lowBelow },
    ...{ name: share.name, period, leastAnswers: hideBelow, expiresAt: share.expiresAt },
    view: redactJourney(journey, { showsPlans: share.showsPlans }),
  };
}

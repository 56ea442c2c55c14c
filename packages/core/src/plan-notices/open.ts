import { lookup } from "@heard/db";
import { improvementPlans } from "@heard/db/schema/improvement-plans";
import { organisations } from "@heard/db/schema/organisations";
import { type NoticeTexts, planNotices } from "@heard/db/schema/plan-notices";
import { and, desc, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import { CatalogueKey } from "../catalogue/schema.ts";
import { inTenant, respondentIn } from "../context.ts";
import { notFound } from "../errors.ts";
import { type KeptVerdict, readVerdicts } from "../verdicts/queries.ts";
import { tellableStates } from "./rules.ts";

/** What whoever comes by reads: no number, no name. */
export type PublicNotices = {
  organisation: { name: string; locale: "en" | "zh-Hans" | "zh-Hant" };
  notices: { texts: NoticeTexts; publishedAt: Date; verdict: KeptVerdict["verdict"] | null }[];
};

/** The public page of an organisation, the newest notice first. @throws DomainError not_found, also where it has none */
export async function openNotices(
  { organisation: key }: { organisation: string },
  now: () => Date,
): Promise<PublicNotices> {
  const unknown = notFound("organisation", key.slice(0, 100));
  // What no organisation can be called the database is not asked for.
  if (!CatalogueKey.safeParse(key).success) throw unknown;
  const found = await lookup.organisation(key);
  if (!found) throw unknown;
  return inTenant(respondentIn(found.id, now), async (tx) => {
    const [own] = await tx.select().from(organisations);
    if (!own || own.deletedAt || !own.hasPublicNotices) throw unknown;
    const rows = await tx
      .select({ planId: planNotices.planId, texts: planNotices.texts, publishedAt: planNotices.publishedAt })
      .from(planNotices)
      .innerJoin(improvementPlans, eq(improvementPlans.id, planNotices.planId))
      .where(
        and(
          isNotNull(planNotices.publishedAt),
          isNull(improvementPlans.deletedAt),
          inArray(improvementPlans.state, [...tellableStates]),
        ),
      )
      .orderBy(desc(planNotices.publishedAt));
    const verdicts = await readVerdicts(tx, { touchpoints: "*" });
    return {
      organisation: { name: own.name, locale: own.locale },
      notices: rows.flatMap(({ planId, texts, publishedAt }) =>
        publishedAt ? [{ texts, publishedAt, verdict: verdicts.get(planId)?.verdict ?? null }] : [],
      ),
    };
  });
}

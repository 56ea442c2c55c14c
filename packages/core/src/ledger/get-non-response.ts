import { type ContactFieldKind, contactFields } from "@heard/db/schema/contacts";
import { organisations } from "@heard/db/schema/organisations";
import {
  histogramFromCounts,
  type Interval,
  mergeHistograms,
  postStratify,
  type ScoreMethod,
  type Unit,
  unitOf,
} from "@heard/metrics";
import { asc, isNull } from "drizzle-orm";
import { type CatalogueMetric, readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { askedNow, findSurveyRow } from "../surveys/queries.ts";
import { type CountedGroup, findGroups } from "./find-groups.ts";
import { rowsOf } from "./queries.ts";
import { isSkewed } from "./rules.ts";
import { ComparableInput, NonResponseInput, type PeopleGroup } from "./schema.ts";

/** A score as it came; `withheld` below the organisation's minimum. */
export type GroupScore =
  | { n: number; value: number; interval: Interval; isLow: boolean }
  | { withheld: { n: number; least: number } };

export type NonResponse = {
  field: string;
  unit: Unit;
  /** Of everybody who was invited and of those who answered; each with the score of its own, `null` where there is none to count. */
  groups: { group: PeopleGroup; invited: number; answered: number; isSkewed: boolean; score: GroupScore | null }[];
  /** Some group answered so much more or less than the others that the score may be theirs. */
  isWarned: boolean;
  /** The score as it came, and weighted to the people who were invited; `null` below the organisation's minimum. */
  score: {
    method: ScoreMethod;
    unit: Unit;
    n: number;
    raw: number;
    rawInterval: Interval;
    weighted: number;
    interval: Interval;
    effectiveN: number;
    isLow: boolean;
  } | null;
  withheld: { n: number; least: number } | null;
};

/**
 * Who answered, held against who was invited, by one field that is known of all of them, and what the score would be if each group had answered as often
 * as the others. It corrects for what the field says of people and for nothing else.
 * @throws DomainError not_found (survey, distribution, metric)
 */
export async function getNonResponse(ctx: ServiceContext, input: NonResponseInput): Promise<NonResponse> {
  requirePermission(ctx, "distribution.read");
  requirePermission(ctx, "measure.read");
  const { surveyId, distributionId, metric: key, field } = NonResponseInput.parse(input);
  const { metric, groups } = await inTenant(
    ctx,
    async (tx) => {
      const metric = (await readCatalogue(tx)).metrics.get(key);
      if (!metric) throw notFound("metric", key);
      const here = await rowsOf(tx, ctx, { surveyId, ...(distributionId !== undefined && { distributionId }) });
      const [own] = await tx.select({ locale: organisations.locale }).from(organisations);
      return { metric, groups: await findGroups(tx, { here, metric, field, ownLanguage: own?.locale ?? "en" }) };
    },
    { snapshot: true },
  );
  const [invitedTotal, answeredTotal] = [sumOf(groups, "invited"), sumOf(groups, "answered")];
  const { hideBelow, lowBelow } = ctx.organisation;
  const told = groups.map(({ group, invited, answered, counts }) => ({
    ...{ group, invited, answered },
    isSkewed: isSkewed({ invited, answered, invitedTotal, answeredTotal }),
    score: groupScoreOf(metric, counts, { hideBelow, lowBelow }),
  }));
  const n = groups.reduce((sum, { counts }) => sum + counts.reduce((a, b) => a + b, 0), 0);
  const isWithheld = n < hideBelow;
  return {
    field,
    unit: unitOf[metric.headlineMethod as ScoreMethod],
    groups: told,
    isWarned: told.some((group) => group.isSkewed),
    score: isWithheld ? null : scoreOf(metric, groups, lowBelow),
    withheld: isWithheld ? { n, least: hideBelow } : null,
  };
}

const sumOf = (groups: readonly CountedGroup[], what: "invited" | "answered") =>
  groups.reduce((sum, group) => sum + group[what], 0);

/** The score of one group by itself, by the rules of every figure. */
function groupScoreOf(
  metric: CatalogueMetric,
  counts: readonly number[],
  { hideBelow, lowBelow }: { hideBelow: number; lowBelow: number },
): GroupScore | null {
  const scale = metric.measures.at(-1)?.scale;
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (!scale || n === 0) return null;
  if (n < hideBelow) return { withheld: { n, least: hideBelow } };
  const method = metric.headlineMethod as ScoreMethod;
  const found = postStratify([{ population: 1, histogram: histogramFromCounts(scale, counts) }], { method });
  return found && { n, value: found.value, interval: found.interval, isLow: n < lowBelow };
}

function scoreOf(metric: CatalogueMetric, groups: readonly CountedGroup[], lowBelow: number): NonResponse["score"] {
  const scale = metric.measures.at(-1)?.scale;
  if (!scale) return null;
  const method = metric.headlineMethod as ScoreMethod;
  const strata = groups
    .filter(({ invited }) => invited > 0)
    .map(({ invited, counts }) => ({ population: invited, histogram: histogramFromCounts(scale, counts) }));
  const found = strata.length === 0 ? null : postStratify(strata, { method });
  // As they came: everybody in one stratum.
  const histogram = mergeHistograms(strata.map((stratum) => stratum.histogram));
  const asTheyCame = histogram && postStratify([{ population: 1, histogram }], { method });
  if (!found || !asTheyCame) return null;
  const { n, unweighted: raw, value: weighted, interval, effectiveN } = found;
  const rawInterval = asTheyCame.interval;
  return { method, unit: unitOf[method], n, raw, rawInterval, weighted, interval, effectiveN, isLow: n < lowBelow };
}

/** By what the people of a survey can be compared, beside their language, and which of its scores weighted. */
export type Comparable = {
  fields: { key: string; name: typeof contactFields.$inferSelect.name; kind: ContactFieldKind }[];
  metrics: { key: string; name: CatalogueMetric["name"] }[];
};

/** The contact fields that are in use, and the metrics that a survey asks for. @throws DomainError not_found */
export async function listComparable(ctx: ServiceContext, input: ComparableInput): Promise<Comparable> {
  requirePermission(ctx, "distribution.read");
  const { surveyId } = ComparableInput.parse(input);
  return inTenant(ctx, async (tx) => {
    const { questions } = await askedNow(tx, await findSurveyRow(tx, surveyId));
    const catalogue = await readCatalogue(tx);
    const asked = questions.flatMap((question) => [
      ...("metric" in question && question.metric ? [question.metric] : []),
      ...("rows" in question ? question.rows.flatMap(({ metric }) => metric ?? []) : []),
    ]);
    const fields = await tx
      .select({ key: contactFields.key, name: contactFields.name, kind: contactFields.kind })
      .from(contactFields)
      .where(isNull(contactFields.archivedAt))
      .orderBy(asc(contactFields.position), asc(contactFields.id));
    const metrics = [...new Set(asked)].flatMap((key) => {
      const metric = catalogue.metrics.get(key);
      return metric ? [{ key, name: metric.name }] : [];
    });
    return { fields, metrics };
  });
}

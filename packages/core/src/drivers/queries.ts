import type { Transaction } from "@heard/db";
import type { LocalisedText } from "@heard/db/schema/columns";
import { type CatalogueMetric, readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { currentJourney } from "../measures/journey.ts";
import { resolveMeasureQuery } from "../measures/resolve.ts";
import { requirePermission } from "../permissions.ts";
import { withinLimits } from "../readings/queries.ts";
import { readCases, readOutcomes } from "./read-cases.ts";
import { AnalyseDriversInput } from "./schema.ts";
import { type WeighedDrivers, weighDrivers } from "./weigh.ts";

export type DriverReport = {
  /** The scores that were asked together with drivers in that time. */
  outcomes: { key: string; name: LocalisedText }[];
  outcome: { key: string; name: LocalisedText } | null;
  /** `null` where no response scored an outcome and a driver together. */
  weighed: WeighedDrivers | null;
  /** A sample was read, and not every response. */
  isSample: boolean;
};

/** Responses that are read at most: more would make an interval narrower by less than a reader sees. */
const mostCases = 2000;

/**
 * Which drivers go with an outcome, and how well each does, from responses that scored both.
 * @throws DomainError invalid_input for an unknown outcome or filter
 */
export async function analyseDriversOf(ctx: ServiceContext, input: AnalyseDriversInput): Promise<DriverReport> {
  return inTenant(ctx, (tx) => readDriverReport(tx, ctx, input), { snapshot: true });
}

async function readDriverReport(
  tx: Transaction,
  ctx: ServiceContext,
  input: AnalyseDriversInput,
): Promise<DriverReport> {
  requirePermission(ctx, "measure.read");
  const { outcome: asked, ...query } = AnalyseDriversInput.parse(input);
  const catalogue = await readCatalogue(tx);
  const journey = await currentJourney(tx, catalogue, undefined);
  const resolved = resolveMeasureQuery({ metric: asked ?? "responses", ...query }, catalogue, journey, "*");
  const metrics = [...catalogue.metrics.values()].filter(({ archivedAt }) => !archivedAt);
  const drivers = metrics.filter(({ kind }) => kind === "driver");
  const others = metrics.filter(({ kind }) => kind !== "driver");
  const common = {
    ...{ period: query.period, filters: withinLimits(ctx, resolved.filters) },
    drivers: measuresOf(drivers),
  };
  const answered = await readOutcomes(tx, ctx.organisation.id, { ...common, outcomes: measuresOf(others) });
  const outcomes = others.filter(({ measures }) => measures.some(({ id }) => answered.has(id)));
  const outcome = resolved.metric ?? outcomes[0] ?? null;
  const named = { outcomes: outcomes.map(nameOf), outcome: outcome && nameOf(outcome) };
  if (!outcome) return { ...named, weighed: null, isSample: false };
  // What is explained explains nothing itself.
  const weighing = drivers.filter(({ key }) => key !== outcome.key);
  const { cases, isSample } = await readCases(tx, ctx.organisation.id, {
    ...{ ...common, drivers: measuresOf(weighing) },
    ...{ outcomes: measuresOf([outcome]), most: mostCases },
  });
  return { ...named, weighed: cases.length === 0 ? null : weighDrivers(outcome, weighing, cases), isSample };
}

const nameOf = ({ key, name }: CatalogueMetric) => ({ key, name });
const measuresOf = (metrics: readonly CatalogueMetric[]) =>
  metrics.flatMap(({ measures }) => measures.map(({ id }) => id));

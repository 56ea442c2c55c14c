import type { LocalisedText } from "@heard/db/schema/columns";
import { baseRule } from "@heard/metrics";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { chooseMeasures, measureScale, scaleName } from "../measures/choose.ts";
import { currentJourney } from "../measures/journey.ts";
import type { Interval, MeasureScale, TraceQuery } from "../measures/measure.ts";
import { type Method, type Unit, unitOf } from "../measures/methods.ts";
import type { Dimension } from "../measures/plan.ts";
import { readHistograms } from "../measures/read.ts";
import { resolveMeasureQuery } from "../measures/resolve.ts";
import { histogramsOf, type Part, partsOf, sizeOf } from "../measures/sample.ts";
import { summarise } from "../measures/score.ts";
import { requirePermission } from "../permissions.ts";
import { withinLimits } from "../readings/queries.ts";
import { mostPersonas } from "./rules.ts";
import { ReadPersonasInput } from "./schema.ts";

export type PersonaFigure = {
  stage: string;
  value: number | null;
  n: number;
  interval: Interval | null;
  base: ReturnType<typeof baseRule>;
  trace: TraceQuery;
};
export type PersonaLane = { key: string; name: LocalisedText; n: number; figures: PersonaFigure[] };
export type JourneyPersonas = {
  metric: { key: string; name: LocalisedText } | null;
  method: Method;
  unit: Unit;
  scale: MeasureScale | null;
  /** Those with most answers first. */
  lanes: PersonaLane[];
};

/**
 * The journey as each group of customers has it: satisfaction by stage, all on one question and scale. One statement for all lanes.
 * @throws DomainError not_found for a segment that is not there
 */
export async function getPersonas(ctx: ServiceContext, input: ReadPersonasInput): Promise<JourneyPersonas> {
  requirePermission(ctx, "measure.read");
  const { field: key, period, filters: asked, journeyVersion } = ReadPersonasInput.parse(input);
  return inTenant(
    ctx,
    async (tx) => {
      const catalogue = await readCatalogue(tx);
      const field = catalogue.segmentFields.get(key);
      if (!field) throw notFound("segment", key);
      const metric = [...catalogue.metrics.values()].find(
        (one) => one.kind === "csat" && one.scope === "transaction" && !one.archivedAt,
      );
      const nothing = { metric: null, method: "count", unit: unitOf.count, scale: null, lanes: [] } as const;
      if (!metric) return { ...nothing, lanes: [] };
      const journey = await currentJourney(tx, catalogue, journeyVersion);
      const resolved = resolveMeasureQuery({ metric: metric.key, period, filters: asked }, catalogue, journey, "*");
      const { rows } = await readHistograms(tx, ctx.organisation.id, {
        measureIds: metric.measures.map(({ id }) => id),
        ...{ periods: [period], filters: withinLimits(ctx, resolved.filters), bucket: "none" },
        groups: [`segment${field.slot}` as Dimension, "touchpoint"],
      });
      const [chosen] = chooseMeasures(resolved, rows, 0, undefined);
      const { method } = resolved;
      const stages = journey.stages
        .toSorted((a, b) => a.position - b.position)
        .map((stage) => ({
          key: stage.key,
          places: journey.touchpoints.filter(({ stageId }) => stageId === stage.id).map(({ id }) => id),
        }));
      const laneOf = (value: { id: number; value: string; name: LocalisedText | null }): PersonaLane => {
        const own = rows.filter(({ groups }) => groups[0] === value.id);
        const figures = stages.map((stage): PersonaFigure => {
          const here = own.filter(({ groups }) => stage.places.includes(groups[1] ?? 0));
          const filters = { ...asked, stage: [stage.key], segments: { ...asked.segments, [key]: [value.value] } };
          const trace = { metric: metric.key, method, period, filters };
          return {
            ...{ stage: stage.key, ...figureOf(ctx, method, chosen ? partsOf([chosen], here) : []) },
            trace: {
              ...trace,
              ...(chosen?.scale ? { scale: scaleName(chosen.scale) } : {}),
              ...(journeyVersion === undefined ? {} : { journeyVersion }),
            },
          };
        });
        const n = figures.reduce((sum, one) => sum + one.n, 0);
        return { key: value.value, name: value.name ?? { en: value.value }, n, figures };
      };
      return {
        ...{ metric: { key: metric.key, name: metric.name }, method, unit: unitOf[method] },
        scale: chosen?.scale ? measureScale(chosen.scale) : null,
        lanes: [...field.values.values()]
          .map(laneOf)
          .filter(({ n }) => n > 0)
          .sort((a, b) => b.n - a.n)
          .slice(0, mostPersonas),
      };
    },
    { snapshot: true },
  );
}

/** A value with what judges it, by the organisation's rule of too few answers. */
function figureOf(
  { organisation }: ServiceContext,
  method: Method,
  parts: Part[],
): Pick<PersonaFigure, "value" | "n" | "interval" | "base"> {
  const sample = { parts, effectiveN: null };
  const n = sizeOf(sample);
  const base = baseRule(n, organisation);
  const shown = base === "none" || base === "withheld" ? null : summarise(method, histogramsOf(sample), null);
  return { n, base, value: shown?.value ?? null, interval: shown?.interval ?? null };
}

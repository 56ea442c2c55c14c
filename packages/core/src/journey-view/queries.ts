import type { Transaction } from "@heard/db";
import type { LocalisedText } from "@heard/db/schema/columns";
import { councilSeats } from "@heard/db/schema/council";
import type { JourneySnapshot } from "@heard/db/schema/journey";
import { countOpenCases } from "../cases/queries.ts";
import { type Catalogue, readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { type PlanItem, readPeople, readPlans } from "../improvement-plans/queries.ts";
import { scaleName } from "../measures/choose.ts";
import { comparePlaces, type Feeling, type PlaceComparison } from "../measures/compare-places.ts";
import { readMeasures } from "../measures/get.ts";
import { currentJourney, journeyVersionOf } from "../measures/journey.ts";
import type { Measure } from "../measures/measure.ts";
import type { MeasureQuery } from "../measures/schema.ts";
import { isPermitted, requirePermission } from "../permissions.ts";
import { type JourneyNote, noteOf, readNotes } from "./read-notes.ts";
import { type PlaceWords, readWords } from "./read-words.ts";
import { type JourneyKind, journeyKinds, mostAnswered } from "./rules.ts";
import { ReadJourneyInput } from "./schema.ts";

/** By kind, the figure of the question that most answered; `null` where the organisation does not ask it. */
export type JourneyFigures = Record<JourneyKind, Measure | null>;
export type JourneyCell = PlaceWords & {
  key: string;
  name: LocalisedText;
  stage: string | null;
  isArchived: boolean;
  figures: JourneyFigures;
  /** `none`: no answer ever came and no source is meant to bring one. `quiet`: nothing came in this period. */
  listening: "heard" | "quiet" | "none";
  /** Those that are not over. */
  plans: Pick<PlanItem, "number" | "title" | "state" | "outcome">[];
  /** Customers' matters that are open there; `null` where the reader sees none. */
  openCases: number | null;
  /** Who stands for it in the council. */
  owners: string[];
  /** Drawn by hand. */
  note: JourneyNote | null;
};
export type JourneyColumn = {
  key: string;
  name: LocalisedText;
  definition: Partial<LocalisedText>;
  figures: JourneyFigures;
  /** Of all that was written at its touchpoints. */
  feeling: Feeling | null;
};
export type JourneyView = {
  /** Which version of the journey it is drawn by; `undefined` before there is any. */
  version: number | undefined;
  comparedWith: { from: string; to: string } | null;
  stages: JourneyColumn[];
  /** Along the journey; those outside the stages last. */
  touchpoints: JourneyCell[];
  /** The stages beside each other, on a ruler that they share. */
  comparisons: Record<JourneyKind, PlaceComparison>;
  feeling: Feeling | null;
  /** The segments that personas can be made of. */
  personaFields: { key: string; name: LocalisedText }[];
};

/** Of what something is withheld at a place, though some answered: who has the sum and all other places has that place too. */
export type JourneyGaps = {
  /** By the key of a stage. */
  stages: Record<string, Record<JourneyKind | "feeling", boolean>>;
  /** Anywhere, also at places outside the stages. */
  feeling: boolean;
};

/**
 * The journey with what is known at every place of it, from one snapshot: scores, words, plans and who answers for it. One statement for each
 * question asked, never one for each place.
 */
export async function getJourneyView(ctx: ServiceContext, input: ReadJourneyInput): Promise<JourneyView> {
  requirePermission(ctx, "measure.read");
  return (await readJourney(ctx, input)).view;
}

/** The journey, and where a place of it is withheld: for readers who must not find that place by subtraction. */
export async function getJourneyWithGaps(
  ctx: ServiceContext,
  input: ReadJourneyInput,
): Promise<{ view: JourneyView; gaps: JourneyGaps }> {
  requirePermission(ctx, "measure.read");
  return readJourney(ctx, input);
}

const readJourney = (ctx: ServiceContext, input: ReadJourneyInput) =>
  inTenant(ctx, (tx) => readJourneyView(tx, ctx, input), { snapshot: true });

async function readJourneyView(
  tx: Transaction,
  ctx: ServiceContext,
  input: ReadJourneyInput,
): Promise<{ view: JourneyView; gaps: JourneyGaps }> {
  const query = ReadJourneyInput.parse(input);
  const catalogue = await readCatalogue(tx);
  const journey = await currentJourney(tx, catalogue, query.journeyVersion);
  const seen = journey.touchpoints
    .filter(({ id }) => ctx.touchpoints === "*" || ctx.touchpoints.includes(id))
    .sort((a, b) => stagePlace(journey, a.stageId) - stagePlace(journey, b.stageId) || a.position - b.position);
  const figures = await readFigures(tx, ctx, catalogue, journey, query);
  const words = await readWords(tx, ctx, { catalogue, journey, ...query });
  const plans = isPermitted(ctx, "plan.read") ? await readPlans(tx, ctx) : [];
  const cases = isPermitted(ctx, "case.read") ? await countOpenCases(tx) : null;
  const owners = await readOwners(tx);
  const notes = await readNotes(tx, query.journeyVersion);
  const stages = journey.stages.toSorted((a, b) => a.position - b.position);
  const touchpoints = seen
    .filter(({ key, archived }) => !archived || figures.at(key).some(({ measure }) => measure.n > 0))
    .map((place): JourneyCell => {
      const found = figures.at(place.key);
      const said = words.ofTouchpoint(place.id);
      const isHeard = found.some(({ measure }) => measure.n > 0) || said.feeling !== null;
      return {
        ...{ key: place.key, name: place.name, isArchived: place.archived === true },
        stage: stages.find(({ id }) => id === place.stageId)?.key ?? null,
        figures: byKind(found),
        ...said,
        listening: isHeard ? "heard" : found.some(({ isListenedTo }) => isListenedTo) ? "quiet" : "none",
        plans: plans.filter((plan) => plan.touchpoint?.key === place.key && isOpen(plan)).map(planOf),
        openCases: cases && (cases.get(place.id) ?? 0),
        owners: owners.get(place.id) ?? [],
        note: noteOf(notes.get(place.id)),
      };
    });
  const view: JourneyView = {
    version: await journeyVersionOf(tx, query.journeyVersion),
    ...{ comparedWith: figures.comparedWith, touchpoints },
    stages: stages.map(({ id, key, name, definition }) => ({
      ...{ key, name, definition, figures: byKind(figures.ofStage(key)) },
      feeling: words.of(seen.filter(({ stageId }) => stageId === id).map((one) => one.id)),
    })),
    comparisons: Object.fromEntries(
      journeyKinds.map((kind) => [
        kind,
        comparePlaces(
          stages.map(({ key }) => figures.ofStage(key).flatMap((one) => (one.kind === kind ? [one.measure] : []))),
        ),
      ]),
    ) as JourneyView["comparisons"],
    feeling: words.of(seen.map(({ id }) => id)),
    personaFields: [...catalogue.segmentFields.values()]
      .filter(({ archivedAt, values }) => !archivedAt && values.size > 0)
      .map(({ key, name }) => ({ key, name })),
  };
  const isThin = (place: (typeof seen)[number], kind: JourneyKind) =>
    figures.at(place.key).some((one) => one.kind === kind && one.measure.withheld !== null && one.measure.n > 0);
  const gapsOf = (places: typeof seen) => ({
    ...Object.fromEntries(journeyKinds.map((kind) => [kind, places.some((place) => isThin(place, kind))])),
    feeling: places.some(({ id }) => words.isThin(id)),
  });
  const gaps = {
    stages: Object.fromEntries(stages.map(({ id, key }) => [key, gapsOf(seen.filter((one) => one.stageId === id))])),
    feeling: seen.some(({ id }) => words.isThin(id)),
  } as JourneyGaps;
  return { view, gaps };
}

const over: readonly string[] = ["closed", "declined", "withdrawn"];
const isOpen = ({ state }: Pick<PlanItem, "state">) => !over.includes(state);
const planOf = ({ number, title, state, outcome }: PlanItem) => ({ number, title, state, outcome });

const stagePlace = ({ stages }: JourneySnapshot, id: number | null) =>
  stages.find((stage) => stage.id === id)?.position ?? Number.POSITIVE_INFINITY;

type Found = { kind: JourneyKind; measure: Measure; isListenedTo: boolean };

const byKind = (found: readonly Found[]) =>
  Object.fromEntries(
    journeyKinds.map((kind) => [
      kind,
      // Where nobody answered, one of them still says that nobody did.
      mostAnswered(found.flatMap((one) => (one.kind === kind ? [one.measure] : []))) ??
        found.find((one) => one.kind === kind)?.measure ??
        null,
    ]),
  ) as JourneyFigures;

/** Every question about satisfaction, recommendation and effort, on every scale that it has had; effort on all of them together. */
function rulersOf({ metrics }: Catalogue): { kind: JourneyKind; query: { metric: string; scale?: string } }[] {
  return [...metrics.values()].flatMap(({ key, kind, measures, scope, archivedAt }) => {
    const known = journeyKinds.find((one) => one === kind);
    // A relationship is made at no one place.
    if (!known || archivedAt || scope === "relationship") return [];
    if (known === "ces" || measures.length < 2) return [{ kind: known, query: { metric: key } }];
    return measures.map(({ scale }) => ({ kind: known, query: { metric: key, scale: scaleName(scale) } }));
  });
}

async function readFigures(
  tx: Transaction,
  ctx: ServiceContext,
  catalogue: Catalogue,
  journey: JourneySnapshot,
  { period, compare, filters, journeyVersion }: ReturnType<typeof ReadJourneyInput.parse>,
) {
  const rulers = rulersOf(catalogue);
  const own = journey.touchpoints.filter(({ id }) => ctx.touchpoints === "*" || ctx.touchpoints.includes(id));
  const limits =
    ctx.touchpoints === "*" || filters.touchpoint ? filters : { ...filters, touchpoint: own.map(({ key }) => key) };
  const isNobody = limits.touchpoint?.length === 0;
  const ask = (groupBy: "touchpoint" | "stage") =>
    rulers.map(
      ({ query }): MeasureQuery => ({
        ...{ ...query, period, groupBy, filters: limits },
        ...(compare === undefined ? {} : { compare }),
        ...(journeyVersion === undefined ? {} : { journeyVersion }),
      }),
    );
  const results = isNobody ? [] : await readMeasures(tx, ctx, [...ask("touchpoint"), ...ask("stage")]);
  const find = (key: string, from: number) =>
    rulers.flatMap(({ kind }, index): Found[] => {
      const group = results[from + index]?.groups?.find((one) => one.key === key);
      return group ? [{ kind, measure: group.measure, isListenedTo: group.hasListeningPath }] : [];
    });
  return {
    comparedWith: results[0]?.comparedWith ?? null,
    at: (key: string) => find(key, 0),
    ofStage: (key: string) => find(key, rulers.length),
  };
}

async function readOwners(tx: Transaction): Promise<Map<number, string[]>> {
  const people = await readPeople(tx);
  const owners = new Map<number, string[]>();
  for (const { touchpointId, memberId, part } of await tx.select().from(councilSeats)) {
    const person = people.get(memberId);
    if (part === "owner" && person?.isActive)
      owners.set(touchpointId, [...(owners.get(touchpointId) ?? []), person.name]);
  }
  return owners;
}

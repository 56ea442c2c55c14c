import type { Transaction } from "@heard/db";
import { type ScaleRow, scales } from "@heard/db/schema/metrics";
import { organisations } from "@heard/db/schema/organisations";
import {
  checkDefinition,
  checkFork,
  type DefinitionProblem,
  type ForkProblem,
  type Problem,
  type SurveyCatalogue,
  type SurveyDefinition,
} from "@heard/survey";
import { isNull } from "drizzle-orm";
import { type Catalogue, readCatalogue } from "../catalogue/queries.ts";
import { shownHost } from "../shown-host.ts";
import { findMissing, type Missing } from "./find-missing.ts";
import { listVersions } from "./queries.ts";
import { type MinorsProblem, minorsProblems, scoredTwice } from "./rules.ts";

export type Surroundings = {
  catalogue: Catalogue;
  scales: ScaleRow[];
  redirectHosts: string[];
  /** What the versions before it asked, oldest first. */
  published: SurveyDefinition[];
  /** What publication would make. */
  missing: Missing;
};
export type PublicationProblem = DefinitionProblem | ForkProblem | Problem<"score_twice"> | MinorsProblem;

const isThere = ({ archivedAt }: { archivedAt: Date | null }) => archivedAt === null;

/** All that a definition is held against before it is published. */
export async function readSurroundings(
  tx: Transaction,
  surveyId: number,
  definition: SurveyDefinition,
): Promise<Surroundings> {
  const catalogue = await readCatalogue(tx);
  const rows = await tx.select().from(scales).where(isNull(scales.archivedAt));
  const [organisation] = await tx.select({ hosts: organisations.redirectHosts }).from(organisations);
  return {
    catalogue,
    scales: rows,
    redirectHosts: organisation?.hosts ?? [],
    published: (await listVersions(tx, surveyId)).map((version) => version.definition),
    missing: findMissing(definition, {
      metrics: new Set(catalogue.metrics.keys()),
      scales: new Set(rows.map(({ key }) => key)),
    }),
  };
}

/** Everything that keeps a definition from becoming the next version of its survey. What publication makes by itself is no problem. */
export function problemsOf(
  definition: SurveyDefinition,
  surroundings: Surroundings,
  { isForMinors }: { isForMinors: boolean },
): PublicationProblem[] {
  const { redirectHosts, published } = surroundings;
  const checked = checkDefinition(definition, { catalogue: surveyCatalogue(surroundings), redirectHosts });
  const twice = scoredTwice(definition).map(({ path, metric }) => ({
    ...{ code: "score_twice" as const, path, value: metric, params: { metric } },
    expected: "one score for each metric and touchpoint",
  }));
  const problems = ("problems" in checked ? checked.problems : []).map((problem) =>
    problem.code === "redirect_not_allowed"
      ? { ...problem, params: { host: shownHost(String(problem.params.host)) } }
      : problem,
  );
  const ofMinors = isForMinors ? minorsProblems(definition) : [];
  return [...problems, ...twice, ...ofMinors, ...checkFork(definition, published)];
}

function surveyCatalogue({ catalogue, scales: rows, missing }: Surroundings): SurveyCatalogue {
  const present = <T extends { key: string; archivedAt: Date | null }>(known: Map<string, T>) =>
    [...known.values()].filter(isThere);
  const keys = (known: Map<string, { key: string; archivedAt: Date | null }>) => present(known).map(({ key }) => key);
  return {
    metrics: [...present(catalogue.metrics), ...missing.metrics.map(({ metric }) => metric)],
    scales: [...rows, ...missing.scales.map(({ scale }) => scale)],
    touchpoints: keys(catalogue.touchpoints),
    channels: keys(catalogue.channels),
    segments: keys(catalogue.segmentFields),
  };
}

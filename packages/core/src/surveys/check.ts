import { brokenTrends, type Change, diffVersions, type LintFinding, lintDefinition } from "@heard/survey";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { draftOf, findSurveyRow } from "./queries.ts";
import { type PublicationProblem, problemsOf, readSurroundings } from "./read-surroundings.ts";
import type { SurveyInput } from "./schema.ts";

export type SurveyCheck = {
  /** What keeps the draft from being published. */
  problems: PublicationProblem[];
  /** Advice on its wording and its paths. */
  findings: LintFinding[];
  /** Against the version that is published. */
  changes: Change[];
  brokenTrends: string[];
  /** Keys of what publication would add to the registry. */
  adds: { metrics: string[]; scales: string[] };
};

/** Everything that there is to say about a draft before it is published; nothing is changed. @throws DomainError not_found */
export async function checkSurvey(ctx: ServiceContext, { surveyId }: SurveyInput): Promise<SurveyCheck> {
  requirePermission(ctx, "survey.read");
  return inTenant(ctx, async (tx) => {
    const survey = await findSurveyRow(tx, surveyId);
    const draft = await draftOf(tx, survey);
    const surroundings = await readSurroundings(tx, surveyId, draft);
    const before = surroundings.published.at(-1);
    const changes = before ? diffVersions(before, draft) : [];
    const { metrics, scales } = surroundings.missing;
    return {
      problems: problemsOf(draft, surroundings, survey),
      findings: lintDefinition(draft),
      changes,
      brokenTrends: brokenTrends(changes),
      adds: { metrics: metrics.map(({ metric }) => metric.key), scales: scales.map(({ scale }) => scale.key) },
    };
  });
}

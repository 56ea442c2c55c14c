import { readDecisionLog } from "../../council/queries.ts";
import { readPeople, readPlans } from "../../improvement-plans/queries.ts";
import { requirePermission } from "../../permissions.ts";
import { exportName } from "../rules.ts";
import type { ContentOf } from "../schema.ts";
import type { ExportCell, ExportDocument } from "../writers/document.ts";
import { aboutContent, aboutMaking } from "./about.ts";
import { countCell, shareCell } from "./cells.ts";
import { columnsOf } from "./figures.ts";
import type { ExportScope } from "./scope.ts";

const columns = [
  "decidedAt",
  "plan",
  "planTitle",
  "decision",
  "decisionReason",
  "decidedBy",
  "inMeeting",
  "inFavour",
  "against",
  "abstained",
  "rankFrom",
  "rankTo",
  "proposals",
  "planImpact",
  "volume",
  "confidence",
  "effort",
  "rankingScore",
  "weights",
  "isReplayed",
] as const satisfies Parameters<typeof columnsOf>[1];

/**
 * What the council decided, the newest first, with the inputs that the ranking of that day was computed from. Who voted how stays in the house; decisions on plans that
 * the reader does not see are left out.
 */
export async function decisionsDocument(scope: ExportScope, content: ContentOf<"decisions">): Promise<ExportDocument> {
  const { tx, ctx, words } = scope;
  requirePermission(ctx, "council.read");
  const { t } = words;
  const decisions = await readDecisionLog(tx, ctx, {
    ...{ plans: await readPlans(tx, ctx), people: await readPeople(tx) },
  });
  const decimal = (number: number | undefined): ExportCell =>
    number === undefined ? null : { number, shape: "decimal" };
  const yesNo = (is: boolean | null): ExportCell => (is === null ? null : t(`exports.yesNo.${is ? "yes" : "no"}`));
  return {
    name: exportName(ctx.organisation.key, content),
    title: t("exports.titles.decisions"),
    aboutTitle: t("exports.about.title"),
    about: [
      ...aboutContent(scope, content.kind),
      [t("exports.about.rows"), countCell(decisions.length)],
      ...aboutMaking(scope),
    ],
    columns: columnsOf(words, columns),
    batches: [
      decisions.map(({ ranked, weights, isSame, ...one }): ExportCell[] => [
        ...[{ instant: one.at }, countCell(one.number), one.title, t(`council.decisions.kinds.${one.decision}`)],
        ...[one.reason, one.by ?? t("council.decisions.votesAlone"), yesNo(one.meetingId !== null)],
        ...[one.tally.for, one.tally.against, one.tally.abstain].map(countCell),
        ...[countCell(one.rank?.[0]), countCell(one.rank?.[1]), countCell(one.proposals)],
        ...[decimal(ranked?.impact), decimal(ranked?.volume), shareCell(ranked?.confidence), countCell(ranked?.effort)],
        decimal(ranked?.score),
        [weights.impact, weights.volume, weights.confidence, weights.effort].join(" · "),
        yesNo(isSame),
      ]),
    ],
    timeZone: ctx.organisation.timeZone,
  };
}

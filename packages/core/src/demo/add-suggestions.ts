import { searchComments } from "../comments/search.ts";
import type { ServiceContext } from "../context.ts";
import { type LogPlanInput, linkEvidence, updatePlan } from "../improvement-plans/index.ts";
import type { LoggedPlan } from "../improvement-plans/log.ts";
import { addDays } from "../measures/rules.ts";
import {
  acceptSuggestion,
  declineSuggestion,
  makeSuggestion,
  mergeSuggestion,
  updateSuggestion,
  voteForSuggestion,
  withdrawSuggestion,
} from "../suggestions/index.ts";
import { at, idOf } from "./plan-meetings.ts";
import type { DemoPlan } from "./plans.ts";

export type SuggestingPeople = Record<"leader" | "member" | "employee" | "administrator", ServiceContext>;
type Voice = keyof SuggestingPeople;

/** A plan that began as somebody's idea: suggested, voted for by the others, and accepted on the day on which it was logged. */
export async function acceptedSuggestion(
  people: SuggestingPeople,
  {
    by,
    text,
    daysBefore,
    input: { title, touchpoint = null, evidence = [] },
    logged,
  }: NonNullable<DemoPlan["suggestion"]> & { input: LogPlanInput; logged: string },
): Promise<LoggedPlan> {
  const author = by === "employee" ? people.employee : people.administrator;
  const said = addDays(logged, -daysBefore);
  const { suggestionId } = await makeSuggestion(at(author, said), { title, touchpoint, text });
  for (const one of [people.member, people.leader])
    await voteForSuggestion(at(one, addDays(said, 1)), { suggestionId });
  const leader = at(people.leader, logged);
  const plan = await acceptSuggestion(leader, { suggestionId });
  await linkEvidence(leader, { planId: plan.planId, evidence });
  await updatePlan(leader, { planId: plan.planId, ownerId: idOf(people.member) });
  return plan;
}

type Idea = {
  by: Voice;
  title: string;
  touchpoint: string | null;
  daysAgo: number;
  text?: string;
  /** A customer said so there. */
  hasComment?: true;
  votes: Voice[];
  declined?: string;
  /** The title of the one that it became a part of. */
  partOf?: string;
  /** What its author called it first. */
  firstTitle?: string;
  /** Its author took it back. */
  isWithdrawn?: true;
};

const ideas: Idea[] = [
  {
    ...{ by: "employee", title: "Say on the phone how long the wait is", touchpoint: "service-call", daysAgo: 19 },
    text: "Whoever knows that it takes eight minutes puts the kettle on. Whoever knows nothing hangs up.",
    ...{ votes: ["member", "administrator", "leader"], firstTitle: "Tell callers about the queue" },
  },
  {
    ...{ by: "administrator", title: "中午多开一个收银台", touchpoint: "shop-checkout", daysAgo: 16 },
    text: "十二点到两点排队最长，后面的收银台却是空的。",
    votes: ["employee", "leader"],
  },
  {
    ...{ by: "member", title: "收銀台中午再開一個", touchpoint: "shop-checkout", daysAgo: 8 },
    ...{ votes: ["employee"], partOf: "中午多开一个收银台" },
  },
  {
    ...{ by: "employee", title: "Print the return label in the shop", touchpoint: "returns", daysAgo: 12 },
    ...{ hasComment: true, votes: ["member"] },
  },
  {
    ...{ by: "member", title: "取貨點週六開到晚上八點", touchpoint: "collection-point", daysAgo: 3 },
    ...{ text: "週六下班後來取貨的人，常常只差十分鐘。", votes: [] },
  },
  {
    ...{ by: "employee", title: "A bell at the counter", touchpoint: "shop-checkout", daysAgo: 31 },
    ...{ votes: [], isWithdrawn: true },
  },
  {
    ...{ by: "employee", title: "Free coffee while people wait", touchpoint: "shop-checkout", daysAgo: 47 },
    ...{ votes: ["administrator"] },
    declined:
      "The council declined a plan like it: in the answers of two shops it could not be seen. A shorter wait can.",
  },
];
const decidedAfter = 5;

/** What else people thought of: what waits, what was declined, and what two of them thought at once. */
export async function addSuggestions(people: SuggestingPeople, lastDay: string): Promise<void> {
  const ids = new Map<string, number>();
  for (const idea of ideas) {
    const { by, title, touchpoint, daysAgo, text = "", hasComment, votes, declined, partOf, firstTitle } = idea;
    const author = at(people[by], addDays(lastDay, -daysAgo));
    const comment = hasComment ? await findComment(author, { touchpoint, lastDay }) : null;
    const said = { title: firstTitle ?? title, touchpoint, text, comment };
    const { suggestionId } = await makeSuggestion(author, said);
    ids.set(title, suggestionId);
    const later = at(people[by], addDays(lastDay, 2 - daysAgo));
    if (firstTitle !== undefined) await updateSuggestion(later, { suggestionId, title });
    if (idea.isWithdrawn) await withdrawSuggestion(later, { suggestionId });
    for (const voice of votes)
      await voteForSuggestion(at(people[voice], addDays(lastDay, 1 - daysAgo)), { suggestionId });
    const leader = at(people.leader, addDays(lastDay, decidedAfter - daysAgo));
    if (declined !== undefined) await declineSuggestion(leader, { suggestionId, reason: declined });
    if (partOf !== undefined) await mergeSuggestion(leader, { suggestionId, intoId: ids.get(partOf) ?? 0 });
  }
}

/** The newest complaint there that was made by then. */
async function findComment(
  by: ServiceContext,
  { touchpoint, lastDay }: { touchpoint: string | null; lastDay: string },
) {
  const period = { from: addDays(lastDay, -100), to: addDays(lastDay, -13) };
  const filters = touchpoint === null ? {} : { touchpoint: [touchpoint] };
  const { items } = await searchComments(by, { period, filters, sentiments: ["negative"], limit: 1 });
  const [found] = items;
  return found ? { responseId: found.responseId, item: found.item } : null;
}

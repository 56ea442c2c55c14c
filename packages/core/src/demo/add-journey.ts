import type { ServiceContext } from "../context.ts";
import { createShare } from "../journey-shares/index.ts";
import { writeNote } from "../journey-view/index.ts";
import { addDays } from "../measures/rules.ts";
import { asPerson } from "./add-people.ts";

type Drawn = { touchpoint: string; note?: string; wantedFeeling?: number; wantedNote?: string };

const drawn: readonly Drawn[] = [
  { touchpoint: "social-ads", note: "Bought in three networks; nobody asks who saw them." },
  {
    touchpoint: "app-checkout",
    note: "The code for the payment comes by text message and is good for two minutes.",
    wantedFeeling: 60,
    wantedNote: "Paid with one look at the phone.",
  },
  { touchpoint: "collection-point", note: "One till for collecting and for returns since spring.", wantedFeeling: 75 },
  {
    touchpoint: "returns",
    note: "Refunds are released by hand, once a week.",
    wantedFeeling: 20,
    wantedNote: "The money is back within five days, and a message says so.",
  },
  { touchpoint: "care-plan", wantedNote: "Reminded a month before, renewed with one press." },
];

/** What the people of the company drew into their journey, and the link by which their board looks at it. */
export async function addJourney(
  ctx: ServiceContext,
  { lastDay, random }: { lastDay: string; random: (size: number) => Uint8Array },
): Promise<void> {
  const leader: ServiceContext = {
    ...(await asPerson(ctx, "cxLeader")),
    now: () => new Date(`${lastDay}T10:00:00Z`),
  };
  for (const note of drawn) await writeNote(leader, note);
  const period = { from: addDays(lastDay, -89), to: lastDay };
  await createShare(leader, { name: "Board", period, days: 90, leastAnswers: 5, showsPlans: true }, { random });
}

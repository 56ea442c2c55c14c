import type { Transaction } from "@heard/db";
import type { LocalisedText } from "@heard/db/schema/columns";
import { readComments } from "../comments/search.ts";
import type { ServiceContext } from "../context.ts";
import { readFollows } from "../follows/queries.ts";
import { addDays } from "../measures/rules.ts";
import { isPermitted } from "../permissions.ts";
import { type PlansDay, readDay } from "../progress/read-day.ts";
import { type Move, readMoves, readPlansOf } from "../progress/read-plans-of.ts";
import { newDays } from "../progress/rules.ts";
import { dayIn } from "../responses/day.ts";

export type Digest = PlansDay & {
  /** What became of the plans that somebody owns, works on or follows. */
  moves: Move[];
  /** New comments on each touchpoint and theme that they follow. */
  comments: { name: LocalisedText; count: number /** Of the address that shows them. */; query: string }[];
};

/** What the letter of this week says to somebody: the seven days before today, and what waits today. */
export async function readDigest(tx: Transaction, ctx: ServiceContext, memberId: number): Promise<Digest> {
  const plans = await readPlansOf(tx, ctx, memberId);
  const theirs = plans.all.filter(({ id }) => plans.isTheirs(id));
  const since = new Date(ctx.now().getTime() - newDays * 86_400_000);
  return {
    ...(await readDay(tx, ctx, memberId, plans)),
    moves: await readMoves(tx, theirs, since),
    comments: isPermitted(ctx, "comment.read") ? await countComments(tx, ctx, memberId) : [],
  };
}

async function countComments(tx: Transaction, ctx: ServiceContext, memberId: number): Promise<Digest["comments"]> {
  const today = dayIn(ctx.organisation.timeZone, ctx.now());
  const period = { from: addDays(today, -newDays), to: addDays(today, -1) };
  const counted: Digest["comments"] = [];
  for (const one of await readFollows(tx, ctx, memberId)) {
    if (one.kind === "plan") continue;
    const narrowed = one.kind === "theme" ? { themes: [one.theme] } : { filters: { touchpoint: [one.touchpoint] } };
    const { count } = await readComments(tx, ctx, { period, ...narrowed, limit: 1 }, mostCounted);
    const subject = one.kind === "theme" ? `theme=${one.theme}` : `touchpoint=${one.touchpoint}`;
    const query = `${subject}&period=${period.from}..${period.to}`;
    if (count > 0) counted.push({ name: one.name, count, query });
  }
  return counted;
}

/** Above so many, how many it were exactly would be nobody's question. */
const mostCounted = 10_000;

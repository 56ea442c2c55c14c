import type { Transaction } from "@heard/db";
import { type CaseOutcome, caseClosings, cases } from "@heard/db/schema/cases";
import { responses, scores } from "@heard/db/schema/responses";
import { shardKeyOfId } from "@heard/db/shard-key";
import { and, asc, eq, sql } from "drizzle-orm";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { lockCase } from "./lock.ts";
import { readCalendar } from "./read-calendar.ts";
import { recordCaseEvent } from "./record-event.ts";
import { dueOf, outcomeOf, settledQuestion } from "./rules.ts";

const waitingDays = 180;
type Answered = { id: number; caseId: number; answerId: string };

/** Notes what customers say of cases that were closed: whoever is unhappy has theirs opened again. Returns how many said something. */
export async function settleCaseAnswers(ctx: ServiceContext): Promise<number> {
  const answered = await inTenant(ctx, (tx) => findAnswered(tx, ctx));
  let settled = 0;
  for (const one of answered) if (await inTenant(ctx, (tx) => settle(tx, ctx, one))) settled += 1;
  return settled;
}

/** Closings whose customer was asked and has answered since. After half a year nobody is waited for any longer. */
async function findAnswered(tx: Transaction, { organisation, now }: ServiceContext): Promise<Answered[]> {
  const since = new Date(now().getTime() - waitingDays * 86_400_000).toISOString();
  const rows = await tx.execute<Answered>(sql`
    select distinct on (k.id) k.id, k.case_id as "caseId", i.response_id as "answerId" from case_closings k
    join distributions d on d.org_id = k.org_id and d.event_kind = 'caseClosed'
    join invitations i on i.shard_key = ${organisation.homeShardKey} and i.org_id = k.org_id and i.distribution_id = d.id and i.occasion = k.occasion
      and i.response_id is not null and i.completed_at is not null
    where k.org_id = ${organisation.id} and k.answer_id is null and k.occasion is not null and k.closed_at > ${since} order by k.id, i.completed_at`);
  return [...rows];
}

async function settle(tx: Transaction, ctx: ServiceContext, { id, caseId, answerId }: Answered): Promise<boolean> {
  const row = await lockCase(tx, caseId);
  const [closing] = await tx.select().from(caseClosings).where(eq(caseClosings.id, id));
  if (!closing || closing.answerId !== null) return false;
  const outcome = await readOutcome(tx, answerId);
  const answeredAt = ctx.now();
  const answer = { outcome, answeredAt: outcome === null ? null : answeredAt, answerId };
  await tx.update(caseClosings).set(answer).where(eq(caseClosings.id, id));
  // An answer that says neither, such as a comment alone, leaves the question open: a case is not confirmed by it.
  if (outcome === null) return false;
  const isReopened = outcome === "unhappy" && row.state === "closed";
  if (isReopened) {
    const clock = { clockFrom: answeredAt, allowedMinutes: row.allowedMinutes };
    await tx
      .update(cases)
      .set({
        ...{
          state: "open",
          closedAt: null,
          usedMinutes: null,
          escalatedAt: null,
          toldAt: null,
          reopened: row.reopened + 1,
          ...clock,
        },
        dueAt: dueOf({ ...clock, pauses: [] }, await readCalendar(tx, ctx)),
      })
      .where(eq(cases.id, caseId));
  }
  await recordCaseEvent(tx, ctx, row, { verb: isReopened ? "case.reopen" : "case.answer", after: { outcome } });
  return true;
}

async function readOutcome(tx: Transaction, answerId: string): Promise<CaseOutcome | null> {
  const shardKey = shardKeyOfId(answerId);
  const [response] = await tx
    .select()
    .from(responses)
    .where(and(eq(responses.shardKey, shardKey), eq(responses.id, answerId)));
  const [score] = await tx
    .select()
    .from(scores)
    .where(and(eq(scores.shardKey, shardKey), eq(scores.responseId, answerId)))
    .orderBy(asc(scores.item))
    .limit(1);
  const answers = (response?.answers ?? []) as { question: string; value: unknown }[];
  const scale = score ? (await readCatalogue(tx)).measures.get(score.measureId)?.scale : undefined;
  return outcomeOf({
    choice: answers.find(({ question }) => question === settledQuestion)?.value ?? null,
    score: score && scale ? { ...scale, value: score.bin + scale.min } : null,
  });
}

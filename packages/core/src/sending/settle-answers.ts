import type { StoredState } from "@heard/db/schema/responses";
import { shardKeyOf } from "@heard/db/shard-key";
import type { SurveyDefinition, SurveyResponse } from "@heard/survey/runtime";
import { sql } from "drizzle-orm";
import { inTenant, respondentIn, type ServiceContext } from "../context.ts";
import { stateOf } from "../responses/queries.ts";
import type { SaidInSurvey } from "./keep-consents.ts";
import { recordProgress } from "./record-progress.ts";
import { answeringMs, answerKeyOf } from "./rules.ts";

const batch = 500;
type Unsettled = { id: string; survey: string; sourceId: number; slots: number };
type Stored = {
  id: string;
  state: StoredState;
  receivedAt: string;
  hasComment: boolean;
  answers: SurveyResponse["answers"] | null;
  definition: SurveyDefinition | null;
};

/**
 * Notes answers that were stored by somebody who died before the ledger knew of them, and what was agreed to in them; what was refused or never stored loses its note. Returns how many were
 * looked at.
 */
export async function settleAnswers(ctx: ServiceContext): Promise<number> {
  const before = new Date(ctx.now().getTime() - answeringMs).toISOString();
  const orgId = ctx.organisation.id;
  let looked = 0;
  for (;;) {
    const unsettled = await inTenant(ctx, (tx) =>
      tx.execute<Unsettled>(sql`
        select i.id, s.key as survey, s.source_id as "sourceId", o.slots from invitations i
        join surveys s on s.org_id = i.org_id and s.id = i.survey_id join sources o on o.org_id = s.org_id and o.id = s.source_id
        where i.org_id = ${orgId} and i.answering_at <= ${before} order by i.answering_at limit ${batch}`),
    );
    for (const one of unsettled) await settle(ctx, one, before);
    looked += unsettled.length;
    if (unsettled.length < batch) return looked;
  }
}

async function settle(ctx: ServiceContext, { id, survey, sourceId, slots }: Unsettled, before: string): Promise<void> {
  const { id: orgId, homeShardKey } = ctx.organisation;
  const key = answerKeyOf(id);
  const shardKey = shardKeyOf(orgId, { id: sourceId, slots }, key);
  const [stored] = await inTenant(ctx, (tx) =>
    tx.execute<Stored>(sql`
      select r.id, r.state, r.received_at as "receivedAt",
        exists (select from comments c where c.shard_key = r.shard_key and c.response_id = r.id) as "hasComment", r.answers,
        (select v.definition from survey_versions v join surveys s on s.org_id = v.org_id and s.id = v.survey_id
          where v.org_id = r.org_id and s.source_id = r.source_id and v.version = r.survey_version) as definition
      from responses r where r.shard_key = ${shardKey} and r.org_id = ${orgId} and r.source_id = ${sourceId} and r.external_id = ${key}`),
  );
  if (stored) {
    const { state, receivedAt, hasComment, id: responseId } = stored;
    // Said by the respondent, and then.
    const then = { ...respondentIn(orgId, () => new Date(receivedAt)), organisation: ctx.organisation };
    const said = { survey, version: stored.definition?.version ?? 1, given: consentsIn(stored) };
    return recordProgress(then, id, { isComplete: stateOf(state) !== "partial", hasComment, responseId, said });
  }
  await inTenant(ctx, (tx) =>
    tx.execute(sql`
      update invitations set answering_at = null where shard_key = ${homeShardKey} and org_id = ${orgId} and id = ${id}::uuid and answering_at <= ${before}`),
  );
}

/** What was said to the boxes of the survey, as it was stored. */
function consentsIn({ answers, definition }: Stored): SaidInSurvey["given"] {
  return (definition?.questions ?? []).flatMap((question) => {
    const answer = answers?.find((one) => one.question === question.id);
    return question.type === "consent" && answer ? [{ purpose: question.purpose, isGiven: answer.value === true }] : [];
  });
}

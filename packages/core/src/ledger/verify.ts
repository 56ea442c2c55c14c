import type { Transaction } from "@heard/db";
import { arrayLiteral } from "@heard/db/array-literal";
import { distributions } from "@heard/db/schema/distributions";
import { sources } from "@heard/db/schema/sources";
import { surveys } from "@heard/db/schema/surveys";
import { shardKeysOf } from "@heard/db/shard-key";
import { eq, type SQL, sql } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { replayDraw } from "../distributions/replay.ts";
import { answerKeyOf, ledgerRules } from "../sending/rules.ts";
import type { LedgerFinding } from "./rules.ts";

/**
 * Everything that must always hold of the sending ledger. Eligible = sent + deferred + suppressed + failed is a matter of counting only if nobody is
 * missing and every row has a rule of its own state, which is what is looked at here. Empty when all holds.
 */
export async function verifyLedger(ctx: ServiceContext): Promise<LedgerFinding[]> {
  return inTenant(
    ctx,
    async (tx) => {
      const { id, homeShardKey } = ctx.organisation;
      const of = (alias: string) => sql.raw(`${alias}.shard_key = ${homeShardKey} and ${alias}.org_id = ${id}`);
      const findings: LedgerFinding[] = [];
      for (const [check, query] of Object.entries(checksOf(of, id))) {
        const rows = await tx.execute<{ example: string }>(query);
        const [first] = rows;
        if (first) findings.push({ check, rows: rows.length, example: first.example });
      }
      return [...findings, ...(await verifyDraws(tx, ctx)), ...(await verifyAnswers(tx, ctx))];
    },
    { snapshot: true },
  );
}

function checksOf(of: (alias: string) => SQL, orgId: number): Record<string, SQL> {
  const known = Object.entries(ledgerRules).map(
    ([state, rules]) =>
      sql`(i.state = ${state} and i.rule in (${sql.join(
        rules.map((rule) => sql`${rule}`),
        sql`, `,
      )}))`,
  );
  return {
    "a list has a row for everybody it was for": sql`
      select d.id::text as example from distributions d where d.org_id = ${orgId} and d.eligible_count is not null and d.eligible_count <>
        (select count(*) from invitations i where ${of("i")} and i.distribution_id = d.id and i.occasion = 'list' and i.number = 0)`,
    "an event has a row for every distribution that it set off": sql`
      select e.external_id as example from events e where ${of("e")} and e.invitation_count <>
        (select count(*) from invitations i where ${of("i")} and i.contact_id = e.contact_id and i.occasion = e.external_id and i.number = 0 and i.event_at is not null)`,
    "a row has a rule of its own state": sql`
      select i.id::text as example from invitations i where ${of("i")} and not (i.state = 'sent' or ${sql.join(known, sql` or `)})`,
    "what was sent or waits was drawn": sql`
      select i.id::text as example from invitations i join distributions d on d.org_id = i.org_id and d.id = i.distribution_id and d.state <> 'planning'
      where ${of("i")} and i.state in ('sent', 'deferred') and i.sampled_at is null`,
    "what waits will be looked at again": sql`
      select i.id::text as example from invitations i join distributions d on d.org_id = i.org_id and d.id = i.distribution_id
      where ${of("i")} and i.state = 'deferred' and (d.state = 'ended' and i.rule <> 'handingOver' or d.state <> 'planning' and i.due_at is null)`,
    "a reminder follows what was sent": sql`
      select i.id::text as example from invitations i where ${of("i")} and i.number > 0 and not exists (select from invitations before where ${of("before")}
        and before.first_id = i.first_id and before.number = i.number - 1 and before.state = 'sent')`,
  };
}

async function verifyDraws(tx: Transaction, ctx: ServiceContext): Promise<LedgerFinding[]> {
  const rows = await tx.select().from(distributions);
  const findings: LedgerFinding[] = [];
  for (const row of rows) {
    // A list that was ended while it was planned was never drawn.
    if (row.state === "draft" || (row.eventKind === null && row.eligibleCount === null)) continue;
    const { differing } = await replayDraw(tx, ctx, row);
    if (differing > 0)
      findings.push({ check: "the seed draws the same list again", rows: differing, example: String(row.id) });
  }
  return findings;
}

/** Who has answered is asked by no reminder and by no second link, so the ledger has to know. One that is being stored just now is not missing. */
async function verifyAnswers(tx: Transaction, ctx: ServiceContext): Promise<LedgerFinding[]> {
  const { id, homeShardKey } = ctx.organisation;
  const asked = await tx
    .select({ surveyId: surveys.id, sourceId: surveys.sourceId, slots: sources.slots })
    .from(surveys)
    .innerJoin(sources, eq(sources.id, surveys.sourceId));
  const places = asked.flatMap(({ surveyId, sourceId, slots }) =>
    shardKeysOf(id, { id: sourceId, slots }).map((shardKey) => ({ surveyId, sourceId, shardKey })),
  );
  const of = (value: (place: (typeof places)[number]) => number) => sql`${arrayLiteral(places.map(value))}::int[]`;
  const rows = await tx.execute<{ example: string }>(sql`
    select i.id::text as example from unnest(${of(({ surveyId }) => surveyId)}, ${of(({ sourceId }) => sourceId)}, ${of(({ shardKey }) => shardKey)})
      as place (survey_id, source_id, shard_key)
    join invitations i on i.shard_key = ${homeShardKey} and i.org_id = ${id} and i.survey_id = place.survey_id
      and i.opened_at is not null and i.completed_at is null and i.answering_at is null
    join responses r on r.shard_key = place.shard_key and r.org_id = i.org_id and r.source_id = place.source_id
      and r.external_id = ${answerKeyOf("")} || i.id and r.state in (2, 3)`);
  const [first] = rows;
  return first ? [{ check: "an answer that is stored is noted", rows: rows.length, example: first.example }] : [];
}

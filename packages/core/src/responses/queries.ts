import type { Transaction } from "@heard/db";
import { auditEntries } from "@heard/db/schema/audit";
import { commentOriginals, comments, responses, type StoredState, scores } from "@heard/db/schema/responses";
import { shardKeyOfId } from "@heard/db/shard-key";
import { and, asc, desc, eq, sql } from "drizzle-orm";
import * as z from "zod";
import { recordAudit } from "../audit/record.ts";
import { languageTag } from "../catalogue/languages.ts";
import { type Catalogue, readCatalogue } from "../catalogue/queries.ts";
import { modeOf } from "../catalogue/rules.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError, notFound } from "../errors.ts";
import { isPermitted, requirePermission } from "../permissions.ts";
import { ownIdPrefix } from "./schema.ts";

export const GetResponseInput = z.strictObject({ responseId: z.uuid() });
const states = {
  1: "partial",
  2: "complete",
  3: "quarantined",
  4: "binned",
  5: "binned",
  6: "binned",
} as const satisfies Record<StoredState, string>;
/** `binned`: its source is in the bin. It counts nowhere and can be erased, not changed. */
export type ResponseState = (typeof states)[StoredState];

/** The word for a stored state. */
export const stateOf = <Code extends StoredState>(code: Code): (typeof states)[Code] => states[code];

/** The id that the customer's system gave, without those that the product made up for rows and keys. */
export const shownExternalId = (externalId: string | null) => (externalId?.startsWith(ownIdPrefix) ? null : externalId);

/**
 * One response whole: answers, source, scale versions and history. The customer is named only with the grant to see customers, comments are
 * redacted, and another organisation's response is not found.
 */
export async function getResponse(ctx: ServiceContext, input: z.infer<typeof GetResponseInput>) {
  requirePermission(ctx, "response.read");
  return inTenant(ctx, async (tx) => {
    const row = await responseRow(tx, input.responseId);
    const catalogue = await readCatalogue(tx);
    const at = (table: typeof scores | typeof comments) =>
      and(eq(table.shardKey, row.shardKey), eq(table.responseId, row.id));
    const scoreRows = await tx.select().from(scores).where(at(scores)).orderBy(asc(scores.item));
    const commentRows = await tx.select().from(comments).where(at(comments)).orderBy(asc(comments.item));
    const history = await tx
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectKind, "response"), eq(auditEntries.subjectId, row.id)))
      .orderBy(desc(auditEntries.id));
    const touchpoint = touchpointKeys(catalogue);
    return {
      id: row.id,
      externalId: shownExternalId(row.externalId),
      occurredAt: row.occurredAt?.toISOString() ?? null,
      occurredOn: row.occurredOn,
      receivedAt: row.receivedAt.toISOString(),
      day: row.day,
      state: stateOf(row.state),
      source: sourceKey(catalogue, row.sourceId),
      importId: row.batchId || null,
      touchpoint: touchpoint(row.touchpointId),
      channel: [...catalogue.channels.values()].find(({ id }) => id === row.channelId)?.key ?? null,
      mode: modeOf(row.mode),
      language: row.language === 0 ? null : languageTag(row.language),
      segments: await segmentsOf(tx, catalogue, row.cellId),
      customer: isPermitted(ctx, "customer.see") ? row.customer : null,
      hasCustomer: row.customer !== null,
      survey: surveyOf(row),
      answers: (row.answers ?? []) as { question: string; value: string | number | boolean }[],
      scores: scoreRows.flatMap((score) => {
        const measure = catalogue.measures.get(score.measureId);
        if (!measure) return [];
        const { metric, scale } = measure;
        return [
          {
            item: score.item,
            question: row.submission?.scores[score.item] ?? null,
            metric: metric.key,
            name: metric.name,
            value: score.bin + scale.min,
            touchpoint: touchpoint(score.touchpointId),
            counted: score.counted,
            scale: scaleOf(scale),
          },
        ];
      }),
      comments: commentRows.map((comment) => ({
        item: comment.item,
        question: row.submission?.comments[comment.item] ?? null,
        text: comment.text,
        language: comment.language === 0 ? null : languageTag(comment.language),
        touchpoint: touchpoint(comment.touchpointId),
        redactions: comment.redactions,
      })),
      history: history.map(({ at: when, actorKind, actorId, verb, fields, before, after }) => ({
        at: when.toISOString(),
        actorKind,
        actorId,
        verb,
        fields,
        before,
        after,
      })),
    };
  });
}
export type ResponseDetail = Awaited<ReturnType<typeof getResponse>>;

/** Of a submission of a survey: what was answered, and why it was set aside where it was when it came. */
function surveyOf({ surveyVersion, submission }: typeof responses.$inferSelect) {
  if (surveyVersion === null) return null;
  const { files = [], suspicion = null } = submission ?? {};
  return { version: surveyVersion, files, suspicion };
}

/** What a reader needs to know of a scale. */
function scaleOf(scale: {
  key: string;
  version: number;
  min: number;
  max: number;
  direction: "higherIsBetter" | "lowerIsBetter";
  labels: unknown;
  wordingVersion: number;
}) {
  const { key, version, min, max, direction, wordingVersion } = scale;
  return { key, version, min, max, direction, wordingVersion };
}

async function responseRow(tx: Transaction, id: string) {
  const [row] = await tx
    .select()
    .from(responses)
    .where(and(eq(responses.shardKey, shardKeyOfId(id)), eq(responses.id, id)));
  if (!row) throw notFound("response", id);
  return row;
}

/** Keys of touchpoints by id. */
export function touchpointKeys(catalogue: Catalogue): (id: number) => string | null {
  const keys = new Map([...catalogue.touchpoints.values()].map(({ id, key }) => [id, key]));
  return (id) => keys.get(id) ?? null;
}

function sourceKey(catalogue: Catalogue, id: number): string | null {
  return [...catalogue.sources.values()].find((source) => source.id === id)?.key ?? null;
}

async function segmentsOf(tx: Transaction, catalogue: Catalogue, cellId: bigint): Promise<Record<string, string>> {
  const [cell] = await tx.execute<Record<string, number>>(
    sql`select seg1, seg2, seg3, seg4, seg5, seg6 from cells where cell_id = ${cellId.toString()}::bigint limit 1`,
  );
  const pairs = [...catalogue.segmentFields.values()].flatMap((field) => {
    const value = [...field.values.values()].find(({ id }) => id === cell?.[`seg${field.slot}`]);
    return value ? [[field.key, value.value] as const] : [];
  });
  return Object.fromEntries(pairs);
}

export const UnmaskCommentInput = z.strictObject({ responseId: z.uuid(), item: z.int().min(0) });

/**
 * Shows one comment as it was written. Needs the grant, and every look is logged.
 * @throws DomainError forbidden without the grant, and `minors_masked` where minors were asked; not_found
 */
export async function unmaskComment(
  ctx: ServiceContext,
  input: z.infer<typeof UnmaskCommentInput>,
): Promise<{ text: string }> {
  requirePermission(ctx, "comment.unmask");
  return inTenant(
    ctx,
    async (tx) => {
      const [row] = await tx
        .select({ text: commentOriginals.text })
        .from(commentOriginals)
        .where(
          and(
            eq(commentOriginals.shardKey, shardKeyOfId(input.responseId)),
            eq(commentOriginals.responseId, input.responseId),
            eq(commentOriginals.item, input.item),
          ),
        );
      if (!row) throw notFound("comment", `${input.responseId}/${input.item}`);
      await assertNotOfMinor(tx, input.responseId);
      await recordAudit(tx, ctx, {
        verb: "comment.unmask",
        subject: { kind: "response", id: input.responseId },
        fields: [`comment ${input.item}`],
      });
      return row;
    },
    { unmask: true },
  );
}

async function assertNotOfMinor(tx: Transaction, responseId: string): Promise<void> {
  const [asked] = await tx.execute<{ isForMinors: boolean }>(sql`
    select s.is_for_minors as "isForMinors" from responses r join surveys s on s.org_id = r.org_id and s.source_id = r.source_id
    where r.shard_key = ${shardKeyOfId(responseId)} and r.id = ${responseId}::uuid`);
  if (asked?.isForMinors) throw new DomainError("forbidden", "minors_masked");
}

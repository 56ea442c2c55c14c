import { ingest, internChunkCells, type Transaction } from "@heard/db";
import type { ResponseRow } from "@heard/db/ingest";
import { organisations } from "@heard/db/schema/organisations";
import type { StoredState, SubmissionRecord } from "@heard/db/schema/responses";
import { type SQL, sql } from "drizzle-orm";
import { countAnswers } from "../catalogue/count-answers.ts";
import { type Catalogue, recordingCatalogue } from "../catalogue/queries.ts";
import type { Mode } from "../catalogue/rules.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError, invalidInput, notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { keepAttachedFiles } from "./expire-attached.ts";
import type { ItemToRecord, Submission } from "./prepare.ts";
import { catalogueWithSource, prepareItems } from "./prepare-items.ts";
import { replaceResponse } from "./replace.ts";

export type RecordSubmissionInput = {
  /** Key of the survey's source. */
  source: string;
  mode: Mode;
  item: ItemToRecord;
  submission: Submission;
  /** How many complete responses the survey takes. */
  responseCap: number | null;
};
/** `isRepeat`: the same was stored before. */
export type RecordedSubmission = { id: string; state: "partial" | "complete"; isRepeat: boolean };

const settlingRounds = 5;
/** Any fixed number: it only has to differ from the other locks of an organisation. */
const capLock = 7304;

/**
 * Records one submission of a survey. Its first save goes in like every other response; a later one takes the place of what was saved before, until
 * one is complete, which stays. Whoever comes with the same key meets that one, however many come at once.
 * @throws DomainError conflict `survey_answered`, limit_exceeded `survey_full`, invalid_input with the reason of what cannot be stored
 */
export async function recordSubmission(ctx: ServiceContext, input: RecordSubmissionInput): Promise<RecordedSubmission> {
  requirePermission(ctx, "response.record");
  let catalogue = await catalogueWithSource(ctx, input.source);
  for (let round = 0; round < settlingRounds; round += 1) {
    const row = await prepare(ctx, input, catalogue);
    const outcome = (await storeFirst(row, input.responseCap)) ?? (await changeStored(ctx, row, input.responseCap));
    if (outcome) {
      await keepFiles(ctx, row);
      return outcome;
    }
    // Erased in between, or prepared by a catalogue that has changed.
    catalogue = await recordingCatalogue(ctx, { fresh: true });
  }
  throw new Error(`Submission ${input.submission.dedupeKey} was neither stored nor found`);
}

async function prepare(
  ctx: ServiceContext,
  { source, mode, item, submission }: RecordSubmissionInput,
  catalogue: Catalogue,
): Promise<ResponseRow> {
  const batch = { source, mode, submission };
  let outcome = await prepareItems(ctx, batch, [{ index: 0, item }], catalogue);
  // What was put away since the version was published is still asked by it, and what people answer is not thrown away.
  if (errorsOf(outcome).some(({ code }) => code === "archived"))
    outcome = await prepareItems(ctx, batch, [{ index: 0, item }], withArchived(await recordingCatalogue(ctx)));
  const [prepared] = outcome.prepared;
  if (prepared) return prepared.row;
  const [error] = errorsOf(outcome);
  if (!error) throw new Error("An item was neither prepared nor refused");
  throw invalidInput(error.code, error.params);
}

const errorsOf = ({ rejected }: Awaited<ReturnType<typeof prepareItems>>) =>
  rejected.flatMap((result) => ("errors" in result ? result.errors : []));

/** The catalogue as it would be if nothing had been put away. */
function withArchived(catalogue: Catalogue): Catalogue {
  const present = <T extends { archivedAt: Date | null }>(known: ReadonlyMap<string, T>) =>
    new Map([...known].map(([key, one]) => [key, { ...one, archivedAt: null }]));
  return {
    ...catalogue,
    metrics: present(catalogue.metrics),
    touchpoints: present(catalogue.touchpoints),
    channels: present(catalogue.channels),
    segmentFields: new Map(
      [...present(catalogue.segmentFields)].map(([key, field]) => [key, { ...field, values: present(field.values) }]),
    ),
  };
}

/** The first save of a submission. Where places are counted a complete one goes in as partial: one after another they take a place each. */
async function storeFirst(row: ResponseRow, responseCap: number | null): Promise<RecordedSubmission | null> {
  const state = responseCap !== null && row.state === 2 ? 1 : row.state;
  const stored = await ingest({ responses: [{ ...row, state }] });
  if (!stored.has(row.id) || state !== row.state) return null;
  return { id: row.id, state: wordOf(row), isRepeat: false };
}

/** Who is set aside is not told so. */
const wordOf = ({ state }: ResponseRow): RecordedSubmission["state"] => (state === 1 ? "partial" : "complete");

/** A save that is not the first; `null` when there is nothing to change, or the row was prepared by an older catalogue. */
async function changeStored(
  ctx: ServiceContext,
  given: ResponseRow,
  responseCap: number | null,
): Promise<RecordedSubmission | null> {
  await internChunkCells(ctx.organisation.id, [given]);
  return inTenant(
    ctx,
    async (tx) => {
      const known = await lockByKey(tx, given);
      if (!known) return null;
      if (known.state > 3) throw notFound("response", known.id);
      const row = doubtedAs(given, known.suspicion);
      const isSame = known.contentHash === row.contentHash;
      if (known.state !== 1) {
        if (isSame) return { id: known.id, state: "complete", isRepeat: true };
        throw new DomainError("conflict", "survey_answered");
      }
      if (row.state === 1 && isSame && suspicionOf(row) === known.suspicion)
        return { id: known.id, state: "partial", isRepeat: true };
      const [organisation] = await tx.select({ version: organisations.catalogueVersion }).from(organisations);
      if (organisation?.version !== row.catalogueVersion) return null;
      if (row.state === 2 && responseCap !== null) await takePlace(tx, ctx, row, responseCap);
      await replaceResponse(tx, known.id, row);
      return { id: known.id, state: wordOf(row), isRepeat: false };
    },
    { unmask: true },
  );
}

type Known = { id: string; state: StoredState; contentHash: string; suspicion: string | null };

const recordIn = ({ submission }: ResponseRow): SubmissionRecord | null => (submission ? JSON.parse(submission) : null);
const suspicionOf = (row: ResponseRow): string | null => recordIn(row)?.suspicion ?? null;

/** What was doubtful on one page of a response is doubtful as a whole, and complete it is set aside. */
function doubtedAs(row: ResponseRow, suspicion: string | null): ResponseRow {
  const record = recordIn(row);
  if (suspicion === null || record === null) return row;
  return { ...row, state: row.state === 2 ? 3 : row.state, submission: JSON.stringify({ ...record, suspicion }) };
}

/** By its dedupe key: every try has an id of its own, and the first one stored keeps it. */
const byKey = ({ externalId, cell }: ResponseRow): SQL =>
  sql`r.org_id = ${cell.organisationId} and r.source_id = ${cell.sourceId} and r.external_id = ${externalId}`;

async function lockByKey(tx: Transaction, row: ResponseRow): Promise<Known | null> {
  const [known] = await tx.execute<Known>(
    sql`select r.id, r.state, r.content_hash as "contentHash", r.submission ->> 'suspicion' as suspicion from responses r where r.shard_key = ${row.shardKey} and ${byKey(row)} for update`,
  );
  return known ?? null;
}

/**
 * The files of the answer that is stored, after it is: those of one that was refused, or that came with a repetition, expire. Whoever is cut off in
 * between sends the same again, and they are kept then.
 */
async function keepFiles(ctx: ServiceContext, row: ResponseRow): Promise<void> {
  if (recordIn(row)?.files)
    await inTenant(ctx, (tx) => keepAttachedFiles(tx, sql`r.shard_key = ${row.shardKey} and ${byKey(row)}`));
}

/** One after another, so that exactly as many are complete as there are places. @throws DomainError limit_exceeded `survey_full` */
async function takePlace(tx: Transaction, ctx: ServiceContext, { cell }: ResponseRow, responseCap: number) {
  await tx.execute(sql`select pg_advisory_xact_lock(${capLock}, ${cell.sourceId})`);
  const counts = await countAnswers(tx, ctx.organisation.id, "source");
  if ((counts.get(cell.sourceId) ?? 0) >= responseCap) throw new DomainError("limit_exceeded", "survey_full");
}

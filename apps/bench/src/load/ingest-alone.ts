// A process of its own: what Postgres takes of the same grouped statement when nothing stands before it. Says responses a second.
import { closeDatabase, configureDatabase, ingest } from "@heard/db";
import type { IngestBatch } from "@heard/db/ingest";
import { v7 as uuidv7 } from "uuid";
import { benchRow } from "../rows.ts";

export type IngestAloneOptions = {
  databaseUrl: string;
  authSecret: string;
  organisationId: number;
  measureIds: readonly number[];
  catalogueVersion: number;
  callers: number;
  seconds: number;
};

const options: IngestAloneOptions = JSON.parse(process.argv[2] ?? "");
const { databaseUrl, authSecret, organisationId, measureIds, catalogueVersion, callers, seconds } = options;
configureDatabase({ databaseUrl, authSecret });

/** A response as the gateway hands it on, with the entry that counts it. Made before the clock starts: the floor is the database's part. */
function batchOf(): IngestBatch {
  const row = benchRow(organisationId, 1 + Math.floor(Math.random() * 10), measureIds, Math.random, catalogueVersion);
  const auditId = uuidv7();
  const actor = { actorKind: "apiKey", actorId: "bench", verb: "responses.record" };
  const audit = {
    ...{ organisationId, id: auditId, at: new Date().toISOString(), ...actor },
    ...{ subjectKind: "source", subjectId: "source-1", after: '{"count":1}' },
  };
  return { responses: [{ ...row, auditId }], audits: [audit] };
}

/** More than any machine has taken in a second so far. */
const batches = Array.from({ length: seconds * 20_000 }, batchOf);
let done = 0;
const start = performance.now();
const end = start + seconds * 1000;
await Promise.all(
  Array.from({ length: callers }, async () => {
    for (let batch = batches.pop(); batch && performance.now() < end; batch = batches.pop()) {
      const stored = await ingest(batch);
      const [row] = batch.responses;
      if (!row || !stored.has(row.id)) throw new Error(`Response ${row?.id} was sent and not stored`);
      done += 1;
    }
  }),
);
if (batches.length === 0) throw new Error("The floor ran out of rows: its rate would be too low");
process.stdout.write(`${JSON.stringify({ perSecond: done / ((performance.now() - start) / 1000) })}\n`);
await closeDatabase(1);

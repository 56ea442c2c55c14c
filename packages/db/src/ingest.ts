import postgres from "postgres";
import type { Cell } from "./cells.ts";
import { pool } from "./client.ts";
import { arraysOf, cellParameters, responseArrays } from "./ingest-parameters.ts";
import { ingestStatement, parameterColumns } from "./ingest-statement.ts";
import { newCells, rememberCells } from "./new-cells.ts";

/** 1 partial, 2 complete, 3 quarantined: the codes of `responses.state`. */
export type StateCode = 1 | 2 | 3;

export type ResponseRow = {
  shardKey: number;
  id: string;
  externalId: string | null;
  /** 128 bits of SHA-256 over the canonical content, as a UUID: tells a duplicate from a conflict. */
  contentHash: string;
  batchId: number;
  cell: Cell;
  customer: string | null;
  occurredAt: string | null;
  occurredOn: string | null;
  receivedAt: string;
  day: string;
  state: StateCode;
  /** Answers that are neither a score nor a comment, as JSON text. */
  answers: string | null;
  /** Of a submission of a survey: the version that was answered, and what it takes to read it again (`SubmissionRecord`), as JSON text. */
  surveyVersion?: number | null;
  submission?: string | null;
  /** The Idempotency-Key of the request that brought it. */
  replyKey: string | null;
  /** The entry of the audit log that counts it. */
  auditId?: string;
  /** `organisations.catalogue_version` that it was prepared by. */
  catalogueVersion: number;
  scores: readonly { item: number; measureId: number; cell: Cell; bin: number }[];
  comments: readonly {
    item: number;
    cell: Cell;
    language: number;
    text: string;
    /** A tsvector literal. */
    tokens: string;
    redactions: number;
    /** What was written; `null` where it is kept nowhere. */
    original: string | null;
  }[];
};

export type AuditRow = {
  organisationId: number;
  id: string;
  at: string;
  actorKind: string;
  actorId: string;
  verb: string;
  subjectKind: string;
  subjectId: string;
  after: string | null;
};
export type ReplyRow = {
  shardKey: number;
  organisationId: number;
  key: string;
  requestHash: string;
  status: number;
  reply: string;
  createdAt: string;
};

export type IngestBatch = {
  responses: readonly ResponseRow[];
  audits?: readonly AuditRow[];
  replies?: readonly ReplyRow[];
};
/** The ids that were stored; what is missing was there already, or was prepared by a catalogue that has changed. */
export type IngestResult = ReadonlySet<string>;

type Waiting = {
  batch: IngestBatch;
  since: number;
  resolve: (ids: IngestResult) => void;
  reject: (error: unknown) => void;
};

const largestGroup = 200;
const statementsInFlight = 3;
/**
 * A statement costs as much as about a dozen rows before its first. One beside another that is under way uses what that leaves idle, at its
 * flush and on another core, and is worth it from this many rows: with 8 callers 0.70 times a plain statement, where 2 rows give 0.55 and 12,
 * which leave all of them in step with one statement, 0.40 (2 cores, `npm run bench -- --only ingest`).
 */
const worthAStatement = 4;
/** Nobody waits longer than this for a group to grow, or for a statement that waits itself. */
const patienceMs = 10;
const stateKey = Symbol.for("heard.ingest");
type State = { queue: Waiting[]; running: number; timer: NodeJS.Timeout | null };
const globals = globalThis as typeof globalThis & { [stateKey]?: State };
function state(): State {
  globals[stateKey] ??= { queue: [], running: 0, timer: null };
  return globals[stateKey];
}

/**
 * The door for recording responses: role heard_ingest, which can insert and read back ids, nothing else.
 * Batches that arrive while a statement is under way are grouped into the next one, and each is acknowledged after its commit.
 * @throws the database's error; a bad row fails only its own batch, because the batches of a failed group are retried singly, until one is not answered
 */
export function ingest(batch: IngestBatch): Promise<IngestResult> {
  return new Promise((resolve, reject) => {
    state().queue.push({ batch, since: performance.now(), resolve, reject });
    startStatements();
  });
}

function startStatements(): void {
  const current = state();
  while (mayStart(current)) {
    const group = takeGroup(current.queue);
    current.running += 1;
    void runGroup(group).finally(() => {
      current.running -= 1;
      startStatements();
    });
  }
  if (current.queue.length > 0 && current.running < statementsInFlight) lookAgain(current);
}

function mayStart({ queue, running }: State): boolean {
  const [oldest] = queue;
  if (!oldest || running >= statementsInFlight) return false;
  if (running === 0 || performance.now() - oldest.since >= patienceMs) return true;
  return queue.reduce((rows, { batch }) => rows + batch.responses.length, 0) >= worthAStatement;
}

function lookAgain(current: State): void {
  current.timer ??= setTimeout(() => {
    current.timer = null;
    startStatements();
  }, patienceMs);
}

function takeGroup(queue: Waiting[]): Waiting[] {
  let size = 0;
  let count = 0;
  for (const { batch } of queue) {
    size += batch.responses.length;
    if (count > 0 && size > largestGroup) break;
    count += 1;
  }
  return queue.splice(0, count);
}

async function runGroup(group: readonly Waiting[]): Promise<void> {
  try {
    const stored = await write(group.map(({ batch }) => batch));
    for (const { resolve } of group) resolve(stored);
  } catch (error) {
    const [first] = group;
    if (group.length === 1 && first) return first.reject(error);
    await runSingly(group);
  }
}

/** One bad row costs its own batch. Once the server itself does not answer, or cancels one after another, nobody else waits for that anew. */
async function runSingly(group: readonly Waiting[]): Promise<void> {
  let cancelledInTurn = 0;
  for (const [place, waiting] of group.entries()) {
    try {
      waiting.resolve(await write([waiting.batch]));
      cancelledInTurn = 0;
    } catch (error) {
      waiting.reject(error);
      const blame = blameOf(error);
      cancelledInTurn = blame === "statement" ? cancelledInTurn + 1 : 0;
      if (blame !== "server" && cancelledInTurn < 2) continue;
      for (const other of group.slice(place + 1)) other.reject(error);
      return;
    }
  }
}

/**
 * What an error speaks of: a row that the server looked at and refused; one statement that took too long, was cancelled or was too large for its memory, where the next may
 * do well; or the server itself, which is gone, full or going down.
 */
function blameOf(error: unknown): "row" | "statement" | "server" {
  if (!(error instanceof postgres.PostgresError)) return "server";
  if (error.code === "57014" || error.code === "53200") return "statement";
  return /^(08|53|57|58)/.test(error.code) ? "server" : "row";
}

async function write(batches: readonly IngestBatch[]): Promise<IngestResult> {
  const responses = batches.flatMap((batch) => batch.responses).sort(byDedupeKey);
  const cells = newCells(responses);
  const rows = {
    ...cellParameters(cells),
    audits: batches.flatMap(({ audits = [] }) =>
      audits.map((row) => ({
        ...row,
        org_id: row.organisationId,
        actor_kind: row.actorKind,
        actor_id: row.actorId,
        subject_kind: row.subjectKind,
        subject_id: row.subjectId,
      })),
    ),
    replies: batches.flatMap(({ replies = [] }) =>
      replies.map((row) => ({
        ...row,
        shard_key: row.shardKey,
        org_id: row.organisationId,
        request_hash: row.requestHash,
        created_at: row.createdAt,
      })),
    ),
  };
  const parameters = [
    ...responseArrays(parameterColumns, responses),
    ...(["cells", "cores", "audits", "replies"] as const).flatMap((table) =>
      arraysOf(parameterColumns[table], rows[table]),
    ),
  ];
  const absent = await pool("heard_ingest").sql.unsafe<{ id: string }[]>(ingestStatement, parameters, {
    prepare: true,
  });
  rememberCells(cells);
  return storedOf(responses, absent);
}

/** Statements name what they did not store, which is hardly ever anything. */
export function storedOf(responses: readonly ResponseRow[], absent: readonly { id: string }[]): IngestResult {
  const stored = new Set(responses.map(({ id }) => id));
  for (const { id } of absent) stored.delete(id);
  return stored;
}

/** The order in which every statement takes its unique keys; two groups with crossed orders could deadlock. */
export function byDedupeKey(a: ResponseRow, b: ResponseRow): number {
  if (a.shardKey !== b.shardKey) return a.shardKey - b.shardKey;
  const left = a.externalId ?? a.id;
  const right = b.externalId ?? b.id;
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * The one statement that records responses: the response, its scores and comments, that these wait to be read, and the rest of what its door writes with
 * them.
 * A duplicate (same dedupe key) queues nothing, because children and pending rows hang on the ids that were inserted; its id is what comes back, for
 * most batches have none.
 * The writing roles may read (shard_key, id) of responses and nothing else, so children join the input and never a RETURNING of their own.
 */
function statement(
  input: { responses: string; scores: string; comments: string; accepted: string },
  rest: string,
): string {
  return `
with r as materialized (${input.responses}),
i as (
  insert into responses (shard_key, id, org_id, source_id, external_id, content_hash, batch_id, touchpoint_id, channel_id, mode, language, cell_id, core_id,
    customer, occurred_at, occurred_on, received_at, day, state, answers, survey_version, submission)
  select shard_key, id, org_id, source_id, external_id, content_hash, batch_id, touchpoint_id, channel_id, mode, language, cell_id, core_id,
    customer, occurred_at, occurred_on, received_at, day, state, answers, survey_version, submission from r where ${input.accepted}
  on conflict do nothing returning shard_key, id
),
k as materialized (select r.* from r join i on i.shard_key = r.shard_key and i.id = r.id),
u as materialized (
  select k.shard_key, k.org_id, k.source_id, k.channel_id, k.mode, k.language, k.seg1, k.seg2, k.seg3, k.seg4, k.seg5, k.seg6, k.day, k.state,
    k.id as response_id, s.item, s.measure_id, coalesce(s.touchpoint_id, k.touchpoint_id) as touchpoint_id, coalesce(s.cell_id, k.cell_id) as cell_id,
    coalesce(s.core_id, k.core_id) as core_id, s.bin
  from (${input.scores}) s join k on k.place = s.place
),
s as (
  insert into scores (shard_key, response_id, item, org_id, measure_id, touchpoint_id, cell_id, core_id, day, bin, counted)
  select shard_key, response_id, item, org_id, measure_id, touchpoint_id, cell_id, core_id, day, bin, state = 2 from u
),
t as materialized (${input.comments}),
c as (
  insert into comments (shard_key, response_id, item, org_id, touchpoint_id, cell_id, day, language, text, tokens, redactions, counted)
  select k.shard_key, k.id, t.item, k.org_id, coalesce(t.touchpoint_id, k.touchpoint_id), coalesce(t.cell_id, k.cell_id), k.day, t.language, t.text,
    t.tokens::tsvector, t.redactions, k.state = 2
  from t join k on k.place = t.place
),
o as (
  insert into comment_originals (shard_key, response_id, item, org_id, text)
  select k.shard_key, k.id, t.item, k.org_id, t.original from t join k on k.place = t.place where t.original is not null
),
w as (
  insert into unread (shard_key, org_id, response_id)
  select k.shard_key, k.org_id, k.id from k where k.place in (select place from t)
)${rest}
select r.id from r where not exists (select from i where i.id = r.id)`;
}

/** What the rollups do not hold yet: a row per measure, cell, day and score, until the worker folds it. */
const queued = `,
p as (
  insert into pending (shard_key, org_id, measure_id, cell_id, core_id, source_id, touchpoint_id, channel_id, mode, language,
    seg1, seg2, seg3, seg4, seg5, seg6, day, bin, count)
  select shard_key, org_id, measure_id, cell_id, core_id, source_id, touchpoint_id, channel_id, mode, language,
    seg1, seg2, seg3, seg4, seg5, seg6, day, bin, count(*) from u where state = 2
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18
  union all
  select shard_key, org_id, 0, cell_id, core_id, source_id, touchpoint_id, channel_id, mode, language,
    seg1, seg2, seg3, seg4, seg5, seg6, day, 0, count(*) from k where state = 2
  group by 1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17
)`;

/**
 * `usual`: what a value is that is not sent; null without it. A column of nothing else is sent empty, and costs no reading. Of a column that is
 * `alike` and never null the first value is sent alone where it is the value of every row, as all of a request have one source and arrive at once.
 */
export type ParameterColumn = readonly [name: string, type: string, usual?: number | "alike"];

/**
 * Makes sources of rows from parameters that are arrays, one per column, numbered in the order in which they are asked for. With `place` each row says
 * where it stands, from 1.
 */
export function arraysFrom(
  first: number,
): (alias: string, columns: readonly ParameterColumn[], ordinality?: "place") => string {
  let position = first;
  return (alias, columns, ordinality) => {
    const arrays = columns.map(([, type]) => `$${position++}::${type}[]`);
    const last = ordinality ? [ordinality] : [];
    const names = [...columns.map(([name]) => name), ...last].join(", ");
    const values = columns.map(([name, , usual], at) =>
      usual === undefined ? name : `coalesce(${name}, ${usual === "alike" ? `(${arrays[at]})[1]` : usual}) as ${name}`,
    );
    return `select ${[...values, ...last].join(", ")} from unnest(${arrays.join(", ")}) ${ordinality ? "with ordinality " : ""}as ${alias} (${names})`;
  };
}

const segmentColumns = [1, 2, 3, 4, 5, 6].map((slot) => [`seg${slot}`, "int", 0] as const);

/**
 * The columns of each array parameter, in order; `ingest-parameters.ts` fills them by these names. A score or comment says at which place its response
 * stands, and its own cell only where that is another than the response's: both are most of what would be sent, and every value is read.
 */
export const parameterColumns = {
  responses: [
    ["shard_key", "int"],
    ["id", "uuid"],
    ["org_id", "int", "alike"],
    ["source_id", "int", "alike"],
    ["external_id", "text"],
    ["content_hash", "uuid"],
    ["batch_id", "int", 0],
    ["touchpoint_id", "int"],
    ["channel_id", "int", "alike"],
    ["mode", "smallint", "alike"],
    ["language", "smallint", "alike"],
    ["cell_id", "bigint"],
    ["core_id", "bigint"],
    ["customer", "text"],
    ["occurred_at", "timestamptz"],
    ["occurred_on", "date"],
    ["received_at", "timestamptz", "alike"],
    ["day", "date", "alike"],
    ["state", "smallint", 2],
    ["answers", "jsonb"],
    ["survey_version", "int"],
    ["submission", "jsonb"],
    ["reply_key", "text"],
    ["audit_id", "uuid"],
    ["catalogue_version", "int", "alike"],
    ...segmentColumns,
  ],
  scores: [
    ["place", "int"],
    ["item", "smallint"],
    ["measure_id", "int"],
    ["touchpoint_id", "int"],
    ["cell_id", "bigint"],
    ["core_id", "bigint"],
    ["bin", "smallint"],
  ],
  comments: [
    ["place", "int"],
    ["item", "smallint"],
    ["touchpoint_id", "int"],
    ["cell_id", "bigint"],
    ["language", "smallint"],
    ["text", "text"],
    ["tokens", "text"],
    ["redactions", "smallint"],
    ["original", "text"],
  ],
  cells: [
    ["org_id", "int"],
    ["cell_id", "bigint"],
    ["shard_key", "int"],
    ["core_id", "bigint"],
    ["source_id", "int"],
    ["touchpoint_id", "int"],
    ["channel_id", "int"],
    ["mode", "smallint"],
    ["language", "smallint"],
    ...segmentColumns,
  ],
  cores: [
    ["org_id", "int"],
    ["core_id", "bigint"],
    ["shard_key", "int"],
    ["source_id", "int"],
    ["touchpoint_id", "int"],
    ["channel_id", "int"],
    ["mode", "smallint"],
    ["language", "smallint"],
  ],
  audits: [
    ["org_id", "int"],
    ["id", "uuid"],
    ["at", "timestamptz"],
    ["actor_kind", "text"],
    ["actor_id", "text"],
    ["verb", "text"],
    ["subject_kind", "text"],
    ["subject_id", "text"],
    ["after", "jsonb"],
  ],
  replies: [
    ["shard_key", "int"],
    ["org_id", "int"],
    ["key", "text"],
    ["request_hash", "uuid"],
    ["status", "smallint"],
    ["reply", "jsonb"],
    ["created_at", "timestamptz"],
  ],
} as const satisfies Record<string, readonly ParameterColumn[]>;

export type ParameterTable = keyof typeof parameterColumns;

const unnest = arraysFrom(1);
const responseInput = unnest("r", parameterColumns.responses, "place");
const scoreInput = unnest("s", parameterColumns.scores);
const commentInput = unnest("t", parameterColumns.comments);
// A stored reply says that all of its responses were accepted, and so does an entry of the audit log; where one was not, the caller finds out why
// and writes both itself.
const extras = `${queued},
n as (insert into cells ${unnest("n", parameterColumns.cells)} on conflict do nothing),
nc as (insert into core_cells ${unnest("nc", parameterColumns.cores)} on conflict do nothing),
a as (insert into audit_entries (org_id, id, at, actor_kind, actor_id, verb, subject_kind, subject_id, after)
  select * from (${unnest("a", parameterColumns.audits)}) a
  where not exists (select from r left join i on i.id = r.id where r.audit_id = a.id and i.id is null)),
y as (insert into idempotency_replies (shard_key, org_id, key, request_hash, status, reply, created_at)
  select * from (${unnest("y", parameterColumns.replies)}) y
  where not exists (select from r left join i on i.id = r.id where r.org_id = y.org_id and r.reply_key = y.key and i.id is null)
  on conflict do nothing)`;

/** Parameters are arrays, one per column, in the order of {@link parameterColumns}. */
export const ingestStatement = statement(
  {
    responses: responseInput,
    scores: scoreInput,
    comments: commentInput,
    // What was prepared by a catalogue that has changed since is left out, like a duplicate; the caller looks again.
    accepted:
      "exists (select from organisations o where o.id = r.org_id and o.catalogue_version = r.catalogue_version)",
  },
  extras,
);

/** What only a request that answers at once has to say of a response. */
const ofRequests = new Set<string>(["reply_key", "audit_id", "catalogue_version"]);
const chunkResponses = parameterColumns.responses.filter(([name]) => !ofRequests.has(name));
export const chunkColumns = {
  responses: chunkResponses,
  scores: parameterColumns.scores,
  comments: parameterColumns.comments,
} as const;

/** The same for a chunk of an import, whose numbers are added to the rollups in the same transaction and are never pending. */
export const chunkStatement = (() => {
  const rows = arraysFrom(1);
  return statement(
    {
      responses: rows("r", chunkColumns.responses, "place"),
      scores: rows("s", chunkColumns.scores),
      comments: rows("t", chunkColumns.comments),
      // The mapping of an import names its scales and was confirmed; editing the catalogue meanwhile does not change what a file says.
      accepted: "true",
    },
    "",
  );
})();

/** New cells and their cores by themselves: an import interns those of a chunk before it stores the rows. */
export const cellStatement = (() => {
  const rows = arraysFrom(1);
  return `with n as (insert into cells ${rows("n", parameterColumns.cells)} on conflict do nothing)
insert into core_cells ${rows("n", parameterColumns.cores)} on conflict do nothing`;
})();

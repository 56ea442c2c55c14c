import { importBatches } from "@heard/db/schema/imports";
import { jobRuns } from "@heard/db/schema/job-runs";
import { responses } from "@heard/db/schema/responses";
import { useTestDatabase } from "@heard/db/testing";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant } from "../context.ts";
import { verifyRollups } from "../rollups/verify.ts";
import { collect } from "../testing/collect.ts";
import { importsIn } from "../testing/import-file.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { useTemporaryFiles } from "../testing/temporary.ts";
import {
  deleteMapping,
  getImport,
  getImportAccount,
  getImportFile,
  getMapping,
  listImports,
  listMappings,
  openRejectedRows,
  readImport,
  runImport,
  saveMapping,
  updateImport,
} from "./index.ts";
import type { MappingInput } from "./schema.ts";

const database = useTestDatabase();
const { folder } = useTemporaryFiles();
const imports = importsIn(folder);

const scale = { min: 1, max: 5, direction: "higherIsBetter" } as const;
const mapping: MappingInput = {
  format: "heard-mapping/1",
  source: "shops",
  occurred: { column: "date", format: "yyyy-MM-dd" },
  columns: [
    { column: "score", as: "score", metric: "csat", touchpoint: "checkout", scale },
    { column: "comment", as: "comment" },
  ],
  create: ["source"],
};
const file = [
  "date,score,comment",
  "2026-05-01,5,Quick",
  "2026-05-01,5,Quick",
  "2026-05-02,4.5,No",
  "2026-05-03,7,",
  "2026-05-04,3,",
].join("\n");

test("rows come in once, twins each, and the report adds up", async () => {
  const ctx = await makeTestOrganisation("import");
  const { batch, account } = await imports.import(ctx, file, mapping);
  expect(account).toMatchObject({ rows: 5, accepted: 3, known: 0, rejected: 2 });
  expect(batch).toMatchObject({ state: "imported", source: "shops", job: { state: "succeeded", doneCount: 5 } });
  expect(batch.counts).toEqual({ rows: 5, accepted: 3, known: 0, rejected: 2 });
  expect(batch.report).toMatchObject({ complete: true, responses: 3, scores: 3, comments: 2 });
  const again = await imports.import(ctx, file, mapping);
  expect(again.account).toMatchObject({ accepted: 0, known: 3, rejected: 2 });
  expect(again.batch.counts).toEqual({ rows: 5, accepted: 0, known: 3, rejected: 2 });
  expect(await verifyRollups(ctx)).toEqual([]);
});

test("a third twin in a longer file is new, and the two that are here stay two", async () => {
  const ctx = await makeTestOrganisation("import");
  await imports.import(ctx, file, mapping);
  const { batch } = await imports.import(ctx, `${file}\n2026-05-01,5,Quick`, mapping);
  expect(batch.counts).toEqual({ rows: 6, accepted: 1, known: 3, rejected: 2 });
});

test("an id that is here with other content is refused, with the same content it is known", async () => {
  const ctx = await makeTestOrganisation("import");
  const withId: MappingInput = { ...mapping, externalId: "id" };
  const head = "id,date,score,comment";
  await imports.import(ctx, `${head}\nA,2026-05-01,5,Quick\nB,2026-05-01,4,Slow`, withId);
  const { batch, account } = await imports.import(
    ctx,
    `${head}\nA,2026-05-01,5,Quick\nB,2026-05-01,1,Slow\nC,2026-05-01,2,New\nC,2026-05-01,2,New\nB,2026-05-01,1,Slow`,
    withId,
  );
  const counts = { rows: 5, accepted: 1, known: 2, rejected: 2 };
  expect(account).toMatchObject(counts);
  expect(account.rejectedBy).toMatchObject([{ code: "id_conflict", column: "id", rows: 2 }]);
  expect(batch.counts).toEqual(counts);
});

test("the file of rejected rows names row, column, value, reason and what would be accepted", async () => {
  const ctx = await makeTestOrganisation("import");
  const { batch } = await imports.import(ctx, `${file}\n2026-05-05,"=1+1",x\n2026-05-06,good\u2028very,x`, mapping);
  const rejectedIn = async (language: "en" | "zh-Hans" | "zh-Hant") => {
    const opened = await openRejectedRows(ctx, { fileId: batch.rejectedFileId ?? "", language }, { dataDir: folder });
    return { name: opened.name, lines: (await collect(opened.content)).join("").split("\r\n") };
  };
  const english = await rejectedIn("en");
  expect(english.name).toBe("feedback, rejected rows.csv");
  expect(english.lines).toEqual([
    "\ufeffRow,Column,Value,Reason,Accepted,Code",
    "4,score,4.5,4.5 is not a whole number. Accepted: a whole number from 1 to 5.,a whole number from 1 to 5,score_not_whole",
    "5,score,7,7 is off the scale. Accepted: a whole number from 1 to 5.,a whole number from 1 to 5,score_off_scale",
    expect.stringMatching(/^7,score,'=1\+1,/),
    expect.stringMatching(/^8,score,good\u2028very,.*,score_word_unknown$/s),
    "",
  ]);
  const chinese = await rejectedIn("zh-Hans");
  expect(chinese.lines[1]).toMatch(/^4,score,4\.5,.*\p{Script=Han}.*,score_not_whole$/u);
  const codes = ({ lines }: typeof english) => lines.slice(1).map((line) => line.split(",").at(-1));
  expect(codes(chinese)).toEqual(codes(english));
  await expect(openRejectedRows(ctx, { fileId: batch.fileId }, { dataDir: folder })).rejects.toMatchObject({
    code: "not_found",
  });
});

test("a question that is open keeps the import back, with its JSON pointer", async () => {
  const ctx = await makeTestOrganisation("import");
  const batchId = await imports.draft(ctx, file);
  const open: MappingInput = {
    ...mapping,
    columns: [{ column: "score", as: "score", metric: "csat", scale: { min: 1, max: 5 } }],
  };
  const { account } = await imports.map(ctx, batchId, open);
  expect(account?.questions).toMatchObject([{ kind: "direction", pointer: "/columns/0/scale/direction" }]);
  await expect(runImport(ctx, { batchId })).rejects.toMatchObject({
    reason: "questions_open",
    params: { pointers: "/columns/0/scale/direction" },
  });
});

test("of two people who say what the columns mean, one has the last word: mapping and dry run are of the same", async () => {
  const ctx = await makeTestOrganisation("import");
  const batchId = await imports.draft(ctx, file);
  const bad: MappingInput = { ...mapping, columns: [{ column: "nowhere", as: "comment" }] };
  for (let round = 0; round < 12; round += 1) {
    const pair = [mapping, bad].map((given) => () => updateImport(ctx, { batchId, mapping: given }));
    await Promise.all((round % 2 === 0 ? pair : pair.reverse()).map((say) => say()));
    const [row] = await inTenant(ctx, (tx) =>
      tx
        .select({ mapping: importBatches.mapping, job: jobRuns.state })
        .from(importBatches)
        .leftJoin(jobRuns, eq(jobRuns.id, importBatches.jobRunId))
        .where(eq(importBatches.id, batchId)),
    );
    const last = row?.mapping as MappingInput | undefined;
    expect(row?.job ?? null).toBe(last?.columns.length === 1 ? null : "waiting");
  }
  await updateImport(ctx, { batchId, mapping: bad });
  expect(await getImport(ctx, { batchId })).toMatchObject({
    ...{ job: null, hasAccount: false },
    problems: [{ pointer: "/columns/0/column", code: "column_missing" }],
  });
});

test("a draft says by itself why nothing is counted, where already the proposal had no answers in it", async () => {
  const ctx = await makeTestOrganisation("import");
  const batchId = await imports.draft(ctx, "date,code\n2026-05-01,1\n2026-05-02,2\n");
  expect(await getImport(ctx, { batchId })).toMatchObject({
    ...{ hasFile: true, hasAccount: false },
    problems: [{ pointer: "/columns", code: "nothing_mapped" }],
  });
  await imports.map(ctx, batchId, { ...mapping, columns: [{ column: "code", as: "score", metric: "csat", scale }] });
  expect(await getImport(ctx, { batchId })).toMatchObject({ hasAccount: true, problems: [] });
});

test("an import and its work are of one moment, also when the work ends while they are read", async () => {
  const ctx = await makeTestOrganisation("import");
  const batchId = await imports.draft(ctx, file);
  const { job } = await getImport(ctx, { batchId });
  const [read] = await database.asOwner(`select profile from import_batches where id = ${batchId}`);
  await database.asOwner(`update import_batches set profile = null where id = ${batchId};
    update job_runs set state = 'running' where id = '${job?.id}'`);
  // Holds the second read back until both rows are of the time after the work.
  const ending = database.asOwner(`do $$ begin
    lock table job_runs in access exclusive mode;
    while not exists (select from pg_locks where relation = 'job_runs'::regclass and not granted) loop
      perform pg_sleep(0.01);
    end loop;
    update import_batches set profile = '${JSON.stringify(read?.profile).replaceAll("'", "''")}' where id = ${batchId};
    update job_runs set state = 'succeeded' where id = '${job?.id}';
  end $$`);
  const isHeld =
    "select from pg_locks where relation = 'job_runs'::regclass and granted and mode = 'AccessExclusiveLock'";
  await expect.poll(() => database.asOwner(isHeld)).toHaveLength(1);
  const meanwhile = await getImport(ctx, { batchId });
  await ending;
  expect(meanwhile).toMatchObject({ hasFile: false, job: { state: "running" } });
  expect(await getImport(ctx, { batchId })).toMatchObject({ hasFile: true, job: { state: "succeeded" } });
});

test("an upload is read, and a mapping proposed that never chooses a direction", async () => {
  const ctx = await makeTestOrganisation("import");
  const batchId = await imports.draft(ctx, file.replaceAll("4.5", "4"));
  const found = await getImportFile(ctx, { batchId });
  expect(found).toMatchObject({ kind: "csv", encoding: "utf-8", delimiter: ",", rows: 5, headerRows: 1, preset: null });
  const { mapping: proposed } = await getImport(ctx, { batchId });
  expect(proposed?.columns).toMatchObject([
    { column: "score", as: "score", metric: "csat", scale: { min: 1, max: 7 } },
    { column: "comment", as: "comment" },
  ]);
  expect(JSON.stringify(proposed)).not.toContain("IsBetter");
  expect((await getImportAccount(ctx, { batchId }))?.questions).toMatchObject([{ kind: "direction" }]);
});

test("columns called as no field of a record may be get a key that is numbered, and keep their name", async () => {
  const ctx = await makeTestOrganisation("import");
  const rows = Array.from({ length: 12 }, (_, at) => `2026-05-01,${1 + (at % 5)},Team ${at % 2},Model ${at % 3}`);
  const batchId = await imports.draft(ctx, ["date,score,constructor,Prototype", ...rows].join("\n"));
  const proposed = (await getImport(ctx, { batchId })).mapping;
  expect(proposed?.columns.filter(({ as }) => as === "segment")).toEqual([
    { column: "constructor", as: "segment", segment: "segment-1" },
    { column: "Prototype", as: "segment", segment: "segment-2" },
  ]);
  expect(proposed?.names?.segments).toEqual({ "segment-1": "constructor", "segment-2": "Prototype" });
});

test("a file is read again in another way, and one that cannot be read says why", async () => {
  const ctx = await makeTestOrganisation("import");
  const batchId = await imports.draft(ctx, "a;b\n1;2\n");
  const { jobId } = await readImport(ctx, { batchId, file: { delimiter: "," } });
  await imports.work(ctx, jobId, "import.read");
  expect((await getImportFile(ctx, { batchId }))?.columns.map(({ name }) => name)).toEqual(["a;b"]);
  const broken = await imports.draft(ctx, Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]), "old.xls");
  expect(await getImport(ctx, { batchId: broken })).toMatchObject({
    state: "draft",
    hasFile: false,
    job: { state: "failed", error: { reason: "file_kind" } },
  });
});

test("the dry run counts comments by the languages that they are kept in", async () => {
  const ctx = await makeTestOrganisation("import");
  const rows = ["2026-05-01,ZH-S,店员很热情", "2026-05-02,zh-CN,等了很久", "2026-05-03,ZH-T,好", "2026-05-04,en,Quick"];
  const { account } = await imports.import(ctx, ["date,lang,comment", ...rows].join("\n"), {
    ...mapping,
    columns: [
      { column: "comment", as: "comment" },
      { column: "lang", as: "language" },
    ],
  });
  const [kept] = await database.asOwner(`select json_object_agg(language, n) as by from (
    select language, count(*) as n from comments where org_id = ${ctx.organisation.id} group by 1) counted`);
  expect(kept?.by).toEqual({ 1: 1, 2: 2, 3: 1 });
  expect(account.languages.toSorted((a, b) => a.language.localeCompare(b.language))).toEqual([
    { language: "en", comments: 1 },
    { language: "zh-Hans", comments: 2 },
    { language: "zh-Hant", comments: 1 },
  ]);
});

test("one row per answer becomes one response per person", async () => {
  const ctx = await makeTestOrganisation("import");
  const long = [
    "respondent id,date,question,answer",
    "P1,2026-05-01,How satisfied were you?,5",
    "P2,2026-05-02,How satisfied were you?,2",
    "P1,2026-05-01,Why?,Quick and kind",
    "P2,2026-05-02,Why?,Nobody answered the phone",
    "P3,2026-05-02,How satisfied were you?,9",
  ].join("\n");
  const batchId = await imports.draft(ctx, long);
  const proposed = (await getImport(ctx, { batchId })).mapping;
  expect(proposed?.file.layout).toBe("answerPerRow");
  const { account } = await imports.map(ctx, batchId, {
    ...mapping,
    file: { layout: "answerPerRow" },
    externalId: "respondent id",
    columns: [
      { column: "question", as: "question" },
      { column: "answer", as: "answer" },
      { column: "How satisfied were you?", as: "score", metric: "csat", scale },
      { column: "Why?", as: "comment" },
    ],
  });
  expect(account).toMatchObject({ rows: 5, accepted: 4, rejected: 1, responses: 2, comments: 2 });
  expect((await imports.run(ctx, batchId)).counts).toEqual({ rows: 5, accepted: 4, known: 0, rejected: 1 });
  expect(await verifyRollups(ctx)).toEqual([]);
});

test("what the file names is made: touchpoints, a segment, a scale of its own that asks nobody else", async () => {
  const ctx = await makeTestOrganisation("import");
  const { batch } = await imports.import(ctx, "date,till,queue,shop\n2026-05-01,7,10,North\n2026-05-02,1,2,South", {
    ...mapping,
    columns: [
      { column: "till", as: "score", metric: "csat", touchpoint: "till", scale: { ...scale, max: 7 } },
      { column: "queue", as: "score", metric: "csat", touchpoint: "queue", scale: { ...scale, max: 10 } },
      { column: "shop", as: "segment", segment: "shop" },
    ],
    create: ["source", "touchpoints", "segments"],
  });
  expect(batch.report).toMatchObject({ accepted: 2, scores: 4 });
  const catalogue = await inTenant(ctx, readCatalogue);
  expect([...catalogue.touchpoints.keys()]).toEqual(expect.arrayContaining(["till", "queue"]));
  expect([...(catalogue.segmentFields.get("shop")?.values.keys() ?? [])]).toEqual(["North", "South"]);
  expect(catalogue.metrics.get("csat")).toMatchObject({ hasItems: true });
  expect(catalogue.metrics.get("csat")?.measures.map(({ scale: { max } }) => max)).toEqual([7, 10, 5]);
});

test("mappings are kept, used again and thrown away", async () => {
  const ctx = await makeTestOrganisation("import");
  const saved = await saveMapping(ctx, { name: "Shops, every month", mapping });
  expect(await getMapping(ctx, { mappingId: saved.id })).toMatchObject({
    fileName: "shops-every-month.mapping.json",
    mapping: { source: "shops" },
  });
  const batchId = await imports.draft(ctx, file);
  const { jobId } = await readImport(ctx, { batchId, mappingId: saved.id });
  await imports.work(ctx, jobId, "import.read");
  expect(await getImport(ctx, { batchId })).toMatchObject({ mappingName: "Shops, every month", hasAccount: true });
  expect((await imports.run(ctx, batchId)).counts.accepted).toBe(3);
  await deleteMapping(ctx, { mappingId: saved.id });
  expect(await listMappings(ctx)).toEqual([]);
  await expect(saveMapping(ctx, { name: "No", mapping: { format: "other" } })).rejects.toMatchObject({
    reason: "mapping_invalid",
  });
});

test("imports belong to one organisation", async () => {
  const [mine, other] = [await makeTestOrganisation("import"), await makeTestOrganisation("import")];
  const batchId = await imports.draft(mine, file);
  expect((await listImports(mine)).items.map(({ id }) => id)).toEqual([batchId]);
  expect((await listImports(other)).items).toEqual([]);
  await expect(getImport(other, { batchId })).rejects.toMatchObject({ code: "not_found" });
  await expect(runImport(other, { batchId })).rejects.toMatchObject({ code: "not_found" });
});

test("a file without a date comes in on the day that is said for all, and without a day it is a question", async () => {
  const ctx = await makeTestOrganisation("import");
  const comments = "comment\nThe queue was short\n排队太久";
  const ofOneDay = (occurred: MappingInput["occurred"]): MappingInput => ({
    ...mapping,
    occurred,
    columns: [{ column: "comment", as: "comment" }],
  });
  const { batch } = await imports.import(ctx, comments, ofOneDay({ day: "2026-05-10" }));
  expect(batch.counts).toEqual({ rows: 2, accepted: 2, known: 0, rejected: 0 });
  const days = await inTenant(ctx, (tx) => tx.select({ day: responses.day }).from(responses));
  expect(days).toEqual([{ day: "2026-05-10" }, { day: "2026-05-10" }]);
  const again = await imports.import(ctx, comments, ofOneDay({ day: "2026-05-10" }));
  expect(again.batch.counts).toMatchObject({ accepted: 0, known: 2 });

  const batchId = await imports.draft(ctx, comments);
  const { account } = await imports.map(ctx, batchId, ofOneDay({}));
  expect(account?.questions).toEqual([{ kind: "day", pointer: "/occurred/day" }]);
  await expect(runImport(ctx, { batchId })).rejects.toMatchObject({
    reason: "questions_open",
    params: { pointers: "/occurred/day" },
  });
});

test("the day of all answers is refused beside a column that says it, and row by row when it has not come yet", async () => {
  const ctx = await makeTestOrganisation("import");
  const batchId = await imports.draft(ctx, file);
  const twice: MappingInput = { ...mapping, occurred: { column: "date", day: "2026-05-10" } };
  const { problems } = await imports.map(ctx, batchId, twice);
  expect(problems).toMatchObject([{ pointer: "/occurred/day", code: "day_beside_column" }]);
  const { account } = await imports.import(ctx, file, { ...mapping, occurred: { day: "2126-05-10" } });
  expect(account.rejectedBy).toMatchObject([{ code: "time_in_future", column: null, rows: 5 }]);
});

import { existsSync } from "node:fs";
import { mkdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { useTestDatabase } from "@heard/db/testing";
import { expect, test } from "vitest";
import { createContact, eraseContact } from "../contacts/index.ts";
import type { ServiceContext } from "../context.ts";
import { getFile, storeFile } from "../files/index.ts";
import { eraseResponse } from "../responses/erase.ts";
import { importsIn } from "../testing/import-file.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { useTemporaryFiles } from "../testing/temporary.ts";
import { expireParts } from "./expire-parts.ts";
import { forgetEndedImports } from "./forget.ts";
import {
  discardImport,
  getImport,
  pauseImport,
  readImport,
  resumeImport,
  runImport,
  startImport,
  undoImport,
} from "./index.ts";
import type { MappingInput } from "./schema.ts";

const database = useTestDatabase();
const { folder } = useTemporaryFiles();
const imports = importsIn(folder);
const onError = (error: unknown) => {
  throw error;
};

const mapping: MappingInput = {
  format: "heard-mapping/1",
  source: "shops",
  externalId: "id",
  occurred: { column: "date", format: "yyyy-MM-dd" },
  columns: [
    {
      ...{ column: "score", as: "score", metric: "csat", touchpoint: "checkout" },
      scale: { min: 1, max: 5, direction: "higherIsBetter" },
    },
    { column: "comment", as: "comment" },
  ],
  create: ["source"],
};
/** One row that comes in, and one of the same person that is refused. */
const rows = "id,date,score,comment\nF-1,2026-05-01,2,I am Zyxwander\nF-2,2026-05-01,Zyxwander,again";

const part = "of-the-run.part";
/** An import as it stands where somebody stopped it, or where it failed: what it refused lies beside it, for it may go on. */
async function importLeftAs(ctx: ServiceContext, state: "stopped" | "failed" | "running") {
  const { batchId } = await imports.import(ctx, rows, mapping);
  await mkdir(join(folder, "imports"), { recursive: true });
  await writeFile(join(folder, "imports", part), "Zyxwander");
  const longAgo = new Date(testNow().getTime() - 86_400_000);
  await utimes(join(folder, "imports", part), longAgo, longAgo);
  await database.asOwner(`update import_batches set state = '${state}' where id = ${batchId}`);
  await database.asOwner(`
    update job_runs set checkpoint = checkpoint || '{"rejected": {"name": "${part}", "bytes": 9}}' where kind = 'import.run'
      and org_id = ${ctx.organisation.id}`);
  const [batch] = await database.asOwner(`select file_id, rejected_file_id from import_batches where id = ${batchId}`);
  const [response] = await database.asOwner(`select id from responses where batch_id = ${batchId}`);
  return {
    batchId,
    files: [String(batch?.file_id), String(batch?.rejected_file_id)],
    responseId: String(response?.id),
  };
}

const batchOf = async (batchId: number) => {
  const [row] = await database.asOwner(
    `select file_id as "fileId", b::text as text from import_batches b where id = ${batchId}`,
  );
  return { fileId: String(row?.fileId), text: String(row?.text) };
};

const namedIn = async (ctx: ServiceContext) => {
  const found: string[] = [];
  for (const table of ["import_batches", "job_runs"]) {
    const rows = await database.asOwner(
      `select 1 from ${table} t where org_id = ${ctx.organisation.id} and t::text ~* 'zyxwander'`,
    );
    if (rows.length > 0) found.push(table);
  }
  return found;
};
const standing = async (ctx: ServiceContext, files: readonly string[]) => {
  const found = await Promise.allSettled(files.map((fileId) => getFile(ctx, { fileId })));
  return found.filter(({ status }) => status === "fulfilled").length;
};

test.each(["stopped", "failed"] as const)(
  "an import that was %s knows nobody any more who was erased of it, and does not go on",
  async (state) => {
    const ctx = await makeTestOrganisation("forgotten");
    const { batchId, files, responseId } = await importLeftAs(ctx, state);
    expect(await namedIn(ctx), "planted, or the search proves nothing").toEqual(["import_batches", "job_runs"]);
    expect(await standing(ctx, files)).toBe(2);
    expect(await expireParts({ dataDir: folder, now: testNow })).toBe(0);
    await eraseResponse(ctx, { responseId });
    expect(await namedIn(ctx)).toEqual([]);
    expect(await standing(ctx, files)).toBe(0);
    await expireParts({ dataDir: folder, now: testNow });
    expect(existsSync(join(folder, "imports", part))).toBe(false);
    await expect(runImport(ctx, { batchId })).rejects.toMatchObject({ reason: "import_forgotten" });
  },
);

test("an import that is under way while somebody of it is erased forgets them when it has ended", async () => {
  const ctx = await makeTestOrganisation("forgotten");
  const { batchId, files, responseId } = await importLeftAs(ctx, "running");
  await eraseResponse(ctx, { responseId });
  expect(await forgetEndedImports({ now: testNow, onError })).toBe(0);
  expect(await standing(ctx, files)).toBe(2);
  await database.asOwner(`update import_batches set state = 'imported' where id = ${batchId}`);
  expect(await forgetEndedImports({ now: testNow, onError })).toBe(1);
  expect(await namedIn(ctx)).toEqual([]);
  expect(await standing(ctx, files)).toBe(0);
  expect(await forgetEndedImports({ now: testNow, onError })).toBe(0);
});

test("a file that met what was here already holds the erased one as well, and goes with the one that brought them", async () => {
  const ctx = await makeTestOrganisation("forgotten");
  const first = await importLeftAs(ctx, "stopped");
  const again = await imports.import(ctx, `${rows}\nF-3,2026-05-02,4,somebody else`, mapping);
  const [batch] = await database.asOwner(`select file_id from import_batches where id = ${again.batchId}`);
  expect(await standing(ctx, [String(batch?.file_id)])).toBe(1);
  await eraseResponse(ctx, { responseId: first.responseId });
  expect(await standing(ctx, [String(batch?.file_id)])).toBe(0);
  expect(await namedIn(ctx)).toEqual([]);
});

const notHere = ["draft", "discarded", "undone", "stopped", "paused", "waiting"] as const;
test.each(notHere)("a file that is %s by then is deleted with its samples, and says why", async (state) => {
  const ctx = await makeTestOrganisation("forgotten");
  const { responseId } = await importLeftAs(ctx, "stopped");
  // Another source, and nothing of it is known here.
  const batchId = await imports.draft(ctx, rows.replaceAll("F-", "G-"));
  await imports.map(ctx, batchId, { ...mapping, source: "another" });
  const { fileId } = await batchOf(batchId);
  if (state === "discarded") await discardImport(ctx, { batchId });
  if (state === "undone") {
    await imports.run(ctx, batchId);
    const { jobId } = await undoImport(ctx, { batchId });
    await imports.work(ctx, jobId, "import.undo");
  }
  let jobId = "";
  if (state === "paused" || state === "waiting") {
    jobId = (await runImport(ctx, { batchId })).jobId;
    await pauseImport(ctx, { batchId });
    if (state === "waiting") await resumeImport(ctx, { batchId });
  }
  // Before its first row.
  if (state === "stopped") await database.asOwner(`update import_batches set state = 'stopped' where id = ${batchId}`);
  expect((await batchOf(batchId)).text).toMatch(/zyxwander/i);
  await eraseResponse(ctx, { responseId });
  expect(await namedIn(ctx)).toEqual([]);
  expect(await standing(ctx, [fileId])).toBe(0);
  const found = await getImport(ctx, { batchId });
  expect(found.state).toBe(state === "draft" ? "failed" : jobId ? "stopped" : state);
  if (state === "draft") expect(found.job?.error).toMatchObject({ reason: "import_forgotten" });
  if (!jobId) return;
  await imports.work(ctx, jobId, "import.run");
  expect(await getImport(ctx, { batchId })).toMatchObject({ state: "stopped", job: { state: "cancelled" } });
  await expect(runImport(ctx, { batchId })).rejects.toMatchObject({ reason: "import_forgotten" });
});

test("one that was under way then and is paused before its end does not rest with whoever was erased", async () => {
  const ctx = await makeTestOrganisation("forgotten");
  const { batchId, files, responseId } = await importLeftAs(ctx, "running");
  await eraseResponse(ctx, { responseId });
  await database.asOwner(`update import_batches set state = 'paused' where id = ${batchId}`);
  expect(await forgetEndedImports({ now: testNow, onError })).toBe(1);
  expect(await namedIn(ctx)).toEqual([]);
  expect(await standing(ctx, files)).toBe(0);
});

test("an import that is begun beside an erasure finds no file to read", async () => {
  const ctx = await makeTestOrganisation("forgotten");
  const { responseId } = await importLeftAs(ctx, "stopped");
  const draft = await imports.draft(ctx, rows);
  const content = ReadableStream.from([Buffer.from(rows)]);
  const file = await storeFile(
    ctx,
    { purpose: "import", name: "a.csv", mediaType: "text/csv", content },
    { dataDir: folder },
  );
  const both = await database.holding(`select 1 from import_batches where id = ${draft} for update`, async () => {
    const erased = eraseResponse(ctx, { responseId });
    await expect.poll(() => database.blockedCount(), { timeout: 30_000 }).toBe(1);
    return [erased, startImport(ctx, { fileId: file.id, kind: "responses" })] as const;
  });
  const [, { jobId }] = await Promise.all(both);
  expect(await standing(ctx, [file.id])).toBe(0);
  await imports.work(ctx, jobId, "import.read").catch(() => {});
  expect(await namedIn(ctx)).toEqual([]);
});

test("what knows nobody any more is not written anew by the next erasure", async () => {
  const ctx = await makeTestOrganisation("forgotten");
  const { responseId } = await importLeftAs(ctx, "stopped");
  const next = await imports.import(ctx, rows.replaceAll("F-", "G-"), { ...mapping, source: "another" });
  const written = () =>
    database.asOwner(`
      select id::text, xmin::text from import_batches where org_id = ${ctx.organisation.id} and id <> ${next.batchId}
      union all select id::text, xmin::text from job_runs
      where org_id = ${ctx.organisation.id} and checkpoint -> 'batchId' <> to_jsonb(${next.batchId}::int) order by 1`);
  await eraseResponse(ctx, { responseId });
  const before = await written();
  expect(before.length).toBeGreaterThan(1);
  const [other] = await database.asOwner(`select id from responses where batch_id = ${next.batchId}`);
  await eraseResponse(ctx, { responseId: String(other?.id) });
  expect(await written()).toEqual(before);
  expect(await namedIn(ctx)).toEqual([]);
});

test("reading a draft that ends beside an erasure leaves no samples", async () => {
  const ctx = await makeTestOrganisation("forgotten");
  const batchId = await imports.draft(ctx, rows);
  const { jobId } = await readImport(ctx, { batchId });
  const erasing = `update import_batches set state = 'failed', profile = null where id = ${batchId}`;
  const [reading] = await database.holding(erasing, async () => {
    const read = imports.work(ctx, jobId, "import.read");
    await expect.poll(() => database.blockedCount(), { timeout: 30_000 }).toBe(1);
    return [read];
  });
  await reading;
  expect((await batchOf(batchId)).text).not.toMatch(/zyxwander/i);
});

test("a file that was uploaded and never looked at goes as well, also with a contact; files of what comes later stay", async () => {
  const ctx = await makeTestOrganisation("forgotten");
  const contact = await createContact(ctx, { name: "Zyxwander", email: "zyx@example.org" });
  const upload = () =>
    storeFile(
      ctx,
      { purpose: "import", name: "a.csv", mediaType: "text/csv", content: ReadableStream.from([Buffer.from(rows)]) },
      { dataDir: folder },
    );
  const before = await upload();
  await eraseContact(ctx, { contactId: contact.contactId });
  const after = await upload();
  expect(await standing(ctx, [before.id])).toBe(0);
  expect(await standing(ctx, [after.id])).toBe(1);
});

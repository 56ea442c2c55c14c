import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import {
  createContactField,
  getContact,
  listContacts,
  listSuppressions,
  recordContacts,
  suppressAddress,
} from "../../contacts/index.ts";
import type { ServiceContext } from "../../context.ts";
import { verifyLedger } from "../../ledger/verify.ts";
import { collect } from "../../testing/collect.ts";
import { sendAll, startTestDistribution, type testMailer, testPlan, testPost } from "../../testing/distributions.ts";
import { importsIn } from "../../testing/import-file.ts";
import { makeTestOrganisation, testNow } from "../../testing/organisation.ts";
import { makeTestPerson } from "../../testing/person.ts";
import { publishTestSurvey } from "../../testing/surveys.ts";
import { useTemporaryFiles } from "../../testing/temporary.ts";
import {
  getImport,
  getImportFile,
  getListAccount,
  listImports,
  openRejectedRows,
  runImport,
  startImport,
  undoImport,
} from "../index.ts";
import type { ListMappingInput } from "./schema.ts";

const database = useTestDatabase();
const { folder } = useTemporaryFiles();
const imports = importsIn(folder);
/** A worker that comes an hour later finds that the one before it is silent. */
const later = importsIn(folder, () => new Date(testNow().getTime() + 3_600_000));

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => "nothing was refused",
    (error) => ({ code: error.code, reason: error.reason }),
  );

const file = [
  "Customer ID;Name;E-Mail;Mobile;Language;Tier;Joined on;Visits;Consent;Consent date",
  "M-1;Ada Lovelace;Ada@Example.org;+351 912 345 678;en;Gold;2021-03-04;12;yes;2026-01-05",
  "M-2;林静怡;lin@example.org;0086 13812345678;zh-CN;Silver;2022-07-15;3;否;2026-02-01",
  "M-3;Nobody;not an address;;en;Gold;2022-07-16;1;;",
  "M-1;Ada Lovelace;Ada@Example.org;+351 912 345 678;en;Gold;2021-03-04;12;yes;2026-01-05",
  "M-9;Eve;ada@example.org;;en;Gold;2021-03-04;12;;",
  "M-4;Grace;grace@example.org;;klingon;Gold;2021-03-04;many;perhaps;",
  "M-5;Tove;tove@example.org;;sv;Silver;2020-01-31;7;yes;2026-01-06",
].join("\n");

const importList = async (ctx: ServiceContext, content: string, kind: "contacts" | "suppressions" = "contacts") => {
  const batchId = await imports.draft(ctx, content, "list.csv", kind);
  return { batchId, account: await getListAccount(ctx, { batchId }) };
};

describe("a list of contacts", () => {
  test("is read like every file, proposed column by column, tried, and comes in as it was tried", async () => {
    const ctx = await makeTestOrganisation("lists");
    const { batchId, account } = await importList(ctx, file);
    const { listMapping, mapping } = await getImport(ctx, { batchId });
    expect(mapping).toBeNull();
    expect(listMapping).toMatchObject({
      format: "heard-contacts/1",
      file: { delimiter: ";", encoding: "utf-8" },
      columns: [
        { as: "key" },
        { as: "name" },
        { as: "email" },
        { as: "phone" },
        { as: "language" },
        { as: "attribute", field: "tier", kind: "text" },
        { as: "attribute", field: "joined-on", kind: "date", format: "yyyy-MM-dd" },
        { as: "attribute", field: "visits" },
        { as: "consent", purpose: "surveys" },
        { as: "consentAt", format: "yyyy-MM-dd" },
      ],
    });
    if (listMapping?.format !== "heard-contacts/1") throw new Error("another kind of list");
    const columns = listMapping.columns.map((column) => {
      if (column.column === "Consent")
        return { column: "Consent", as: "consent" as const, purpose: "surveys", words: { perhaps: null } };
      return column.as === "attribute" && column.field === "visits" ? { ...column, kind: "number" as const } : column;
    });
    const tried = await imports.mapList(ctx, batchId, { ...listMapping, columns });
    expect(tried.problems).toEqual([]);
    const counts = { rows: 7, accepted: 3, known: 1, rejected: 3 };
    expect(tried.account).toMatchObject({ ...counts, added: 3, changed: 0, questions: [] });
    expect(tried.account?.toCreate.map(({ key }) => key)).toEqual(["tier", "joined-on", "visits"]);
    expect(account).not.toBeNull();

    const batch = await imports.run(ctx, batchId);
    expect(batch).toMatchObject({
      state: "imported",
      kind: "contacts",
      counts,
      listReport: { added: 3, changed: 0, complete: true },
    });
    expect(batch.listReport?.rejectedBy.map(({ code, column }) => [code, column]).toSorted()).toEqual([
      ["contact_twice", null],
      ["email_invalid", "E-Mail"],
      ["number_unreadable", "Visits"],
    ]);
    const { items } = await listContacts(ctx);
    expect(items.map(({ key, name, language }) => [key, name, language])).toEqual([
      ["M-5", "Tove", "sv"],
      ["M-2", "林静怡", "zh-Hans"],
      ["M-1", "Ada Lovelace", "en"],
    ]);
    const ada = await getContact(ctx, { contactId: items[2]?.id ?? "" });
    expect(ada).toMatchObject({
      attributes: { tier: "Gold", "joined-on": "2021-03-04", visits: 12 },
      importId: batchId,
      origin: "import",
    });
    // Midnight of the organisation, which is in Shanghai.
    expect(ada.consents.map(({ given, at }) => [given, at.toISOString()])).toEqual([
      [true, "2026-01-04T16:00:00.000Z"],
    ]);
    expect(items[1]?.given).toBe(false);
  });

  test("says nothing of a person in what stays of it", async () => {
    const ctx = await makeTestOrganisation("lists");
    const { batchId } = await importList(ctx, file);
    await imports.run(ctx, batchId);
    const [row] = await database.asOwner(
      `select profile, account, report from import_batches where org_id = ${ctx.organisation.id}`,
    );
    expect(JSON.stringify(row)).not.toMatch(/Lovelace|xample\.org|912 345|M-1\b|林静怡|not an address/);
    expect((await getImportFile(ctx, { batchId }))?.columns.find(({ name }) => name === "E-Mail")?.examples[0]).toBe(
      "A…@…",
    );
    const { rejectedFileId } = await getImport(ctx, { batchId });
    const { content } = await openRejectedRows(
      ctx,
      { fileId: rejectedFileId ?? "", language: "zh-Hans" },
      { dataDir: folder },
    );
    const lines = (await collect(content)).join("").trim().split("\r\n");
    expect(lines[1]).toBe("4,E-Mail,n…,“n…”不是电子邮箱地址。,电子邮箱地址,email_invalid");
  });

  test("brings what is new to contacts that are here, or leaves them as they are", async () => {
    const ctx = await makeTestOrganisation("lists");
    await createContactField(ctx, { key: "tier", name: { en: "Tier" }, kind: "text" });
    await recordContacts(ctx, {
      contacts: [
        { key: "M-1", email: "ada@example.org", attributes: { tier: "Bronze" } },
        { email: "lin@example.org" },
      ],
    });
    const keep = await importList(
      ctx,
      "id,email,tier\nM-1,ada@example.org,Gold\nM-2,lin@example.org,Gold\nM-3,new@example.org,Gold",
    );
    const { listMapping } = await getImport(ctx, { batchId: keep.batchId });
    const kept = await imports.mapList(ctx, keep.batchId, { ...listMapping, existing: "keep" } as ListMappingInput);
    expect(kept.account).toMatchObject({ rows: 3, added: 1, changed: 0, known: 2 });
    expect(keep.account).toMatchObject({ rows: 3, added: 1, changed: 2, known: 0 });
  });

  test("is undone whole: those it brought are gone, those it changed are as before, what was edited since stays", async () => {
    const ctx = await makeTestOrganisation("lists");
    await createContactField(ctx, { key: "tier", name: { en: "Tier" }, kind: "text" });
    await recordContacts(ctx, {
      contacts: [
        { key: "M-1", name: "Ada", email: "ada@example.org", attributes: { tier: "Bronze" } },
        {
          email: "lin@example.org",
          consents: [{ purpose: "surveys", given: true, source: "Form", at: "2025-01-01T00:00:00Z" }],
        },
      ],
    });
    const seen = async () => {
      const { items } = await listContacts(ctx);
      const whole = await Promise.all(items.map(({ id }) => getContact(ctx, { contactId: id })));
      return whole.map(({ updatedAt: _, ...rest }) => rest);
    };
    const before = await seen();
    const content =
      "id,email,tier,consent\nM-1,Ada.New@example.org,Gold,yes\nM-2,lin@example.org,Gold,no\nM-3,new@example.org,Gold,yes";
    const { batchId } = await importList(ctx, content);
    await imports.run(ctx, batchId);
    expect((await listContacts(ctx)).count).toBe(3);
    await recordContacts(ctx, { contacts: [{ key: "M-1", name: "Ada King" }] });
    const { jobId } = await undoImport(ctx, { batchId });
    await imports.work(ctx, jobId, "import.undo");
    expect(await getImport(ctx, { batchId })).toMatchObject({ state: "undone" });
    expect(await seen()).toEqual(before.map((one) => (one.key === "M-1" ? { ...one, name: "Ada King" } : one)));
    expect(
      await database.asOwner(`select count(*)::int as n from contact_changes where org_id = ${ctx.organisation.id}`),
    ).toEqual([{ n: 0 }]);
    // The way back of the way back.
    const again = await importList(ctx, content);
    expect(again.account).toMatchObject({ added: 1, changed: 2, rejected: 0 });
  });

  test("leaves who was asked meanwhile when it is undone, so that the next file of the same people begins nothing anew", async () => {
    const ctx = await makeTestOrganisation("lists");
    const { surveyId } = await publishTestSurvey(ctx);
    const content = "id,email,consent\nM-1,one@example.org,yes\nM-2,two@example.org,yes";
    const { batchId } = await importList(ctx, content);
    await imports.run(ctx, batchId);
    await startTestDistribution(ctx, surveyId, { plan: testPlan({ audience: { customers: ["M-1"] } }) });
    await sendAll(ctx, testPost());
    const { jobId } = await undoImport(ctx, { batchId });
    await imports.work(ctx, jobId, "import.undo");
    expect(await getImport(ctx, { batchId })).toMatchObject({ state: "undone", stayedCount: 1 });
    const { items } = await listContacts(ctx);
    expect(items.map(({ key, given }) => [key, given])).toEqual([["M-1", null]]);
    const again = await importList(ctx, content);
    await imports.run(ctx, again.batchId);
    await startTestDistribution(ctx, surveyId, { name: "Again", plan: testPlan({ onLimit: "drop" }) });
    const post = testPost();
    await sendAll(ctx, post);
    expect((post.mailer as ReturnType<typeof testMailer>).sent.map(({ to }) => to)).toEqual(["two@example.org"]);
    expect(await verifyLedger(ctx)).toEqual([]);
  });

  test("an address that somebody else has by now stays theirs when an import is undone", async () => {
    const ctx = await makeTestOrganisation("lists");
    await recordContacts(ctx, { contacts: [{ key: "M-1", email: "old@example.org" }] });
    const { batchId } = await importList(ctx, "id,email\nM-1,new@example.org");
    await imports.run(ctx, batchId);
    await recordContacts(ctx, { contacts: [{ key: "M-2", email: "old@example.org" }] });
    const { jobId } = await undoImport(ctx, { batchId });
    await imports.work(ctx, jobId, "import.undo");
    expect((await listContacts(ctx)).items.map(({ key, email }) => [key, email])).toEqual([
      ["M-2", "old@example.org"],
      ["M-1", null],
    ]);
  });

  test("needs an answer where day and month could be either way round, and a column to know people by", async () => {
    const ctx = await makeTestOrganisation("lists");
    const { batchId, account } = await importList(
      ctx,
      "email,joined on\na@example.org,03/04/2021\nb@example.org,05/06/2022",
    );
    expect(account?.questions).toMatchObject([
      {
        kind: "dateFormat",
        pointer: "/columns/1/format",
        column: "joined on",
        guess: { candidates: ["dd/MM/yyyy", "MM/dd/yyyy"] },
      },
    ]);
    expect(await refusal(runImport(ctx, { batchId }))).toMatchObject({ reason: "questions_open" });
    const { listMapping } = await getImport(ctx, { batchId });
    if (listMapping?.format !== "heard-contacts/1") throw new Error("another kind of list");
    const bare = await imports.mapList(ctx, batchId, {
      ...listMapping,
      columns: [
        { column: "email", as: "name" },
        { column: "x", as: "ignore" },
      ],
    });
    expect(bare.problems.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      "/columns/1/column column_missing",
      "/columns list_needs_identity",
    ]);
    const other = await imports.mapList(ctx, batchId, { format: "heard-suppressions/1", columns: [] });
    expect(other.problems[0]).toMatchObject({ pointer: "/format", code: "mapping_invalid" });
  });

  test("ten thousand rows come in within a minute, once each, also when the import is stopped half way by a restart", async () => {
    const ctx = await makeTestOrganisation("lists");
    const rows = Array.from(
      { length: 10_000 },
      (_, place) => `M-${place},Person ${place},p${place}@example.org,+35191${String(place).padStart(7, "0")},Gold`,
    );
    const { batchId, account } = await importList(ctx, ["id,name,email,mobile,tier", ...rows].join("\n"));
    expect(account).toMatchObject({ rows: 10_000, added: 10_000, rejected: 0 });
    const { jobId } = await runImport(ctx, { batchId });
    const begun = performance.now();
    const started = imports.work(ctx, jobId, "import.run");
    await expect
      .poll(async () => (await getImport(ctx, { batchId })).counts.accepted, { timeout: 60_000, interval: 20 })
      .toBeGreaterThan(0);
    // Another worker takes the job over, as after the death of the first; whoever has lost its turn stores nothing more.
    await Promise.all([started, later.work(ctx, jobId, "import.run")]);
    expect(await getImport(ctx, { batchId })).toMatchObject({
      state: "imported",
      counts: { rows: 10_000, accepted: 10_000, known: 0, rejected: 0 },
      listReport: { added: 10_000, changed: 0 },
    });
    expect((performance.now() - begun) / 1000).toBeLessThan(60);
    expect(
      await database.asOwner(
        `select count(*)::int as n, count(distinct key)::int as keys from contacts where org_id = ${ctx.organisation.id}`,
      ),
    ).toEqual([{ n: 10_000, keys: 10_000 }]);
  });

  test("is for those who may edit contacts, and is told from other imports", async () => {
    const ctx = await makeTestOrganisation("lists");
    const { batchId } = await importList(ctx, "email\na@example.org");
    const { ctx: leader } = await makeTestPerson(ctx, ["cxLeader"]);
    expect(
      await refusal(startImport(leader, { fileId: "7f1a6a50-0000-4000-8000-000000000001", kind: "contacts" })),
    ).toMatchObject({ code: "forbidden" });
    expect((await listImports(ctx, { kind: "contacts" })).items.map(({ id }) => id)).toEqual([batchId]);
    expect((await listImports(ctx, { kind: "responses" })).items).toEqual([]);
  });
});

describe("a list of addresses to leave alone", () => {
  const content =
    "address,date,reason\nAda@Example.org,2026-03-01,Complained by phone\n+351 912 345 678,2026-03-02,\nnobody,,\nADA@example.org,2026-03-01,Complained by phone";

  test("comes in by the same importer, and is undone by it", async () => {
    const ctx = await makeTestOrganisation("lists");
    await suppressAddress(ctx, { address: "ada@example.org", purpose: null, source: "By hand" });
    const { batchId, account } = await importList(ctx, content, "suppressions");
    const counts = { rows: 4, accepted: 2, known: 1, rejected: 1 };
    expect(account).toMatchObject({ ...counts, added: 2, changed: 0 });
    expect(await imports.run(ctx, batchId)).toMatchObject({ state: "imported", kind: "suppressions", counts });
    const list = async () =>
      (await listSuppressions(ctx)).items.map(({ address, reason, source }) => [address, reason, source]);
    expect((await list()).toSorted()).toEqual([
      ["+351912345678", "imported", "import"],
      ["ada@example.org", "imported", "Complained by phone"],
      ["ada@example.org", "manual", "By hand"],
    ]);
    expect((await importList(ctx, content, "suppressions")).account).toMatchObject({ added: 0, known: 3 });
    const { jobId } = await undoImport(ctx, { batchId });
    await imports.work(ctx, jobId, "import.undo");
    expect(await list()).toEqual([["ada@example.org", "manual", "By hand"]]);
  });
});

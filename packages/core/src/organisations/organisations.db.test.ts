import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { lookup, personLookup, withTenant, workLookup } from "@heard/db";
import { useTestDatabase } from "@heard/db/testing";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { fromBuffer } from "yauzl";
import { listAuditEntries } from "../audit/index.ts";
import { auditKey, sealAuditEntries } from "../audit/seal.ts";
import { verifyAuditChain } from "../audit/verify.ts";
import { createContact, suppressAddress } from "../contacts/index.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { openFile, storeFile } from "../files/index.ts";
import { folderOf } from "../files/rules.ts";
import { logPlan } from "../improvement-plans/index.ts";
import { handleJob } from "../jobs/handle.ts";
import { recordResponses } from "../responses/record.ts";
import { verifyRollups } from "../rollups/verify.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { useTemporaryFiles } from "../testing/temporary.ts";
import { createOrganisation } from "./create.ts";
import {
  changeTimeZone,
  deleteOrganisation,
  exportEverything,
  exportOrganisation,
  readSettings,
  updateOrganisation,
} from "./index.ts";
import { purgeOrganisation } from "./purge.ts";
import { contextOf } from "./queries.ts";
import { rebuildDays } from "./rebuild-days.ts";

useTestDatabase();
const dataDir = useTemporaryFiles().folder;

const employee = (ctx: ServiceContext): ServiceContext => ({
  ...ctx,
  actor: {
    kind: "member",
    memberId: 1,
    userId: 1,
    roles: ["cxLeader", "surveyAdministrator"],
    grants: { canUnmask: true, canSeeCustomers: true },
  },
});
const record = (ctx: ServiceContext, responses: unknown[], source = "app") =>
  recordResponses(ctx, { source, responses, mode: "api" });
/** Eleven at night in Shanghai is the afternoon in Lisbon; one in the morning there is the day before. */
const around = (hour: string, more: object = {}) => ({
  occurredAt: `2026-06-20T${hour}:00:00+08:00`,
  scores: [{ metric: "nps", value: 9 }],
  comments: [{ text: `said at ${hour}` }],
  ...more,
});
const days = (ctx: ServiceContext, table = "responses") =>
  inTenant(ctx, async (tx) => {
    const rows = await tx.execute<{ day: string; n: number }>(
      sql`select day::text as day, count(*)::int as n from ${sql.identifier(table)} group by 1 order by 1`,
    );
    return rows.map(({ day, n }) => [day, n]);
  });
const run = (ctx: ServiceContext, jobRunId: string, kind: string) =>
  handleJob(
    { organisationKey: ctx.organisation.key, jobRunId, kind },
    { now: testNow, dataDir, onError: (error) => expect.fail(String(error)) },
  );
/** What each part of an archive says, by another program than the one that wrote it. */
const textsOfZip = (bytes: Buffer) =>
  new Promise<Map<string, string>>((resolve, reject) => {
    const texts = new Map<string, string>();
    fromBuffer(bytes, { lazyEntries: true }, (error, archive) => {
      if (error) return reject(error);
      archive.on("error", reject);
      archive.on("end", () => resolve(texts));
      archive.on("entry", (entry) =>
        archive.openReadStream(entry, async (failure, stream) => {
          if (failure) return reject(failure);
          texts.set(entry.fileName, Buffer.concat(await stream.toArray()).toString());
          archive.readEntry();
        }),
      );
      archive.readEntry();
    });
  });
const verbs = (id: number) =>
  withTenant(id, async (tx) => {
    const rows = await tx.execute<{ verb: string }>(sql`select verb from audit_entries order by id`);
    return rows.map(({ verb }) => verb);
  });

describe("the settings of an organisation", () => {
  test("change what they name, and the log says from what to what", async () => {
    const ctx = await makeTestOrganisation();
    await updateOrganisation(ctx, { name: "Haus am See", locale: "zh-Hant", yearStartMonth: 4, hideBelow: 8 });
    expect(await readSettings(ctx)).toMatchObject({
      name: "Haus am See",
      locale: "zh-Hant",
      yearStartMonth: 4,
      hideBelow: 8,
      lowBelow: 30,
      timeZoneChange: null,
    });
    const [entry] = await inTenant(ctx, (tx) =>
      tx.execute(sql`select fields, before, after from audit_entries where verb = 'organisation.update'`),
    );
    expect(entry).toMatchObject({
      fields: ["name", "locale", "yearStartMonth", "hideBelow"],
      after: { yearStartMonth: 4, hideBelow: 8 },
      before: { yearStartMonth: 1, hideBelow: 5 },
    });
    await updateOrganisation(ctx, { hideBelow: 8 });
    expect((await verbs(ctx.organisation.id)).filter((verb) => verb === "organisation.update")).toHaveLength(1);
  });

  test("never show fewer than five, nor call low what is hidden", async () => {
    const ctx = await makeTestOrganisation();
    await expect(updateOrganisation(ctx, { hideBelow: 4 })).rejects.toThrow(/5/);
    await expect(updateOrganisation(ctx, { hideBelow: 40 })).rejects.toMatchObject({ reason: "invalid_value" });
    await expect(updateOrganisation(employee(ctx), { name: "X" })).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("another time zone", () => {
  test("moves every response, score and comment to its day there, in one step, and the numbers follow", async () => {
    const ctx = await makeTestOrganisation();
    await record(ctx, [
      around("01"),
      around("12"),
      around("23"),
      { occurredOn: "2026-06-20", scores: [{ metric: "nps", value: 3 }] },
    ]);
    expect(await days(ctx)).toEqual([["2026-06-20", 4]]);
    const told: number[][] = [];
    const moved = await rebuildDays(ctx, {
      timeZone: "Europe/Lisbon",
      settleMs: 0,
      onProgress: async (...progress) => told.push(progress),
    });
    expect(moved).toEqual({ responses: 3, moved: 1 });
    expect(await days(ctx)).toEqual([
      ["2026-06-19", 1],
      ["2026-06-20", 3],
    ]);
    expect(await days(ctx, "scores")).toEqual(await days(ctx));
    expect(await days(ctx, "comments")).toEqual([
      ["2026-06-19", 1],
      ["2026-06-20", 2],
    ]);
    expect(told.at(-1)).toEqual([3, 3]);
    expect((await readSettings(ctx)).timeZone).toBe("Europe/Lisbon");
    expect(await verifyRollups(ctx)).toEqual([]);
  });

  test("also finds what a process recorded in the old zone when the change had passed by", async () => {
    const ctx = await makeTestOrganisation();
    let late = 0;
    await rebuildDays(ctx, {
      timeZone: "Europe/Lisbon",
      settleMs: 0,
      onProgress: async () => {
        if ((await readSettings(ctx)).timeZone === "Asia/Shanghai") return;
        // The change is committed, but this context still says Shanghai.
        late += 1;
        await record(ctx, [around("01", { externalId: `late-${late}` })]);
      },
    });
    expect(late).toBe(1);
    expect((await days(ctx)).map(([day]) => day)).toEqual(["2026-06-19"]);
    expect(await verifyRollups(ctx)).toEqual([]);
  });

  test("is work of the worker: until it ends the old zone stands and a second change is refused", async () => {
    const ctx = await makeTestOrganisation();
    await record(ctx, [around("01")]);
    const { jobId } = await changeTimeZone(ctx, { timeZone: "UTC" });
    expect(await readSettings(ctx)).toMatchObject({
      timeZone: "Asia/Shanghai",
      timeZoneChange: { timeZone: "UTC", state: "waiting" },
    });
    expect(await days(ctx)).toEqual([["2026-06-20", 1]]);
    await expect(changeTimeZone(ctx, { timeZone: "Europe/Lisbon" })).rejects.toMatchObject({ code: "invalid_state" });
    await expect(changeTimeZone(employee(ctx), { timeZone: "UTC" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(changeTimeZone(ctx, { timeZone: "Mars/Olympus" })).rejects.toThrow(/time zone/);
    expect(jobId).not.toBeNull();
    const other = await makeTestOrganisation();
    expect(await changeTimeZone(other, { timeZone: "Asia/Shanghai" })).toEqual({ jobId: null });
  });
});

describe("the end of an organisation", () => {
  const full = async () => {
    const ctx = await makeTestOrganisation("leaving");
    await record(ctx, [around("12", { customer: "C-1", segments: { region: "East" } }), around("13")]);
    const consent = { purpose: "surveys", given: true, source: "Order form" };
    await createContact(ctx, { key: "C-1", email: "ada@example.org", consent });
    await suppressAddress(ctx, { address: "gone@example.org", purpose: null, source: "Letter" });
    await storeFile(
      ctx,
      { purpose: "import", name: "a.csv", mediaType: "text/csv", content: pieces("a,b") },
      { dataDir },
    );
    return ctx;
  };
  async function* pieces(text: string): AsyncGenerator<Uint8Array> {
    yield Buffer.from(text);
  }
  const exported = async (ctx: ServiceContext) => {
    const { jobId } = await exportOrganisation(ctx);
    await run(ctx, jobId, "organisation.export");
    return readSettings(ctx);
  };

  test("is exported once at a time, also when several ask at once", async () => {
    for (let round = 0; round < 8; round += 1) {
      const ctx = await makeTestOrganisation();
      const asked = await Promise.allSettled([1, 2, 3, 4, 5].map(() => exportOrganisation(ctx)));
      const refused = asked.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
      expect(refused).toEqual(Array(4).fill(expect.objectContaining({ code: "invalid_state" })));
    }
  });

  test("needs its name and an export of the last day", async () => {
    const ctx = await full();
    await expect(deleteOrganisation(employee(ctx), { name: ctx.organisation.key })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(deleteOrganisation(ctx, { name: "something" })).rejects.toMatchObject({ reason: "name_mismatch" });
    await expect(deleteOrganisation(ctx, { name: ctx.organisation.key })).rejects.toMatchObject({
      reason: "export_first",
    });
    expect((await exported(ctx)).fullExport).toMatchObject({ state: "succeeded", isFresh: true });
    const tomorrow = { ...ctx, now: () => new Date(testNow().getTime() + 25 * 3_600_000) };
    await expect(deleteOrganisation(tomorrow, { name: ctx.organisation.key })).rejects.toMatchObject({
      reason: "export_first",
    });
    await deleteOrganisation(ctx, { name: ctx.organisation.key });
    expect(await lookup.organisation(ctx.organisation.key)).toBeNull();
  });

  test("is a ZIP of everything, in the shape that the API takes", async () => {
    const ctx = await full();
    const { fullExport } = await exported(ctx);
    const { content, file } = await openFile(ctx, { fileId: fullExport?.file?.id ?? "" }, { dataDir });
    expect(file.name).toBe(`${ctx.organisation.key}-everything-2026-06-30.zip`);
    const texts = await textsOfZip(Buffer.concat(await content.toArray()));
    const responses = (texts.get("responses.jsonl") ?? "")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(responses).toHaveLength(2);
    expect(responses[0]).toMatchObject({
      source: "app",
      occurredAt: "2026-06-20T04:00:00.000Z",
      customer: "C-1",
      segments: { region: "East" },
      scores: [{ metric: "nps", value: 9, scale: { min: 0, max: 10, direction: "higherIsBetter" } }],
      comments: [{ text: "said at 12" }],
    });
    expect([...texts.keys()]).toContain("catalogue/journey-stages.jsonl");
    expect(JSON.parse(texts.get("contacts.jsonl") ?? "")).toMatchObject({ key: "C-1", email: "ada@example.org" });
    expect(JSON.parse(texts.get("consents.jsonl") ?? "")).toMatchObject({ given: true, source: "Order form" });
    expect(texts.get("suppressions.jsonl")).toContain("gone@example.org");
    expect(texts.get("catalogue/contact-purposes.jsonl")).toContain("surveys");
    expect([...texts.keys()]).toEqual(
      expect.arrayContaining(["catalogue/themes.jsonl", "catalogue/theme-versions.jsonl", "comment-corrections.jsonl"]),
    );
    expect(texts.get("audit-entries.jsonl")).toContain("organisation.create");
    expect([...texts.values()].join("\n")).not.toContain("secret_hash");
  });

  test("is the same ZIP in a file of the operator's own, which is on record", async () => {
    const ctx: ServiceContext = { ...(await full()), actor: { kind: "operator" } };
    const path = join(dataDir, `${ctx.organisation.key}.zip`);
    const name = `${ctx.organisation.key}-everything-2026-06-30.zip`;
    expect(await exportEverything(ctx, { pathOf: () => path })).toEqual({ name, path, responseCount: 2 });
    const texts = await textsOfZip(readFileSync(path));
    expect(texts.get("responses.jsonl")?.trim().split("\n")).toHaveLength(2);
    expect(texts.get("contacts.jsonl")).toContain("ada@example.org");
    expect((await listAuditEntries(ctx, { verb: "organisation.export" })).items).toHaveLength(1);
    // Before its first byte: whoever ends it early has taken nothing unseen.
    const nowhere = join(dataDir, "nowhere", "early.zip");
    await expect(exportEverything(ctx, { pathOf: () => nowhere })).rejects.toMatchObject({ code: "ENOENT" });
    expect((await listAuditEntries(ctx, { verb: "organisation.export" })).items).toHaveLength(2);
    await expect(exportEverything(employee(ctx), { pathOf: () => path })).rejects.toMatchObject({ code: "forbidden" });
  });

  test("takes every row and file, leaves the sealed log, and frees the key", async () => {
    const ctx = await full();
    const { id, key } = ctx.organisation;
    await exported(ctx);
    await deleteOrganisation(ctx, { name: key });
    await expect(contextOf(key, { kind: "operator" }, testNow)).rejects.toMatchObject({ code: "not_found" });
    const [waiting] = (await workLookup.organisationsToPurge(testNow())).filter((one) => one.id === id);
    expect(waiting).toMatchObject({ isDeleted: true });
    expect(await purgeOrganisation(ctx, { dataDir })).toBeGreaterThan(20);
    expect(existsSync(folderOf(dataDir, id))).toBe(false);
    const left = await inTenant(ctx, async (tx) => {
      const tables = await tx.execute<{ name: string }>(sql`
        select distinct table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'org_id'`);
      const found: string[] = [];
      for (const { name } of tables) {
        const [row] = await tx.execute<{ n: number }>(
          sql`select count(*)::int as n from ${sql.identifier(name)} where org_id = ${id}`,
        );
        if (row && row.n > 0) found.push(name);
      }
      return found.sort();
    });
    expect(left).toEqual(["audit_entries"]);
    expect((await verbs(id)).at(-1)).toBe("organisation.delete");
    await sealAuditEntries(ctx, auditKey("secret"));
    expect(await verifyAuditChain(ctx, auditKey("secret"))).toEqual([]);
    expect((await workLookup.organisationsToPurge(testNow())).filter((one) => one.id === id)).toEqual([]);
    const again = await createOrganisation({ kind: "operator" }, { key, name: key }, testNow);
    expect(again.organisation.id).not.toBe(id);
  });

  test("of one that stands takes nothing", async () => {
    const ctx = await full();
    await expect(purgeOrganisation(ctx, { dataDir })).rejects.toMatchObject({ code: "invalid_state" });
    expect(await days(ctx)).toEqual([["2026-06-20", 2]]);
  });

  test("of a demo needs no export", async () => {
    const key = "demo-to-delete";
    const ctx = await createOrganisation({ kind: "operator" }, { key, name: "Demo", isDemo: true }, testNow);
    await deleteOrganisation(ctx, { name: "Demo" });
    expect(await lookup.organisation(key)).toBeNull();
  });

  test("of a demo takes the people who were made with it, whatever names them", async () => {
    const ctx = await createOrganisation(
      { kind: "operator" },
      { key: "demo-with-people", name: "Demo", isDemo: true },
      testNow,
    );
    const { ctx: person, email } = await makeTestPerson(ctx, ["teamMember"]);
    await logPlan(person, { title: "Answer within a day" });
    await deleteOrganisation(ctx, { name: "Demo" });
    await purgeOrganisation(ctx, { dataDir });
    expect(await personLookup.credentials(email)).toBeNull();
  });
});

import { randomBytes } from "node:crypto";
import { appendFileSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { closeDatabase, configureDatabase } from "@heard/db";
import { testSecret, useTestDatabase } from "@heard/db/testing";
import { sql } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { listAuditEntries } from "../audit/index.ts";
import { auditKey, sealAuditEntries } from "../audit/seal.ts";
import { verifyAuditChain } from "../audit/verify.ts";
import { eraseContact } from "../contacts/erase.ts";
import { getContact, recordContacts } from "../contacts/index.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { getFile, storeFile } from "../files/index.ts";
import { pathOf } from "../files/rules.ts";
import { getImport } from "../imports/index.ts";
import { createInvitation } from "../invitations/index.ts";
import { createShare, openShare } from "../journey-shares/index.ts";
import { createSite } from "../mail/index.ts";
import { createOrganisation } from "../organisations/create.ts";
import { deleteOrganisation } from "../organisations/delete.ts";
import { eraseResponse } from "../responses/erase.ts";
import { recordResponses } from "../responses/record.ts";
import { foldAll } from "../rollups/fold.ts";
import { verifyRollups } from "../rollups/verify.ts";
import { expireAnswersEverywhere } from "../surveys/expire-answers.ts";
import { setSurveyPrivacy } from "../surveys/index.ts";
import { importsIn } from "../testing/import-file.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { asOwner, tablesOf, useSecondDatabases, wholeText } from "../testing/second-database.ts";
import { publishTestSurvey, saveTestSubmission, startTestSubmission, submissionDeps } from "../testing/surveys.ts";
import { useTemporaryFiles } from "../testing/temporary.ts";
import { createWebhook, listWebhooks } from "../webhooks/index.ts";
import { eraseAgain, restoreBackup, updateLedger, writeBackup } from "./index.ts";
import { BackupManifest, erasureMark, ledgerName, signManifest } from "./rules.ts";

const database = useTestDatabase();
const place = useTemporaryFiles().folder;
const { emptyDatabase } = useSecondDatabases(database);

const doorsTo = async (databaseUrl: string) => {
  await closeDatabase(1);
  configureDatabase({ databaseUrl, authSecret: testSecret, maxConnections: 4 });
};
afterEach(() => doorsTo(database.ownerUrl()));
const freshFolder = (name: string) => join(place, `${name}-${randomBytes(4).toString("hex")}`);
let minutes = 0;
/** Backups are called by their second. */
const nextMinute = () => {
  const at = new Date(testNow().getTime() + ++minutes * 60_000);
  return () => at;
};
const backUp = (dataDir: string, into: string) =>
  writeBackup({
    databaseUrl: database.ownerUrl(),
    authSecret: testSecret,
    dataDir,
    into,
    heard: "1",
    now: nextMinute(),
  });
const restore = (
  databaseUrl: string,
  dataDir: string,
  folder: string,
  more: { authSecret?: string; ledgers?: string[] } = {},
) =>
  restoreBackup({
    ...{ databaseUrl, authSecret: testSecret, dataDir, folder, now: testNow, ...more },
    openDoors: () => doorsTo(databaseUrl),
  });

async function record(ctx: ServiceContext, texts: string[]): Promise<string[]> {
  const responses = texts.map((text, index) => ({
    occurredAt: "2026-06-20T10:00:00+08:00",
    scores: [{ metric: "nps", value: index % 11 }],
    comments: [{ text }],
  }));
  const { results } = await recordResponses(ctx, { source: "app", responses, mode: "api" });
  return results.map((item) => (item.status === "accepted" ? item.id : JSON.stringify(item)));
}
const countIn = async (ctx: ServiceContext, table: string): Promise<number> => {
  const [row] = await inTenant(
    ctx,
    (tx) => tx.execute<{ n: number }>(sql.raw(`select count(*)::int as n from ${table}`)),
    {
      unmask: true,
    },
  );
  return row?.n ?? -1;
};
/** Every table of a database with a hash over its rows, as its owner sees them. */
function contentsOf(url: string, without: string[]): Promise<Record<string, string>> {
  return asOwner(url, async (owner) => {
    const contents: Record<string, string> = {};
    for (const name of (await tablesOf(owner)).filter((table) => !without.includes(table))) {
      const { rows } = await owner.query<{ hash: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as hash from ${name} t`,
      );
      contents[name] = rows[0]?.hash ?? "";
    }
    return contents;
  });
}

test("a restored installation has every row and file, counts as before, and its log is whole", async () => {
  const dataDir = freshFolder("data");
  const ctx = await makeTestOrganisation("backup");
  await record(ctx, ["Tab\there", "line\nbreak and \\N", "延误了两个小时", 'quote " and \u{1f600}']);
  // More than the buffers on the way hold.
  await record(
    ctx,
    Array.from({ length: 300 }, () => randomBytes(1000).toString("hex")),
  );
  await foldAll(ctx);
  await record(ctx, ["still pending"]);
  await recordContacts(ctx, { contacts: [{ key: "C-1", email: "ada@example.org" }] });
  async function* bytes() {
    yield Buffer.from("a,b\n1,2\n");
  }
  const file = { name: "reviews.csv", mediaType: "text/csv" } as const;
  const kept = await storeFile(ctx, { purpose: "import", content: bytes(), ...file }, { dataDir });
  const exported = await storeFile(ctx, { purpose: "export", content: bytes(), ...file }, { dataDir });
  while ((await sealAuditEntries(ctx, auditKey(testSecret))) > 0);
  const { folder, manifest } = await backUp(dataDir, freshFolder("backups"));
  expect(manifest.files).toEqual({ count: 1, bytes: 8, missing: [] });

  const [target, newDataDir] = [await emptyDatabase(), freshFolder("data")];
  await restore(target, newDataDir, folder);
  // Files differ in what is said of the export, which is in no backup.
  const without = ["files", "sessions", "user_tokens"];
  expect(await contentsOf(target, without)).toEqual(await contentsOf(database.ownerUrl(), without));
  expect(readFileSync(pathOf(newDataDir, ctx.organisation.id, kept.id), "utf8")).toBe("a,b\n1,2\n");
  expect(existsSync(pathOf(newDataDir, ctx.organisation.id, exported.id))).toBe(false);
  expect(await verifyRollups(ctx)).toEqual([]);
  expect(await verifyAuditChain(ctx, auditKey(testSecret))).toEqual([]);

  // Work goes on there, and nothing gets a number that somebody had.
  expect(await record(ctx, ["after the restore"])).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)]);
  const next = await createOrganisation(
    { kind: "operator" },
    { key: "after-restore", name: "Next", timeZone: "UTC" },
    testNow,
  );
  expect(next.organisation.id).toBeGreaterThan(ctx.organisation.id);
});

test("who was erased after the backup is erased again, by the ledger outside the database", async () => {
  const [dataDir, into] = [freshFolder("data"), freshFolder("backups")];
  const [ctx, gone] = [await makeTestOrganisation("erased"), await makeTestOrganisation("gone")];
  const [first, second, stays] = await record(ctx, ["erased before", "erased after xyzzyplugh", "stays"]);
  await foldAll(ctx);
  const { results } = await recordContacts(ctx, { contacts: [{ key: "C-9", email: "grace@example.org" }] });
  const contactId = results[0] && "id" in results[0] ? results[0].id : "";
  await eraseResponse(ctx, { responseId: first ?? "" });
  const { folder } = await backUp(dataDir, into);

  await eraseResponse(ctx, { responseId: second ?? "" });
  await eraseContact(ctx, { contactId });
  await inTenant(gone, (tx) => tx.execute(sql`update organisations set is_demo = true`));
  await deleteOrganisation(gone, { name: gone.organisation.key });
  await updateLedger({ authSecret: testSecret, dataDir, now: testNow });
  const ledger = readFileSync(join(dataDir, ledgerName), "utf8");
  expect(ledger).not.toContain(second);
  expect(ledger).not.toContain(contactId);

  const target = await emptyDatabase();
  const { replayed } = await restore(target, dataDir, folder);
  expect(replayed).toEqual({ responses: 1, contacts: 1, organisations: 1, surveys: 0 });
  expect(await countIn(ctx, "responses")).toBe(1);
  expect(await inTenant(ctx, (tx) => tx.execute(sql`select id from responses`))).toEqual([{ id: stays }]);
  expect(await countIn(ctx, "comments")).toBe(1);
  expect(await countIn(ctx, "comment_originals")).toBe(1);
  expect(await getContact(ctx, { contactId })).toMatchObject({ state: "erased", email: null });
  expect(await inTenant(ctx, (tx) => tx.execute(sql`select reason from suppressions`))).toEqual([{ reason: "erased" }]);
  expect(JSON.stringify(await wholeText(target))).not.toMatch(/xyzzyplugh|grace@example/i);
  expect(await verifyRollups(ctx)).toEqual([]);
  expect(await verifyAuditChain(ctx, auditKey(testSecret))).toEqual([]);
});

test("a draft of the day of the backup does not bring back whoever came in after it and was erased", async () => {
  const dataDir = freshFolder("data");
  const ctx = await makeTestOrganisation("draft");
  const imports = importsIn(dataDir);
  const batchId = await imports.draft(ctx, "id,date,comment\nF-1,2026-05-01,I am Xyzzyplugh");
  const { folder } = await backUp(dataDir, freshFolder("backups"));
  const [imported] = await record(ctx, ["I am Xyzzyplugh"]);
  await eraseResponse(ctx, { responseId: imported ?? "" });
  await updateLedger({ authSecret: testSecret, dataDir, now: testNow });

  const target = await emptyDatabase();
  const { replayed } = await restore(target, dataDir, folder);
  expect(replayed).toMatchObject({ responses: 0 });
  const batch = await getImport(ctx, { batchId });
  expect(batch).toMatchObject({ state: "failed", job: { error: { reason: "import_forgotten" } } });
  await expect(getFile(ctx, { fileId: batch.fileId })).rejects.toMatchObject({ code: "not_found" });
  expect(JSON.stringify(await wholeText(target))).not.toMatch(/xyzzyplugh/i);
});

test("answers are kept after a restore for as long as was said last, and those whose time is over go again", async () => {
  const [dataDir, into] = [freshFolder("data"), freshFolder("backups")];
  const ctx = await makeTestOrganisation("retention");
  const kept = (keepDays: number | null, isForMinors = false) => ({ keepDays, isForMinors });
  const ids: Record<string, number> = {};
  const answered = { ...submissionDeps(), now: () => new Date(Date.now() + 60_000) };
  for (const name of ["shortened", "lengthened", "as it was"]) {
    const { surveyId, key } = await publishTestSurvey(ctx);
    ids[name] = surveyId;
    await setSurveyPrivacy(ctx, { surveyId, ...kept(60), seen: kept(null) });
    const { token } = await startTestSubmission(key, {}, { ...submissionDeps(), now: () => new Date() });
    await saveTestSubmission(token, { nps: 3, "nps-why": `xyzzy ${name}` }, { deps: answered });
  }
  await foldAll(ctx);
  const { folder } = await backUp(dataDir, into);
  const later = { ...ctx, now: nextMinute() };
  await setSurveyPrivacy(later, { surveyId: ids.shortened ?? 0, ...kept(10), seen: kept(60) });
  await setSurveyPrivacy(later, { surveyId: ids.lengthened ?? 0, ...kept(365), seen: kept(60) });
  const in20Days = () => new Date(Date.now() + 20 * 86_400_000);
  const expire = (now: () => Date) =>
    expireAnswersEverywhere({
      now,
      onError: (error) => {
        throw error;
      },
    });
  expect(await expire(in20Days)).toBe(1);
  await updateLedger({ authSecret: testSecret, dataDir, now: testNow });

  const target = await emptyDatabase();
  const { replayed } = await restore(target, dataDir, folder);
  expect(replayed.surveys).toBe(2);
  const days = await inTenant(ctx, (tx) => tx.execute(sql`select keep_days from surveys order by id`));
  expect(days).toEqual([{ keep_days: 10 }, { keep_days: 365 }, { keep_days: 60 }]);
  expect(await countIn(ctx, "responses"), "brought back").toBe(3);
  expect(await expire(in20Days)).toBe(1);
  expect(JSON.stringify(await wholeText(target))).not.toContain("xyzzy shortened");
  expect(await expire(() => new Date(Date.now() + 90 * 86_400_000))).toBe(1);
  expect(JSON.stringify(await wholeText(target))).toContain("xyzzy lengthened");
  await foldAll(ctx);
  expect(await verifyRollups(ctx)).toEqual([]);
  // What is said after the restore holds against the older ledger.
  const after = { ...ctx, now: nextMinute() };
  await setSurveyPrivacy(after, { surveyId: ids.shortened ?? 0, ...kept(90), seen: kept(10) });
  await eraseAgain({ authSecret: testSecret, dataDir, ledgers: [], now: testNow });
  expect(await inTenant(ctx, (tx) => tx.execute(sql`select keep_days from surveys order by id limit 1`))).toEqual([
    { keep_days: 90 },
  ]);
});

test("a newer backup beside an older one knows who was erased in between, also where the data folder is lost", async () => {
  const [dataDir, into] = [freshFolder("data"), freshFolder("backups")];
  const ctx = await makeTestOrganisation("beside");
  const [only] = await record(ctx, ["one"]);
  const older = await backUp(dataDir, into);
  await eraseResponse(ctx, { responseId: only ?? "" });
  await backUp(dataDir, into);
  await restore(await emptyDatabase(), freshFolder("data"), older.folder);
  expect(await countIn(ctx, "responses")).toBe(0);
});

test("a backup that is not whole, not this installation's or of a newer release is refused before a row is written", async () => {
  const [dataDir, into] = [freshFolder("data"), freshFolder("backups")];
  await makeTestOrganisation("refused");
  const { folder } = await backUp(dataDir, into);
  const target = await emptyDatabase();
  const refusal = (more: { authSecret?: string } = {}) =>
    restore(target, freshFolder("data"), folder, more).then(
      () => "taken",
      (error: Error) => error.message,
    );
  expect(await refusal({ authSecret: "of another installation" })).toContain("another AUTH_SECRET");

  appendFileSync(join(folder, "tables/scores.copy.gz"), "x");
  expect(await refusal()).toContain("scores.copy.gz is not what it was");

  const manifest = join(folder, "manifest.json");
  const { signature, ...body } = BackupManifest.parse(JSON.parse(readFileSync(manifest, "utf8")));
  writeFileSync(manifest, JSON.stringify({ ...body, heard: "2", signature }));
  expect(await refusal()).toContain("was changed since");

  const newer = { ...body, migrations: [...body.migrations, 1_999_999_999_999] };
  writeFileSync(manifest, JSON.stringify({ ...newer, signature: signManifest(testSecret, newer) }));
  expect(await refusal()).toContain("made by a newer release (1)");

  renameSync(manifest, `${manifest}.old`);
  expect(await refusal()).toContain("is no backup");
  expect(await contentsOf(target, [])).toEqual({});
});

test("a restore replaces nothing", async () => {
  const { folder } = await backUp(freshFolder("data"), freshFolder("backups"));
  await makeTestOrganisation("standing");
  await expect(restore(database.ownerUrl(), freshFolder("data"), folder)).rejects.toThrow("The database is not empty");
});

test("the oldest backups go when newer ones are there", async () => {
  const [dataDir, into] = [freshFolder("data"), freshFolder("backups")];
  const first = await backUp(dataDir, into);
  const second = await backUp(dataDir, into);
  const options = { databaseUrl: database.ownerUrl(), authSecret: testSecret, dataDir, into, heard: "1", keep: 2 };
  const third = await writeBackup({ ...options, now: nextMinute() });
  expect([first, second, third].map(({ folder }) => existsSync(folder))).toEqual([false, true, true]);
});

test("a file of the backup that is a link, or holds other bytes than it had, does not come back", async () => {
  const dataDir = freshFolder("data");
  const ctx = await makeTestOrganisation("links");
  const stored = async (text: string) => {
    async function* content() {
      yield Buffer.from(text);
    }
    const file = { purpose: "import", name: "a.csv", mediaType: "text/csv", content: content() } as const;
    return (await storeFile(ctx, file, { dataDir })).id;
  };
  const [link, swapped, kept] = [await stored("one"), await stored("two"), await stored("three")];
  const { folder } = await backUp(dataDir, freshFolder("backups"));
  const secret = join(freshFolder("secret"));
  writeFileSync(secret, "AUTH_SECRET=of the machine");
  const of = (id: string) => pathOf(folder, ctx.organisation.id, id);
  rmSync(of(link));
  symlinkSync(secret, of(link));
  writeFileSync(of(swapped), "TWO");
  symlinkSync(place, join(folder, "files", "elsewhere"));
  const newDataDir = freshFolder("data");
  await restore(await emptyDatabase(), newDataDir, folder);
  expect([link, swapped, kept].map((id) => existsSync(pathOf(newDataDir, ctx.organisation.id, id)))).toEqual([
    ...[false, false, true],
  ]);
  expect(existsSync(join(newDataDir, "files", "elsewhere"))).toBe(false);
  const offered = await inTenant(ctx, (tx) => tx.execute(sql`select id from files where deleted_at is null`));
  expect(offered).toEqual([{ id: kept }]);
});

test("links that let somebody in are closed after a restore, and the log says so", async () => {
  const dataDir = freshFolder("data");
  const ctx = await makeTestOrganisation("doors");
  const owner = await makeTestPerson(ctx, ["owner"]);
  const period = { from: "2026-06-01", to: "2026-06-30" };
  const { token } = await createShare(owner.ctx, { name: "Board", period, days: 30 });
  await createInvitation(
    owner.ctx,
    { email: "new@example.org", roles: ["employee"], touchpointIds: null, canUnmask: false, canSeeCustomers: false },
    createSite({ url: "https://heard.example", smtpUrl: null, from: "no-reply@heard.example" }),
  );
  const receiver = { name: "Post room", kind: "generic" as const, url: "https://hooks.example.org/" };
  await createWebhook(owner.ctx, { ...receiver, eventKinds: ["plan.decided"] });
  const { folder } = await backUp(dataDir, freshFolder("backups"));
  await restore(await emptyDatabase(), freshFolder("data"), folder);
  expect(await listWebhooks(owner.ctx)).toMatchObject([{ state: "disabled", disabledWhy: "restored" }]);
  expect(await openShare({ token }, { address: "192.0.2.1", now: testNow })).toBeNull();
  const open = sql`select id from member_invitations where withdrawn_at is null`;
  expect(await inTenant(ctx, (tx) => tx.execute(open))).toEqual([]);
  const { items } = await listAuditEntries(owner.ctx, {});
  const ends = ["journeyShare.revoke", "invitation.withdraw", "webhook.disable"];
  expect(items.map(({ verb }) => verb)).toEqual(expect.arrayContaining(ends));
});

test("the ledger knows of an erasure of late without reading all there ever were", async () => {
  const dataDir = freshFolder("data");
  const ctx = await makeTestOrganisation("late");
  const [first, second] = await record(ctx, ["one", "two"]);
  await eraseResponse(ctx, { responseId: first ?? "" });
  await new Promise((resolve) => setTimeout(resolve, 20));
  const since = new Date();
  await eraseResponse(ctx, { responseId: second ?? "" });
  const { marks } = await updateLedger({ authSecret: testSecret, dataDir, now: testNow, since });
  const markOf = erasureMark(testSecret);
  expect([first, second].map((id) => marks.has(markOf("response", id ?? "")))).toEqual([false, true]);
});

import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import { inTenant, type ServiceContext } from "../context.ts";
import { maintainOrganisations } from "../jobs/maintain.ts";
import { updateMember } from "../members/update.ts";
import { createOrganisation } from "../organisations/create.ts";
import { deleteOrganisation } from "../organisations/delete.ts";
import { purgeOrganisation } from "../organisations/purge.ts";
import { access } from "../testing/access.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { publishTestSurvey } from "../testing/surveys.ts";
import { useTemporaryFiles } from "../testing/temporary.ts";
import { keepAuditKey } from "./check.ts";
import { checkAuditChain, exportAuditLog, listAuditEntries, listAuditFilters, recordAudit } from "./index.ts";
import { SealLooks } from "./jobs.ts";
import { auditKey, sealAuditEntries } from "./seal.ts";
import { verifyAuditChain, verifyDeletedOrganisations } from "./verify.ts";

const database = useTestDatabase();
const dataDir = useTemporaryFiles().folder;

const note = (ctx: ServiceContext, verb: string, more: { at?: string; subject?: { kind: string; id: string } } = {}) =>
  inTenant(ctx, (tx) =>
    recordAudit(
      tx,
      { ...ctx, now: () => new Date(more.at ?? testNow()) },
      { verb, subject: more.subject ?? { kind: "scale", id: "csat" } },
    ),
  );
const verbs = async (ctx: ServiceContext, filter: object = {}) =>
  (await listAuditEntries(ctx, filter)).items.map(({ verb }) => verb);

describe("the audit log", () => {
  test("reads newest first, in pages without gaps or repeats", async () => {
    const ctx = await makeTestOrganisation();
    for (let place = 0; place < 5; place += 1) await note(ctx, `scale.edit${place}`);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listAuditEntries(ctx, { limit: 2, cursor });
      seen.push(...page.items.map(({ verb }) => verb));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual([
      "scale.edit4",
      "scale.edit3",
      "scale.edit2",
      "scale.edit1",
      "scale.edit0",
      "organisation.create",
    ]);
  });

  test("filters by verb, subject, actor and the organisation's own days", async () => {
    const ctx = await makeTestOrganisation();
    // Shanghai's 1 July begins at 16:00 UTC on 30 June.
    await note(ctx, "scale.fork", { at: "2026-06-30T15:59:59Z" });
    await note(ctx, "metric.edit", { at: "2026-06-30T16:00:00Z", subject: { kind: "metric", id: "nps" } });
    expect(await verbs(ctx, { verb: "scale." })).toEqual(["scale.fork"]);
    expect(await verbs(ctx, { subjectKind: "metric", subjectId: "nps" })).toEqual(["metric.edit"]);
    expect(await verbs(ctx, { from: "2026-07-01" })).toEqual(["metric.edit"]);
    expect(await verbs(ctx, { from: "2026-06-30", to: "2026-06-30" })).toEqual(["scale.fork", "organisation.create"]);
    expect(await verbs(ctx, { actorKind: "member" })).toEqual([]);
    expect(await listAuditFilters(ctx)).toEqual({
      verbs: ["metric.edit", "organisation.create", "scale.fork"],
      subjectKinds: ["metric", "organisation", "scale"],
      actors: [{ kind: "operator", id: "operator", name: null }],
    });
  });

  test("calls what was done to by its name of today, where its id is a number of ours", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx);
    const id = String(surveyId);
    await note(ctx, "scale.edit");
    await note(ctx, "survey.gone", { subject: { kind: "survey", id: "999999999" } });
    // A number is one of its kind only, and of its organisation.
    await note(ctx, "channel.same", { subject: { kind: "channel", id } });
    const stranger = await makeTestOrganisation();
    await note(stranger, "survey.theirs", { subject: { kind: "survey", id } });
    const { items } = await listAuditEntries(ctx, {});
    const nameOf = (verb: string) => items.find((one) => one.verb === verb)?.subject.name;
    expect(nameOf("survey.create")).toBe("Survey nps");
    expect(["scale.edit", "survey.gone", "channel.same"].map(nameOf)).toEqual([null, null, null]);
    expect((await listAuditEntries(stranger, { verb: "survey." })).items[0]?.subject).toEqual({
      kind: "survey",
      id,
      name: null,
    });
  });

  test("says which entries are sealed, and which not yet", async () => {
    const ctx = await makeTestOrganisation();
    await sealAuditEntries(ctx, auditKey("secret"));
    await note(ctx, "scale.edit");
    const [newest, first] = (await listAuditEntries(ctx, {})).items;
    expect(newest?.seal).toBeNull();
    expect(first?.seal).toEqual({ sequence: 1, sealedAt: testNow() });
  });

  test("can be checked by its owners: it holds, and an entry that waits is counted", async () => {
    const ctx = await makeTestOrganisation();
    keepAuditKey(auditKey("secret"));
    await sealAuditEntries(ctx, auditKey("secret"));
    await note(ctx, "scale.edit");
    expect(await checkAuditChain(ctx)).toEqual({
      holds: true,
      checkedAt: testNow(),
      sealedCount: 1,
      unsealedCount: 1,
      findingCount: 0,
      findings: [],
    });
    keepAuditKey(auditKey("another"));
    expect(await checkAuditChain(ctx)).toMatchObject({
      holds: false,
      findingCount: 1,
      findings: [{ sequence: 1, problem: "another secret" }],
    });
  });

  test("is sealed by the worker within seconds also while the clock stands before the last seal, and the chain holds when it is set right", async () => {
    const key = auditKey("secret");
    const ctx = await makeTestOrganisation();
    const onError = (error: unknown) => {
      throw error;
    };
    let elapsedMs = 0;
    const looks = new SealLooks(() => elapsedMs);
    const workAt = (at: string) => maintainOrganisations({ auditKey: key, looks, now: () => new Date(at), onError });
    await note(ctx, "scale.before");
    await workAt("2026-06-30T12:00:05Z");
    await note(ctx, "scale.behind", { at: "2026-06-30T11:00:10Z" });
    elapsedMs += 30_000;
    await workAt("2026-06-30T11:00:40Z");
    await note(ctx, "scale.behindAgain", { at: "2026-06-30T11:00:50Z" });
    await workAt("2026-06-30T11:00:51Z");
    await note(ctx, "scale.after", { at: "2026-06-30T12:01:00Z" });
    await workAt("2026-06-30T12:01:01Z");
    expect(await verifyAuditChain({ ...ctx, now: () => new Date("2026-06-30T13:00:00Z") }, key)).toEqual([]);
    expect(await verbs(ctx)).toEqual(expect.arrayContaining(["scale.behind", "scale.behindAgain", "scale.after"]));
  });

  test("begins with what was written long before the first seal", async () => {
    const ctx = await makeTestOrganisation("played");
    await note(ctx, "scale.old", { at: "2026-05-01T12:00:00Z" });
    expect(await sealAuditEntries(ctx, auditKey("secret"))).toBe(2);
  });

  test("tells of an entry or a seal that is gone, and of nothing that was cut off its end with both", async () => {
    const key = auditKey("secret");
    const ctx = await makeTestOrganisation();
    for (const verb of ["scale.a", "scale.b", "scale.c"]) await note(ctx, verb);
    await sealAuditEntries(ctx, key);
    const { id } = ctx.organisation;
    const cut = (table: string, which: string) =>
      database.asOwner(`delete from ${table} where org_id = ${id} and ${which}`);
    const last = `sequence = (select max(sequence) from audit_seals where org_id = ${id})`;
    await cut("audit_entries", "verb = 'scale.c'");
    expect(await verifyAuditChain(ctx, key)).toMatchObject([{ problem: "missing entry" }]);
    await cut("audit_seals", last);
    expect(await verifyAuditChain(ctx, key)).toEqual([]);
    await cut("audit_seals", "sequence = 2");
    expect(await verifyAuditChain(ctx, key)).toMatchObject([{ problem: "gap" }, { problem: "broken link" }]);
  });

  test("is still checked when its organisation is deleted and emptied", async () => {
    const key = auditKey("secret");
    const demo = await createOrganisation({ kind: "operator" }, { key: "gone", name: "Demo", isDemo: true }, testNow);
    const { id } = demo.organisation;
    const findings = async () =>
      (await verifyDeletedOrganisations(key, testNow)).find((one) => one.id === id)?.findings;
    expect(await findings()).toBeUndefined();
    await deleteOrganisation(demo, { name: "Demo" });
    await purgeOrganisation(demo, { dataDir });
    await sealAuditEntries(demo, key);
    expect(await findings()).toEqual([]);
    await database.asOwner(`update audit_entries set verb = 'demo.stay' where org_id = ${id} and verb like '%.delete'`);
    expect(await findings()).toMatchObject([{ problem: "edited" }]);
    await database.asOwner(`delete from audit_entries where org_id = ${id} and verb = 'demo.stay'`);
    expect(await findings()).toMatchObject([{ problem: "missing entry" }]);
  });

  test("leaves as CSV with its filter, and nothing in it runs as a formula", async () => {
    const ctx = await makeTestOrganisation();
    await note(ctx, "scale.edit", { subject: { kind: "scale", id: '=HYPERLINK("http://evil.test")' } });
    await note(ctx, "metric.edit");
    const { name, content, rowCount } = await exportAuditLog(ctx, { locale: "zh-Hans", filter: { verb: "scale." } });
    expect({ name, rowCount }).toEqual({ name: `${ctx.organisation.key}-audit-log-2026-06-30.csv`, rowCount: 1 });
    expect(content.startsWith("\ufeff")).toBe(true);
    expect(content).toContain("scale.");
    expect(content).toContain('"\'=HYPERLINK(""http://evil.test"")"');
    expect(content).not.toContain("metric.edit");
    expect(await verbs(ctx, { verb: "export." })).toEqual(["export.create"]);
  });

  test("leaves in the words of the screen, with the codes behind them for programs", async () => {
    const ctx = await makeTestOrganisation();
    const { memberId } = await makeTestPerson(ctx, ["councilMember"]);
    await updateMember(ctx, { memberId, ...access(["cxLeader", "teamMember"]) });
    const rowOf = async (locale: "en" | "zh-Hant") => {
      const { content } = await exportAuditLog(ctx, {
        locale,
        filter: { verb: "member.update", subjectKind: "member" },
      });
      const [about = "", table = ""] = content.trim().split("\r\n\r\n");
      return { about, row: table.split("\r\n")[1] };
    };
    const english = await rowOf("en");
    expect(english.about).toContain("Filters,What: Changed what a member may do; Of what: member");
    expect(english.row).toMatch(
      new RegExp(
        `^[^,]+,Command line,Changed what a member may do,member,${memberId},[^,]+,"?Roles: Council member → .*CX leader.*,operator:operator,member\\.update,member,`,
      ),
    );
    expect(english.row).toContain('""roles"":');
    const chinese = await rowOf("zh-Hant");
    expect(chinese.about).toContain("成員");
    expect(chinese.row).toContain("委員 → ");
    expect(chinese.row).toContain(",member.update,");
  });

  test("is its organisation's own and its owners'", async () => {
    const [mine, theirs] = [await makeTestOrganisation(), await makeTestOrganisation()];
    await note(theirs, "secret.verb");
    expect(await verbs(mine)).not.toContain("secret.verb");
    const leader: ServiceContext = {
      ...mine,
      actor: {
        kind: "member",
        memberId: 1,
        userId: 1,
        roles: ["cxLeader"],
        grants: { canUnmask: true, canSeeCustomers: true },
      },
    };
    await expect(listAuditEntries(leader, {})).rejects.toMatchObject({ code: "forbidden" });
    await expect(listAuditFilters(leader)).rejects.toMatchObject({ code: "forbidden" });
  });
});

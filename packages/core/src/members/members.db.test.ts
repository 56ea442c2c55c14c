import { lookup, personLookup } from "@heard/db";
import { apiKeys } from "@heard/db/schema/api-keys";
import { auditEntries } from "@heard/db/schema/audit";
import { touchpoints } from "@heard/db/schema/journey";
import { metrics } from "@heard/db/schema/metrics";
import { savedViews } from "@heard/db/schema/saved-views";
import { useTestDatabase } from "@heard/db/testing";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { authenticateApiKey, createApiKey } from "../api-keys/index.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { findSession } from "../sign-in/index.ts";
import { hashOfToken } from "../sign-in/make-token.ts";
import { access } from "../testing/access.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { joinTestPerson, makeTestPerson } from "../testing/person.ts";
import {
  createMember,
  createPasswordLink,
  createPasswordLinkByOperator,
  deactivateMember,
  listMembers,
  reactivateMember,
  removeMember,
  removeMyself,
  updateMember,
} from "./index.ts";

useTestDatabase();

const site = { url: "https://heard.example" };
const isOpen = async (person: { claim: Parameters<typeof findSession>[0] }) =>
  (await findSession(person.claim, testNow)) !== null;
const auditOf = (ctx: ServiceContext) =>
  inTenant(ctx, (tx) => tx.select().from(auditEntries).orderBy(auditEntries.id)).then((rows) =>
    rows.filter(({ verb }) => verb.startsWith("member.")),
  );
const lastOwner = { code: "invalid_state", reason: "last_owner" };

async function makeTeam(roles: Parameters<typeof makeTestPerson>[1][] = [["employee"]]) {
  const bare = await makeTestOrganisation();
  const owner = await makeTestPerson(bare, ["owner"]);
  const people = await Promise.all(roles.map((set) => makeTestPerson(bare, set)));
  return { bare, owner, ctx: owner.ctx, people };
}
type Team = Awaited<ReturnType<typeof makeTeam>>;
const first = ({ people }: Team) => {
  const [person] = people;
  if (!person) throw new Error("a team of nobody");
  return person;
};

describe("changing what a member may do", () => {
  test("takes hold at once: their sessions end, and the log has the roles and no name", async () => {
    const team = await makeTeam();
    const jo = first(team);
    await updateMember(team.ctx, { memberId: jo.memberId, ...access(["cxLeader"], { canUnmask: true }) });
    expect(await isOpen(jo)).toBe(false);
    expect(await isOpen(team.owner)).toBe(true);
    const listed = (await listMembers(team.ctx)).find(({ id }) => id === jo.memberId);
    expect(listed).toMatchObject({ roles: ["cxLeader"], canUnmask: true, touchpointIds: null, email: jo.email });
    const [entry] = await auditOf(team.ctx);
    expect(entry).toMatchObject({
      verb: "member.update",
      actorId: String(team.owner.memberId),
      subjectId: String(jo.memberId),
      fields: ["roles", "canUnmask"],
      before: { roles: ["employee"], canUnmask: false },
      after: { roles: ["cxLeader"], canUnmask: true },
    });
    expect(JSON.stringify(entry)).not.toMatch(/example\.org|Ada/);
  });

  test("to what they have already is no change: nobody is signed out", async () => {
    const team = await makeTeam([["employee", "teamMember"]]);
    const jo = first(team);
    await updateMember(team.ctx, { memberId: jo.memberId, ...access(["teamMember", "employee"]) });
    expect(await isOpen(jo)).toBe(true);
    expect(await auditOf(team.ctx)).toEqual([]);
  });

  test("limits them to touchpoints of this organisation and no other's", async () => {
    const [team, other] = [await makeTeam(), await makeTeam()];
    const jo = first(team);
    const [own] = await inTenant(team.ctx, (tx) => tx.select().from(touchpoints));
    const [theirs] = await inTenant(other.ctx, (tx) => tx.select().from(touchpoints));
    if (!own || !theirs) throw new Error("no touchpoints");
    const limited = (id: number) =>
      updateMember(team.ctx, { memberId: jo.memberId, ...access(["employee"], { touchpointIds: [id] }) });
    await limited(own.id);
    expect((await listMembers(team.ctx)).find(({ id }) => id === jo.memberId)?.touchpointIds).toEqual([own.id]);
    await expect(limited(theirs.id)).rejects.toMatchObject({ code: "not_found" });
  });

  test("refuses what is no set of roles or touchpoints", async () => {
    const team = await makeTeam();
    const { memberId } = first(team);
    for (const bad of [
      access([]),
      access(["owner", "owner"]),
      access(["admin" as "owner"]),
      access(["employee"], { touchpointIds: [] }),
      { ...access(["employee"]), organisationId: 1 },
    ])
      await expect(updateMember(team.ctx, { memberId, ...bad })).rejects.toThrow();
  });
});

describe("the last owner", () => {
  test("cannot lose the role, be deactivated or removed, or leave", async () => {
    const { ctx, owner } = await makeTeam();
    const { memberId } = owner;
    await expect(updateMember(ctx, { memberId, ...access(["cxLeader"]) })).rejects.toMatchObject(lastOwner);
    await expect(deactivateMember(ctx, { memberId })).rejects.toMatchObject(lastOwner);
    await expect(removeMember(ctx, { memberId, reassignToId: null })).rejects.toMatchObject(lastOwner);
    await expect(removeMyself(ctx)).rejects.toMatchObject(lastOwner);
    expect(await isOpen(owner)).toBe(true);
    // More roles are no loss.
    await updateMember(ctx, { memberId, ...access(["owner", "councilMember"]) });
  });

  test("is one who is active: an owner who was deactivated does not count", async () => {
    const team = await makeTeam([["owner"]]);
    await deactivateMember(team.ctx, { memberId: first(team).memberId });
    await expect(removeMyself(team.ctx)).rejects.toMatchObject(lastOwner);
  });

  test("is left when two owners go at the same time", async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const team = await makeTeam([["owner"]]);
      const jo = first(team);
      const outcomes = await Promise.allSettled([
        removeMyself(team.ctx),
        removeMyself(jo.ctx),
        updateMember(team.ctx, { memberId: jo.memberId, ...access(["employee"]) }),
      ]);
      expect(outcomes.some(({ status }) => status === "fulfilled")).toBe(true);
      const owners = (await listMembers(team.bare)).filter(
        ({ roles, state }) => state === "active" && roles.includes("owner"),
      );
      expect(owners).toHaveLength(1);
    }
  });
});

describe("deactivating", () => {
  test("closes the organisation at once and opens it again with the roles that were", async () => {
    const team = await makeTeam([["cxLeader"]]);
    const jo = first(team);
    await deactivateMember(team.ctx, { memberId: jo.memberId });
    expect(await isOpen(jo)).toBe(false);
    expect(await personLookup.memberships(jo.userId)).toEqual([]);
    await expect(deactivateMember(team.ctx, { memberId: jo.memberId })).rejects.toMatchObject({
      code: "invalid_state",
    });
    await reactivateMember(team.ctx, { memberId: jo.memberId });
    expect((await personLookup.memberships(jo.userId)).map(({ roles }) => roles)).toEqual([["cxLeader"]]);
    expect((await auditOf(team.ctx)).map(({ verb }) => verb)).toEqual(["member.deactivate", "member.reactivate"]);
  });

  test("leaves other organisations of that person open", async () => {
    const [team, other] = [await makeTeam(), await makeTeam()];
    const jo = first(team);
    await joinTestPerson(other.bare, jo, ["owner"]);
    await deactivateMember(team.ctx, { memberId: jo.memberId });
    expect((await personLookup.memberships(jo.userId)).map(({ organisation }) => organisation.key)).toEqual([
      other.ctx.organisation.key,
    ]);
  });
});

describe("removing", () => {
  async function givenWork(team: Team) {
    const jo = first(team);
    const orgId = team.ctx.organisation.id;
    await inTenant(team.ctx, async (tx) => {
      await tx.update(metrics).set({ ownerMemberId: jo.memberId }).where(eq(metrics.key, "nps"));
      await tx.insert(savedViews).values({ orgId, memberId: jo.memberId, screen: "scores", name: "Mine", query: "" });
    });
    return jo;
  }
  const workOf = (ctx: ServiceContext) =>
    inTenant(ctx, async (tx) => ({
      metric: (await tx.select().from(metrics).where(eq(metrics.key, "nps")))[0]?.ownerMemberId,
      view: (await tx.select().from(savedViews))[0],
    }));

  test("hands their work over, ends their sessions, and keeps their name for what they did", async () => {
    const team = await makeTeam([["owner"], ["cxLeader"]]);
    const jo = await givenWork(team);
    const heir = team.people[1]?.memberId ?? 0;
    const key = await createApiKey(jo.ctx, { name: "Till", scopes: ["responses:write"] });
    await removeMember(team.ctx, { memberId: jo.memberId, reassignToId: heir });
    expect(await isOpen(jo)).toBe(false);
    expect(await workOf(team.ctx)).toMatchObject({ metric: heir, view: { memberId: heir, deletedAt: null } });
    expect((await listMembers(team.ctx)).map(({ id }) => id)).not.toContain(jo.memberId);
    expect(await authenticateApiKey(key.key, testNow)).not.toBeNull();
    const [stored] = await inTenant(team.ctx, (tx) => tx.select().from(apiKeys));
    expect(stored?.createdBy).toBe(jo.memberId);
    expect((await auditOf(team.ctx)).at(-1)).toMatchObject({ verb: "member.remove", after: { reassignedTo: heir } });
    await expect(removeMember(team.ctx, { memberId: jo.memberId, reassignToId: null })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("without an heir leaves metrics without an owner and puts their views into the bin", async () => {
    const team = await makeTeam();
    const jo = await givenWork(team);
    await removeMember(team.ctx, { memberId: jo.memberId, reassignToId: null });
    expect(await workOf(team.ctx)).toMatchObject({ metric: null, view: { deletedAt: testNow() } });
  });

  test("hands over only to another active member of this organisation", async () => {
    const [team, other] = [await makeTeam([["employee"], ["employee"]]), await makeTeam()];
    const { memberId } = await givenWork(team);
    const second = team.people[1]?.memberId ?? 0;
    await deactivateMember(team.ctx, { memberId: second });
    for (const [reassignToId, code] of [
      [memberId, "invalid_input"],
      [second, "invalid_state"],
      [other.owner.memberId, "not_found"],
    ] as const)
      await expect(removeMember(team.ctx, { memberId, reassignToId })).rejects.toMatchObject({ code });
  });

  test("by oneself hands the work to the owner who has been there longest", async () => {
    const team = await makeTeam();
    const jo = await givenWork(team);
    await removeMyself(jo.ctx);
    expect(await workOf(team.ctx)).toMatchObject({
      metric: team.owner.memberId,
      view: { memberId: team.owner.memberId },
    });
    expect(await isOpen(jo)).toBe(false);
    expect((await auditOf(team.ctx)).at(-1)).toMatchObject({ verb: "member.leave", actorId: String(jo.memberId) });
  });
});

describe("a password link", () => {
  const tokenOf = (link: string) => hashOfToken(link.split("/").at(-1) ?? "");

  test("of an owner is for a member of this organisation alone", async () => {
    const [team, other] = [await makeTeam(), await makeTeam()];
    const jo = first(team);
    const { link } = await createPasswordLink(team.ctx, { memberId: jo.memberId }, site);
    expect(link).toMatch(/^https:\/\/heard\.example\/reset-password\/[A-Za-z0-9_-]{43}$/);
    expect(await personLookup.token(tokenOf(link), "password", testNow())).toMatchObject({ userId: jo.userId });
    await joinTestPerson(other.bare, jo, ["employee"]);
    await expect(createPasswordLink(team.ctx, { memberId: jo.memberId }, site)).rejects.toMatchObject({
      reason: "belongs_elsewhere",
    });
    await expect(createPasswordLink(other.ctx, { memberId: jo.memberId }, site)).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("of an owner opens nothing for somebody who has joined another organisation since, or left this one", async () => {
    const [team, other] = [await makeTeam([["employee"], ["employee"]]), await makeTeam()];
    const [jo, kim] = team.people;
    if (!jo || !kim) throw new Error("a team of nobody");
    const linkFor = async ({ memberId }: { memberId: number }) =>
      tokenOf((await createPasswordLink(team.ctx, { memberId }, site)).link);
    const [ofJo, ofKim] = [await linkFor(jo), await linkFor(kim)];
    await joinTestPerson(other.bare, jo, ["owner"]);
    await removeMember(team.ctx, { memberId: kim.memberId, reassignToId: null });
    const at = testNow();
    const entries = { verb: "account.resetPassword", by: "member", fields: [], at, of: [] } as const;
    for (const [{ userId }, hash] of [[jo, ofJo] as const, [kim, ofKim] as const]) {
      expect(await personLookup.token(hash, "password", at)).toBeNull();
      expect(await personLookup.resetPassword(userId, { hash, passwordHash: "a hash", at }, entries)).toBe(false);
    }
  });

  test("of the operator is for anybody with an account", async () => {
    const jo = first(await makeTeam());
    const { link } = await createPasswordLinkByOperator(jo.email.toUpperCase(), site, testNow);
    expect(await personLookup.token(tokenOf(link), "password", testNow())).toMatchObject({ email: jo.email });
    await expect(createPasswordLinkByOperator("nobody@example.org", site, testNow)).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("the operator's members", () => {
  test("are there at once: new people with a link, known ones without", async () => {
    const [one, two] = [await makeTestOrganisation(), await makeTestOrganisation()];
    const as = (ctx: ServiceContext) => ({ ...ctx, actor: { kind: "operator" as const } });
    const input = { email: `New-${one.organisation.key}@Example.org`, name: "Wei", roles: ["owner" as const] };
    const made = await createMember(as(one), input, site);
    expect(made.link).toContain("/reset-password/");
    expect(await createMember(as(two), input, site)).toMatchObject({ userId: made.userId, link: null });
    await expect(createMember(as(one), input, site)).rejects.toMatchObject({ code: "conflict" });
    expect((await personLookup.memberships(made.userId)).map(({ organisation }) => organisation.key).sort()).toEqual(
      [one, two].map(({ organisation }) => organisation.key).sort(),
    );
    expect(await lookup.organisation(one.organisation.key)).not.toBeNull();
  });
});

test("members are the owners' business, and each organisation's own", async () => {
  const [team, other] = [await makeTeam([["surveyAdministrator", "cxLeader"]]), await makeTeam()];
  const jo = first(team);
  const { memberId } = team.owner;
  const tries: ((ctx: ServiceContext) => Promise<unknown>)[] = [
    (ctx) => updateMember(ctx, { memberId, ...access(["employee"]) }),
    (ctx) => deactivateMember(ctx, { memberId }),
    (ctx) => reactivateMember(ctx, { memberId }),
    (ctx) => removeMember(ctx, { memberId, reassignToId: null }),
    (ctx) => createPasswordLink(ctx, { memberId }, site),
  ];
  for (const attempt of tries) await expect(attempt(jo.ctx)).rejects.toMatchObject({ code: "forbidden" });
  await expect(listMembers(jo.ctx)).rejects.toMatchObject({ code: "forbidden" });
  for (const attempt of tries) await expect(attempt(other.ctx)).rejects.toMatchObject({ code: "not_found" });
  expect((await listMembers(other.ctx)).map(({ id }) => id)).not.toContain(memberId);
});

import { auditEntries } from "@heard/db/schema/audit";
import { memberInvitations } from "@heard/db/schema/members";
import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import { inTenant, type ServiceContext } from "../context.ts";
import { createSite } from "../mail/index.ts";
import { listMembers, removeMember } from "../members/index.ts";
import { verifyCredentials } from "../sign-in/index.ts";
import { access } from "../testing/access.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { makeTestPerson, signInTestPerson, testPassword } from "../testing/person.ts";
import { openPostbox, textOf } from "../testing/smtp.ts";
import {
  acceptInvitation,
  acceptInvitationAs,
  createInvitation,
  findInvitationOffer,
  listInvitations,
  withdrawInvitation,
} from "./index.ts";

useTestDatabase();

const site = { url: "https://heard.example", mailer: null };
let place = 0;
const from = (now = testNow) => ({ address: `198.51.100.${++place}`, now });
const later = (days: number) => () => new Date(testNow().getTime() + days * 86_400_000);
const dead = { code: "invalid_state", reason: "link_invalid" };

async function makeOwner() {
  const owner = await makeTestPerson(await makeTestOrganisation(), ["owner"]);
  return owner.ctx;
}

async function invite(ctx: ServiceContext, email: string, more: Parameters<typeof access>[1] = {}) {
  const made = await createInvitation(ctx, { email, locale: "zh-Hant", ...access(["cxLeader"], more) }, site);
  return { id: made.id, token: made.link?.split("/").at(-1) ?? "" };
}
const newAddress = () => `invited-${++place}@example.org`;

describe("an invitation", () => {
  test("makes somebody new a member with exactly what it says", async () => {
    const ctx = await makeOwner();
    const email = newAddress();
    const { token } = await invite(ctx, ` ${email.toUpperCase()} `, { canUnmask: true });
    expect(await findInvitationOffer({ token }, from())).toEqual({
      organisation: { key: ctx.organisation.key, name: ctx.organisation.key },
      email,
      roles: ["cxLeader"],
      inviter: "Ada",
      hasAccount: false,
    });
    const accepted = await acceptInvitation({ token, name: "Wei", password: testPassword }, from());
    expect(accepted).toEqual({ organisation: ctx.organisation.key, email });
    const member = (await listMembers(ctx)).find((one) => one.email === email);
    expect(member).toMatchObject({ name: "Wei", roles: ["cxLeader"], canUnmask: true, canSeeCustomers: false });
    expect(await verifyCredentials({ email, password: testPassword }, from())).toEqual({ userId: member?.userId });
    expect(await listInvitations(ctx)).toEqual([]);
  });

  test("is shown once, stored as a hash, and logged without an address", async () => {
    const ctx = await makeOwner();
    const email = newAddress();
    const { token } = await invite(ctx, email);
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const [stored] = await inTenant(ctx, (tx) => tx.select().from(memberInvitations));
    expect(Buffer.from(stored?.tokenHash ?? []).toString("base64url")).not.toBe(token);
    expect(JSON.stringify(await listInvitations(ctx))).not.toContain(token);
    const log = await inTenant(ctx, (tx) => tx.select().from(auditEntries));
    expect(log.map(({ verb }) => verb)).toContain("invitation.create");
    expect(JSON.stringify(log)).not.toContain(email.split("@")[0]);
  });

  test("opens once, even to two who press at the same time", async () => {
    const ctx = await makeOwner();
    const { token } = await invite(ctx, newAddress());
    const outcomes = await Promise.allSettled(
      [1, 2, 3].map((turn) => acceptInvitation({ token, name: `N${turn}`, password: testPassword }, from())),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(acceptInvitation({ token, name: "Late", password: testPassword }, from())).rejects.toMatchObject(dead);
    expect(await findInvitationOffer({ token }, from())).toBeNull();
  });

  test("opens nothing when withdrawn, after seven days, or with another token", async () => {
    const ctx = await makeOwner();
    const withdrawn = await invite(ctx, newAddress());
    await withdrawInvitation(ctx, { invitationId: withdrawn.id });
    const expired = await invite(ctx, newAddress());
    const accept = (token: string, now = testNow) =>
      acceptInvitation({ token, name: "Wei", password: testPassword }, from(now));
    await expect(accept(withdrawn.token)).rejects.toMatchObject(dead);
    await expect(accept(expired.token, later(7))).rejects.toMatchObject(dead);
    await expect(accept("x".repeat(43))).rejects.toMatchObject(dead);
    await expect(withdrawInvitation(ctx, { invitationId: withdrawn.id })).rejects.toMatchObject({
      code: "invalid_state",
    });
    expect((await listInvitations({ ...ctx, now: later(7) })).map(({ state }) => state)).toEqual(["expired"]);
  });

  test("is one an address: members and the invited are not invited again, the expired are", async () => {
    const ctx = await makeOwner();
    const email = newAddress();
    await invite(ctx, email);
    await expect(invite(ctx, email)).rejects.toMatchObject({ code: "conflict", params: { what: "invitation" } });
    const { token } = await invite({ ...ctx, now: later(8) }, email);
    await acceptInvitation({ token, name: "Wei", password: testPassword }, from(later(8)));
    await expect(invite(ctx, email)).rejects.toMatchObject({ code: "conflict", params: { what: "member" } });
  });

  test("brings somebody back who was removed, on their old seat", async () => {
    const ctx = await makeOwner();
    const person = await makeTestPerson(ctx, ["employee"], { canUnmask: true });
    await removeMember(ctx, { memberId: person.memberId, reassignToId: null });
    const { token } = await invite(ctx, person.email);
    const back = await makeTestPerson(await makeTestOrganisation());
    await expect(acceptInvitationAs(back.claim, { token }, from())).rejects.toMatchObject({
      reason: "invitation_other",
    });
    const claim = await signInTestPerson(person.userId);
    await acceptInvitationAs(claim, { token }, from());
    expect((await listMembers(ctx)).find(({ email }) => email === person.email)).toMatchObject({
      id: person.memberId,
      roles: ["cxLeader"],
      canUnmask: false,
      state: "active",
    });
  });

  test("for an address with an account is accepted by its person only, and never with a new password", async () => {
    const [mine, theirs] = [await makeOwner(), await makeOwner()];
    const person = await makeTestPerson(mine, ["employee"], { withPassword: true });
    const { token } = await invite(theirs, person.email);
    expect((await findInvitationOffer({ token }, from()))?.hasAccount).toBe(true);
    await expect(acceptInvitation({ token, name: "Eve", password: "another password" }, from())).rejects.toMatchObject({
      reason: "account_exists",
    });
    expect(await verifyCredentials({ email: person.email, password: testPassword }, from())).toBeTruthy();
    await acceptInvitationAs(person.claim, { token }, from());
    expect((await listMembers(theirs)).map(({ email }) => email)).toContain(person.email);
  });

  test("refuses bad input and what is not the organisation's", async () => {
    const [ctx, other] = [await makeOwner(), await makeOwner()];
    for (const email of ["", "nobody", "a@b", `${"a".repeat(250)}@example.org`])
      await expect(invite(ctx, email)).rejects.toThrow();
    await expect(invite(ctx, newAddress(), { touchpointIds: [2_000_000] })).rejects.toMatchObject({
      code: "not_found",
    });
    const { id, token } = await invite(ctx, newAddress());
    await expect(withdrawInvitation(other, { invitationId: id })).rejects.toMatchObject({ code: "not_found" });
    for (const password of ["short", "x".repeat(129)])
      await expect(acceptInvitation({ token, name: "Wei", password }, from())).rejects.toThrow();
    const leader = await makeTestPerson(ctx, ["cxLeader", "surveyAdministrator"]);
    await expect(invite(leader.ctx, newAddress())).rejects.toMatchObject({ code: "forbidden" });
    await expect(listInvitations(leader.ctx)).rejects.toMatchObject({ code: "forbidden" });
    await expect(withdrawInvitation(leader.ctx, { invitationId: id })).rejects.toMatchObject({ code: "forbidden" });
  });

  test("can be guessed at thirty times from one address", async () => {
    const address = "198.51.100.250";
    const tries = Array.from({ length: 34 }, () =>
      findInvitationOffer({ token: "y".repeat(43) }, { address, now: testNow }).then(
        (offer) => offer,
        (error: { code: string }) => error.code,
      ),
    );
    const outcomes = await Promise.all(tries);
    expect(outcomes.filter((outcome) => outcome === "limit_exceeded")).toHaveLength(4);
  });
});

describe("an invitation by mail", () => {
  test("goes to the address in its language, with the link, and shows the link to nobody else", async () => {
    const postbox = await openPostbox();
    const mailing = createSite({ url: site.url, smtpUrl: postbox.url, from: "Heard <no-reply@heard.example>" });
    const ctx = await makeOwner();
    const email = newAddress();
    const input = { email, locale: "zh-Hans" as const, ...access(["employee", "owner"]) };
    expect(await createInvitation(ctx, input, mailing)).toMatchObject({ letter: "sent", link: null });
    const [letter = ""] = postbox.letters;
    expect(letter).toContain(email);
    const text = textOf(letter);
    expect(text).toContain("员工和所有者");
    const token = /invitations\/([A-Za-z0-9_-]{43})/.exec(text)?.[1] ?? "";
    await acceptInvitation({ token, name: "Wei", password: testPassword }, from());
    await postbox.close();
  });

  test.each([{ refuses: true }, { isSilent: true }])(
    "that the mail server does not take stands, and its link is shown instead: %o",
    async (kind) => {
      const postbox = await openPostbox(kind);
      const sender = "Heard <no-reply@heard.example>";
      const mailing = createSite({ url: site.url, smtpUrl: postbox.url, from: sender, timeoutMs: 300 });
      const ctx = await makeOwner();
      const email = newAddress();
      const reported: unknown[] = [];
      const report = (error: unknown) => reported.push(error);
      const made = await createInvitation(ctx, { email, ...access(["employee"]) }, mailing, { report });
      expect(made).toMatchObject({ letter: "failed", link: expect.stringContaining("/invitations/") });
      expect(reported).toEqual([expect.objectContaining({ reason: "mail_failed" })]);
      const [stored] = await inTenant(ctx, (tx) => tx.select().from(memberInvitations));
      expect(stored).toMatchObject({ email, isMailed: false });
      const token = made.link?.split("/").at(-1) ?? "";
      expect(await acceptInvitation({ token, name: "Wei", password: testPassword }, from())).toMatchObject({ email });
      await postbox.close();
    },
  );

  test("is stored before the mail server is asked, and keeps nobody else waiting", async () => {
    const ctx = await makeOwner();
    const email = newAddress();
    const seen: unknown[] = [];
    const mailer = {
      send: async () => {
        seen.push((await listInvitations(ctx)).map((one) => one.email));
        await invite(ctx, newAddress());
      },
    };
    await createInvitation(ctx, { email, ...access(["employee"]) }, { url: site.url, mailer });
    expect(seen).toEqual([[email]]);
  });
});

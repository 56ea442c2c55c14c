import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import {
  changePassword,
  endSessionOf,
  endSessionsEverywhere,
  resetPassword,
  updateAccount,
} from "../accounts/index.ts";
import { acceptInvitation, acceptInvitationAs, createInvitation, withdrawInvitation } from "../invitations/index.ts";
import {
  createMember,
  createPasswordLink,
  createPasswordLinkByOperator,
  deactivateMember,
  reactivateMember,
  removeMember,
  removeMyself,
  updateMember,
} from "../members/index.ts";
import { access } from "../testing/access.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { makeTestPerson, signInTestPerson, testPassword } from "../testing/person.ts";
import { listAuditEntries } from "./index.ts";

const database = useTestDatabase();
const site = { url: "https://heard.example", mailer: null };
const from = { address: "192.0.2.7", now: testNow };
const next = "another long password";
const tokenOf = (link: string | null) => link?.split("/").at(-1) ?? "";

/** Everything that says who may do what. */
async function peopleNow(): Promise<unknown> {
  const tables = ["users", "sessions", "user_tokens", "members", "member_roles", "member_invitations", "audit_entries"];
  const rows = tables.map((table) => `select '${table}' as "table", to_jsonb(t)::text as row from ${table} t`);
  return database.asOwner(`${rows.join(" union all ")} order by 1, 2`);
}

async function makeWorld() {
  const operator = await makeTestOrganisation();
  const owner = await makeTestPerson(operator, ["owner"]);
  const { ctx } = owner;
  const [ada, away] = [
    await makeTestPerson(operator, ["employee"], { withPassword: true }),
    await makeTestPerson(operator, ["employee"]),
  ];
  const elsewhere = await makeTestPerson(await makeTestOrganisation());
  const invite = (email: string) => createInvitation(ctx, { email, locale: "en", ...access(["employee"]) }, site);
  const [open, forSomebody] = [await invite(`new-${ctx.organisation.key}@example.org`), await invite(elsewhere.email)];
  await deactivateMember(ctx, { memberId: away.memberId });
  return {
    ...{
      operator: { ...operator, actor: { kind: "operator" as const } },
      ctx,
      ada,
      away,
      elsewhere,
      open,
      forSomebody,
    },
    second: await signInTestPerson(ada.userId),
    passwordToken: tokenOf((await createPasswordLink(ctx, { memberId: ada.memberId }, site)).link),
  };
}
type World = Awaited<ReturnType<typeof makeWorld>>;

const verbs: Record<string, (world: World) => Promise<unknown>> = {
  changePassword: ({ ada }) => changePassword(ada.claim, { current: testPassword, next }, testNow),
  resetPassword: ({ passwordToken }) => resetPassword({ token: passwordToken, password: next }, from),
  endSessionOf: ({ ada, second }) => endSessionOf(ada.claim, { sessionId: second.sessionId }, testNow),
  endSessionsEverywhere: ({ ada }) => endSessionsEverywhere(ada.claim, testNow),
  updateAccount: ({ ada }) => updateAccount(ada.claim, { name: "Grace" }, testNow),
  createPasswordLinkByOperator: ({ ada }) => createPasswordLinkByOperator(ada.email, site, testNow),
  createMember: ({ operator }) =>
    createMember(operator, { email: "made@example.org", name: "Made", roles: ["employee"] }, site),
  createPasswordLink: ({ ctx, ada }) => createPasswordLink(ctx, { memberId: ada.memberId }, site),
  updateMember: ({ ctx, ada }) => updateMember(ctx, { memberId: ada.memberId, ...access(["cxLeader"]) }),
  deactivateMember: ({ ctx, ada }) => deactivateMember(ctx, { memberId: ada.memberId }),
  reactivateMember: ({ ctx, away }) => reactivateMember(ctx, { memberId: away.memberId }),
  removeMember: ({ ctx, ada }) => removeMember(ctx, { memberId: ada.memberId, reassignToId: null }),
  removeMyself: ({ ada }) => removeMyself(ada.ctx),
  createInvitation: ({ ctx }) =>
    createInvitation(ctx, { email: "one-more@example.org", locale: "en", ...access(["employee"]) }, site),
  withdrawInvitation: ({ ctx, open }) => withdrawInvitation(ctx, { invitationId: open.id }),
  acceptInvitation: ({ open }) =>
    acceptInvitation({ token: tokenOf(open.link), name: "New", password: testPassword }, from),
  acceptInvitationAs: ({ elsewhere, forSomebody }) =>
    acceptInvitationAs(elsewhere.claim, { token: tokenOf(forSomebody.link) }, from),
};

describe("a change of people and accounts is one with its entry in the log", () => {
  test.each(Object.entries(verbs))("%s: no entry, no change; else both", async (_, verb) => {
    const world = await makeWorld();
    const before = await peopleNow();
    await database.asOwner("alter table audit_entries add constraint full_disk check (false) not valid");
    const refused = await verb(world).then(
      () => null,
      (error: unknown) => error,
    );
    await database.asOwner("alter table audit_entries drop constraint full_disk");
    expect(refused).toBeInstanceOf(Error);
    expect(await peopleNow()).toEqual(before);
    // The refusal came from the log and from nothing else: without it the same call goes through.
    await verb(world);
    expect(await peopleNow()).not.toEqual(before);
  });

  test("what the operator does to an account is the operator's in the log", async () => {
    const { ada, ctx } = await makeWorld();
    await createPasswordLinkByOperator(ada.email, site, testNow);
    const [entry] = (await listAuditEntries(ctx, { verb: "account." })).items;
    expect(entry).toMatchObject({
      verb: "account.createPasswordLink",
      actor: { kind: "operator" },
      subject: { kind: "member", id: String(ada.memberId) },
    });
  });
});

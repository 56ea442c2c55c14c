import { useTestDatabase } from "@heard/db/testing";
import { beforeEach, describe, expect, test } from "vitest";
import { getAccount, linkIdentity, removeIdentity, resetPassword } from "../accounts/index.ts";
import { listAuditEntries } from "../audit/index.ts";
import type { Mailer } from "../mail/create.ts";
import { createPasswordLink } from "../members/index.ts";
import { updateOrganisation } from "../organisations/index.ts";
import { findSession, memberContext, owesCode, startSession } from "../sign-in/index.ts";
import { resolveIdentity } from "../sign-in/resolve-identity.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { makeTestPerson, signInTestPerson, type TestPerson, testPassword } from "../testing/person.ts";
import { beginSecondFactor, confirmSecondFactor } from "./index.ts";
import { passSecondStep } from "./pass.ts";
import { codeAt, stepOf } from "./rules.ts";
import { verifySecondFactor } from "./verify.ts";

const database = useTestDatabase();
const authSecret = "only tests know";
const password = { password: testPassword };
const withoutMail = { authSecret, site: { mailer: null }, now: testNow };
const withMail = { ...withoutMail, site: { mailer: { send: async () => {} } as unknown as Mailer } };
const later = (minutes: number) => () => new Date(testNow().getTime() + minutes * 60_000);

const bytesOf = (secret: string) => {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
};

let ada: TestPerson;
beforeEach(async () => {
  ada = await makeTestPerson(await makeTestOrganisation("passed"), ["owner"], { withPassword: true });
});

const proveMailbox = () => database.asOwner(`update users set email_verified_at = now() where id = ${ada.userId}`);
const identity = () => ({ issuer: "https://id.example", subject: `sub-${ada.userId}` });
/** Signs in at the provider, which says nothing of a second step. */
const comeFromElsewhere = async (isVouched = false) => {
  const person = await resolveIdentity({ ...identity(), email: ada.email, isEmailProven: true, name: "Ada" }, testNow);
  const claim = person && (await startSession(person.userId, { userAgent: null, now: testNow, isVouched }));
  if (!claim) throw new Error("the provider opened nothing");
  return claim;
};
const switchOn = async () => {
  const { secret } = await beginSecondFactor(ada.claim, password, withoutMail);
  const codeOf = (now: () => Date) => codeAt(bytesOf(secret), stepOf(now()));
  await confirmSecondFactor(ada.claim, { code: codeOf(testNow) }, withoutMail);
  return codeOf;
};
/** Bound to the account by the mailbox, before there was a second step; the account's own password opens a session as before. */
const bindElsewhere = async () => {
  await proveMailbox();
  await comeFromElsewhere();
};

describe("a session that somebody began elsewhere, with a second factor here", () => {
  test.each([false, true])("opens nothing before its code was given (vouched for: %s)", async (isVouched) => {
    await bindElsewhere();
    const codeOf = await switchOn();
    const claim = await comeFromElsewhere(isVouched);
    expect(await findSession(claim, testNow)).toBeNull();
    expect(await owesCode(claim)).toBe(true);
    await expect(getAccount(claim, testNow)).rejects.toMatchObject({ code: "not_found" });
    const wrong = passSecondStep(claim, "000000", { authSecret, now: later(1) });
    await expect(wrong).rejects.toMatchObject({ reason: "second_factor_wrong" });
    expect(await findSession(claim, testNow)).toBeNull();
    await passSecondStep(claim, codeOf(later(1)), { authSecret, now: later(1) });
    expect(await findSession(claim, testNow)).toMatchObject({ hasSecondFactor: true });
    const again = passSecondStep(claim, codeOf(later(2)), { authSecret, now: later(2) });
    await expect(again).rejects.toMatchObject({ code: "not_found" });
  });

  test("does not meet an organisation's demand by the factor that its person has", async () => {
    await bindElsewhere();
    await updateOrganisation(ada.ctx, { demandsSecondFactor: true });
    const codeOf = await switchOn();
    const contextOf = async (claim: TestPerson["claim"]) => {
      const person = await findSession(claim, testNow);
      return person && memberContext(person, ada.ctx.organisation.key, testNow);
    };
    expect(await contextOf(ada.claim), "the session that switched it on").not.toBeNull();
    const claim = await comeFromElsewhere();
    expect(await contextOf(claim)).toBeNull();
    await passSecondStep(claim, codeOf(later(1)), { authSecret, now: later(1) });
    expect(await contextOf(claim)).not.toBeNull();
  });

  test("is another's with another's claim", async () => {
    await bindElsewhere();
    const codeOf = await switchOn();
    const claim = await comeFromElsewhere();
    const other = await makeTestPerson(ada.ctx);
    const borrowed = passSecondStep({ ...claim, userId: other.userId }, "000000", { authSecret, now: testNow });
    await expect(borrowed).rejects.toMatchObject({ code: "not_found" });
    expect(await verifySecondFactor(ada.userId, codeOf(later(1)), { authSecret, now: later(1) })).toBe(true);
  });
});

describe("a second factor", () => {
  test("is not begun on an address that nobody has shown, where letters go out", async () => {
    const early = beginSecondFactor(ada.claim, password, withMail);
    await expect(early).rejects.toMatchObject({ reason: "address_unproven" });
    await proveMailbox();
    await beginSecondFactor(ada.claim, password, withMail);
  });

  test("is not switched on by a session that has ended meanwhile", async () => {
    await beginSecondFactor(ada.claim, password, withoutMail);
    const { link } = await createPasswordLink(ada.ctx, { memberId: ada.memberId }, { url: "https://heard.example" });
    const token = link.split("/").at(-1) ?? "";
    await resetPassword({ token, ...password }, { address: "192.0.2.79", now: testNow });
    // What a confirmation in flight does, whose session was looked at before.
    const [row] = await database.asOwner(
      `select confirm_second_factor(${ada.userId}, ${stepOf(testNow())}, '{}', '${ada.claim.sessionId}', now()) as on`,
    );
    expect(row).toEqual({ on: false });
    expect(await verifySecondFactor(ada.userId, "", { authSecret, now: testNow })).toBe(false);
  });
});

describe("an account elsewhere", () => {
  test("is listed, and opens nothing once it was removed, nor do the sessions that it may have opened", async () => {
    await bindElsewhere();
    const former = await comeFromElsewhere();
    ada = { ...ada, claim: await signInTestPerson(ada.userId) };
    expect(await getAccount(ada.claim, testNow)).toMatchObject({ identities: [{ ...identity() }] });
    await removeIdentity(ada.claim, identity(), withMail);
    expect(await findSession(former, testNow)).toBeNull();
    expect(await getAccount(ada.claim, testNow)).toMatchObject({
      identities: [{ ...identity(), removedAt: expect.any(Date) }],
    });
    const { items } = await listAuditEntries(ada.ctx, { verb: "account.removeIdentity" });
    expect(items).toHaveLength(1);
    expect(JSON.stringify(items)).not.toContain(identity().subject);
    await expect(removeIdentity(ada.claim, identity(), withMail)).rejects.toMatchObject({ code: "not_found" });
  });

  test("is not bound again by itself: neither it nor another one of that provider, until its person links it", async () => {
    await bindElsewhere();
    await removeIdentity(ada.claim, identity(), withMail);
    const proven = { email: ada.email, isEmailProven: true, name: "Ada" };
    for (const subject of [identity().subject, "another one at the same provider"])
      await expect(resolveIdentity({ ...identity(), ...proven, subject }, testNow)).rejects.toMatchObject({
        reason: "identity_removed",
      });
    const unproven = { ...identity(), email: null, isEmailProven: false, name: null };
    await expect(resolveIdentity(unproven, testNow)).rejects.toMatchObject({ reason: "identity_removed" });
    const link = { ...identity(), ...password };
    const other = await makeTestPerson(ada.ctx, ["employee"], { withPassword: true });
    await expect(linkIdentity(other.claim, link, testNow)).rejects.toMatchObject({ code: "not_found" });
    await linkIdentity(ada.claim, link, testNow);
    expect(await resolveIdentity(unproven, testNow)).toEqual({ userId: ada.userId });
    await expect(linkIdentity(ada.claim, link, testNow)).rejects.toMatchObject({ code: "not_found" });
    expect((await listAuditEntries(ada.ctx, { verb: "account.linkIdentity" })).items).toHaveLength(1);
  });

  test("is not linked again by a device that lies open: the password is asked for", async () => {
    await bindElsewhere();
    await removeIdentity(ada.claim, identity(), withMail);
    const wrong = { ...identity(), password: "not the password" };
    await expect(linkIdentity(ada.claim, wrong, testNow)).rejects.toMatchObject({ reason: "password_wrong" });
    const unproven = { ...identity(), email: null, isEmailProven: false, name: null };
    await expect(resolveIdentity(unproven, testNow)).rejects.toMatchObject({ reason: "identity_removed" });
    const without = await makeTestPerson(ada.ctx);
    await expect(linkIdentity(without.claim, wrong, testNow)).rejects.toMatchObject({ reason: "password_missing" });
  });

  test("of another person is not found, and the only way in stays", async () => {
    await bindElsewhere();
    const other = await makeTestPerson(ada.ctx);
    await expect(removeIdentity(other.claim, identity(), withMail)).rejects.toMatchObject({ code: "not_found" });
    const alone = await makeTestPerson(ada.ctx);
    await expect(removeIdentity(alone.claim, identity(), withoutMail)).rejects.toMatchObject({ reason: "last_way_in" });
  });
});

import { randomBytes } from "node:crypto";
import { personLookup } from "@heard/db";
import { useTestDatabase } from "@heard/db/testing";
import { beforeEach, describe, expect, test } from "vitest";
import { getAccount, resetPassword } from "../accounts/index.ts";
import { listAuditEntries } from "../audit/index.ts";
import { createPasswordLink } from "../members/index.ts";
import { updateOrganisation } from "../organisations/index.ts";
import { hashPassword } from "../sign-in/hash.ts";
import { findSession, memberContext, startSession } from "../sign-in/index.ts";
import { makeToken } from "../sign-in/make-token.ts";
import { redeemSignInLink } from "../sign-in/redeem-link.ts";
import { resolveIdentity } from "../sign-in/resolve-identity.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { makeTestPerson, signInTestPerson, type TestPerson, testPassword } from "../testing/person.ts";
import {
  beginSecondFactor,
  confirmSecondFactor,
  removeSecondFactor,
  removeSecondFactorByOperator,
  renewRecoveryCodes,
} from "./index.ts";
import { codeAt, stepOf } from "./rules.ts";
import { verifySecondFactor } from "./verify.ts";

const database = useTestDatabase();

const later = (minutes: number) => () => new Date(testNow().getTime() + minutes * 60_000);
const at = (now: () => Date) => ({ authSecret: "only tests know", site: { mailer: null }, now });
const password = { password: testPassword };
const bytesOf = (secret: string) => {
  const bits = [...secret].map((letter) =>
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"),
  );
  return Buffer.from((bits.join("").match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
};

let ada: TestPerson;
beforeEach(async () => {
  ada = await makeTestPerson(await makeTestOrganisation("second"), ["owner"], { withPassword: true });
});

/** Switches it on as a person does: the secret, a first code, the recovery codes. */
async function switchOn() {
  const { secret } = await beginSecondFactor(ada.claim, password, at(testNow));
  const codeOf = (now: () => Date) => codeAt(bytesOf(secret), stepOf(now()));
  const { recoveryCodes } = await confirmSecondFactor(ada.claim, { code: codeOf(testNow) }, at(testNow));
  return { codeOf, recoveryCodes };
}

describe("a second step of signing in", () => {
  test("is asked of nobody who has not switched it on with a first code", async () => {
    await verifySecondFactor(ada.userId, "", at(testNow));
    await beginSecondFactor(ada.claim, password, at(testNow));
    await verifySecondFactor(ada.userId, "", at(testNow));
    const wrong = confirmSecondFactor(ada.claim, { code: "000000" }, at(testNow));
    await expect(wrong).rejects.toMatchObject({ reason: "second_factor_wrong" });
    expect(await getAccount(ada.claim, testNow)).toMatchObject({ secondFactor: null });
  });

  test("needs the password to be begun, ends other sessions, is logged, and is not begun again while it is on", async () => {
    const wrong = beginSecondFactor(ada.claim, { password: "not mine" }, at(testNow));
    await expect(wrong).rejects.toMatchObject({ reason: "password_wrong" });
    const other = await signInTestPerson(ada.userId);
    await switchOn();
    expect(await findSession(other, testNow)).toBe(null);
    expect(await findSession(ada.claim, testNow)).toMatchObject({ email: ada.email });
    expect(await getAccount(ada.claim, testNow)).toMatchObject({ secondFactor: { recoveryCodesLeft: 10 } });
    const again = beginSecondFactor(ada.claim, password, at(testNow));
    await expect(again).rejects.toMatchObject({ reason: "second_factor_on" });
    const { items } = await listAuditEntries(ada.ctx, {});
    expect(items.map(({ verb }) => verb)).toContain("account.confirmSecondFactor");
  });

  test("takes a code once: neither the first one again, nor one that was used, nor an older one", async () => {
    const { codeOf } = await switchOn();
    const refused = { reason: "second_factor_wrong" };
    const tryCode = (code: string, now: () => Date) => verifySecondFactor(ada.userId, code, at(now));
    await expect(tryCode("", testNow)).rejects.toMatchObject({ reason: "second_factor_needed" });
    await expect(tryCode(codeOf(testNow), testNow)).rejects.toMatchObject(refused);
    await tryCode(codeOf(later(1)), later(1));
    await expect(tryCode(codeOf(later(1)), later(1))).rejects.toMatchObject(refused);
    await expect(tryCode(codeOf(later(0.5)), later(1))).rejects.toMatchObject(refused);
    const twice = await Promise.allSettled([1, 2].map(() => tryCode(codeOf(later(2)), later(2))));
    expect(twice.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  test("takes each recovery code once, says so in the log, and keeps only hashes", async () => {
    const { recoveryCodes } = await switchOn();
    const [code = ""] = recoveryCodes;
    await verifySecondFactor(ada.userId, code.toLowerCase(), { authSecret: "another by now", now: later(1) });
    const again = verifySecondFactor(ada.userId, code, at(later(1)));
    await expect(again).rejects.toMatchObject({ reason: "second_factor_wrong" });
    expect(await getAccount(ada.claim, testNow)).toMatchObject({ secondFactor: { recoveryCodesLeft: 9 } });
    const { items } = await listAuditEntries(ada.ctx, {});
    expect(items.map(({ verb }) => verb)).toContain("account.useRecoveryCode");
    const stored = await database.asOwner("select encode(hash, 'escape') as hash from user_recovery_codes");
    expect(JSON.stringify(stored)).not.toContain(recoveryCodes[1]);
  });

  test("can be guessed at five times", async () => {
    const { codeOf } = await switchOn();
    for (let wrong = 0; wrong < 5; wrong += 1)
      await expect(verifySecondFactor(ada.userId, "000000", at(later(1)))).rejects.toMatchObject({
        reason: "second_factor_wrong",
      });
    const right = verifySecondFactor(ada.userId, codeOf(later(1)), at(later(1)));
    await expect(right).rejects.toMatchObject({ code: "limit_exceeded" });
  });

  test("is switched off with the password and a code, with its recovery codes", async () => {
    const { codeOf, recoveryCodes } = await switchOn();
    const remove = (given: { password: string; code: string }) => removeSecondFactor(ada.claim, given, at(later(1)));
    const code = codeOf(later(1));
    await expect(remove({ password: "not mine", code })).rejects.toMatchObject({ reason: "password_wrong" });
    await expect(remove({ ...password, code: "000000" })).rejects.toMatchObject({ reason: "second_factor_wrong" });
    await remove({ ...password, code });
    await verifySecondFactor(ada.userId, "", at(testNow));
    expect(await getAccount(ada.claim, testNow)).toMatchObject({ secondFactor: null });
    await expect(remove({ ...password, code })).rejects.toMatchObject({ reason: "second_factor_off" });
    await switchOn();
    await expect(remove({ ...password, code: recoveryCodes[0] ?? "" })).rejects.toMatchObject({
      reason: "second_factor_wrong",
    });
  });

  test("is taken away by the operator for whoever has lost everything; their sessions end", async () => {
    await switchOn();
    await removeSecondFactorByOperator(ada.email, testNow);
    await verifySecondFactor(ada.userId, "", at(testNow));
    expect(await findSession(ada.claim, testNow)).toBe(null);
    const { items } = await listAuditEntries(ada.ctx, { verb: "account.removeSecondFactor" });
    expect(items).toMatchObject([{ actor: { kind: "operator" } }]);
    await expect(removeSecondFactorByOperator(ada.email, testNow)).rejects.toMatchObject({
      reason: "second_factor_off",
    });
    await expect(removeSecondFactorByOperator("no@example.org", testNow)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("new recovery codes", () => {
  test("are given for the password and a code, and those from before are no longer good", async () => {
    const { recoveryCodes } = await switchOn();
    const [first = "", second = ""] = recoveryCodes;
    const wrong = renewRecoveryCodes(ada.claim, { ...password, code: "000000" }, at(later(1)));
    await expect(wrong).rejects.toMatchObject({ reason: "second_factor_wrong" });
    const renewed = await renewRecoveryCodes(ada.claim, { ...password, code: first }, at(later(1)));
    await expect(verifySecondFactor(ada.userId, second, at(later(1)))).rejects.toMatchObject({
      reason: "second_factor_wrong",
    });
    await verifySecondFactor(ada.userId, renewed.recoveryCodes[0] ?? "", at(later(1)));
    expect(await getAccount(ada.claim, testNow)).toMatchObject({ secondFactor: { recoveryCodesLeft: 9 } });
    const { items } = await listAuditEntries(ada.ctx, { verb: "account.renewRecoveryCodes" });
    expect(items).toHaveLength(1);
  });

  test("are for those whose second step is on", async () => {
    const off = renewRecoveryCodes(ada.claim, { ...password, code: "" }, at(testNow));
    await expect(off).rejects.toMatchObject({ reason: "second_factor_off" });
  });
});

describe("an organisation that demands a second step", () => {
  const contextOfAda = async () => {
    const person = await findSession(ada.claim, testNow);
    return person && memberContext(person, ada.ctx.organisation.key, testNow);
  };

  test("is closed to a member until they have one, and to nobody else", async () => {
    expect(await contextOfAda()).not.toBeNull();
    await updateOrganisation(ada.ctx, { demandsSecondFactor: true });
    expect(await contextOfAda()).toBeNull();
    await switchOn();
    expect(await contextOfAda()).toMatchObject({ actor: { memberId: ada.memberId } });
    const { items } = await listAuditEntries(ada.ctx, { verb: "organisation.update" });
    expect(items).toMatchObject([{ after: { demandsSecondFactor: true } }]);
  });

  test("is open to whoever was signed in by a provider, which asks for its own", async () => {
    await updateOrganisation(ada.ctx, { demandsSecondFactor: true });
    const vouched = await startSession(ada.userId, { userAgent: null, now: testNow, isVouched: true });
    const person = vouched && (await findSession(vouched, testNow));
    expect(person && memberContext(person, ada.ctx.organisation.key, testNow)).not.toBeNull();
  });
});

describe("whoever reads the mailbox", () => {
  const elsewhere = () => ({ issuer: "https://id.example", subject: ada.email, email: ada.email, isEmailProven: true });
  const comeFromElsewhere = () => resolveIdentity({ ...elsewhere(), name: "Ada" }, testNow);
  const proveMailbox = () => database.asOwner(`update users set email_verified_at = now() where id = ${ada.userId}`);
  const isAsked = () =>
    verifySecondFactor(ada.userId, "", at(later(1))).then(
      () => false,
      () => true,
    );

  test("does not pass a second step by, by signing in elsewhere for the first time", async () => {
    await proveMailbox();
    await switchOn();
    await expect(comeFromElsewhere()).rejects.toMatchObject({ reason: "second_factor_first" });
    expect(await isAsked()).toBe(true);
    const identities = await database.asOwner("select subject from user_identities");
    expect(JSON.stringify(identities)).not.toContain(ada.email);
  });

  test("goes on signing in elsewhere where they did before they switched it on", async () => {
    await proveMailbox();
    expect(await comeFromElsewhere()).toEqual({ userId: ada.userId });
    await switchOn();
    expect(await comeFromElsewhere()).toEqual({ userId: ada.userId });
  });

  test("is not locked out by a second step that somebody set who had never shown it", async () => {
    await switchOn();
    expect(await isAsked()).toBe(true);
    expect(await comeFromElsewhere()).toEqual({ userId: ada.userId });
    expect(await isAsked()).toBe(false);
  });

  test("takes away what a stranger has begun and not confirmed", async () => {
    const { secret } = await beginSecondFactor(ada.claim, password, at(testNow));
    await comeFromElsewhere();
    const confirming = confirmSecondFactor(
      { ...ada.claim, ...(await signInTestPerson(ada.userId)) },
      { code: codeAt(bytesOf(secret), stepOf(testNow())) },
      at(testNow),
    );
    await expect(confirming).rejects.toMatchObject({ reason: "second_factor_off" });
  });

  test("comes in by a mailed link without the code of that stranger, and by no link without their own", async () => {
    await switchOn();
    const link = async () => {
      const { token, hash } = makeToken(randomBytes);
      const expiresAt = later(15)();
      const made = { userId: ada.userId, purpose: "signIn", hash, isMailed: true, at: testNow(), expiresAt } as const;
      await personLookup.createToken({ ...made, entries: null });
      return redeemSignInLink(token, { address: "192.0.2.77", now: testNow }, (userId) =>
        verifySecondFactor(userId, "", at(testNow)),
      );
    };
    await link();
    expect(await isAsked()).toBe(false);
    const { items } = await listAuditEntries(ada.ctx, { verb: "account.removeSecondFactor" });
    expect(items).toHaveLength(1);
    await database.asOwner(
      `update users set password_hash = '${await hashPassword(testPassword)}' where id = ${ada.userId}`,
    );
    ada = { ...ada, claim: await signInTestPerson(ada.userId) };
    await switchOn();
    await expect(link()).rejects.toMatchObject({ reason: "second_factor_needed" });
  });

  test("takes a second step away that was set behind an owner's link for a password", async () => {
    await proveMailbox();
    const { link } = await createPasswordLink(ada.ctx, { memberId: ada.memberId }, { url: "https://heard.example" });
    const token = link.split("/").at(-1) ?? "";
    await resetPassword({ token, password: testPassword }, { address: "192.0.2.78", now: testNow });
    ada = { ...ada, claim: await signInTestPerson(ada.userId) };
    await switchOn();
    expect(await comeFromElsewhere()).toEqual({ userId: ada.userId });
    expect(await isAsked()).toBe(false);
  });
});

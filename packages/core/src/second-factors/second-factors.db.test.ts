import { useTestDatabase } from "@heard/db/testing";
import { beforeEach, describe, expect, test } from "vitest";
import { getAccount } from "../accounts/index.ts";
import { listAuditEntries } from "../audit/index.ts";
import { findSession } from "../sign-in/index.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { makeTestPerson, signInTestPerson, type TestPerson, testPassword } from "../testing/person.ts";
import { beginSecondFactor, confirmSecondFactor, removeSecondFactor, removeSecondFactorByOperator } from "./index.ts";
import { codeAt, stepOf } from "./rules.ts";
import { verifySecondFactor } from "./verify.ts";

const database = useTestDatabase();

const later = (minutes: number) => () => new Date(testNow().getTime() + minutes * 60_000);
const at = (now: () => Date) => ({ authSecret: "only tests know", now });
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

  test("is switched off with the password, with its codes", async () => {
    const { recoveryCodes } = await switchOn();
    await expect(removeSecondFactor(ada.claim, { password: "not mine" }, testNow)).rejects.toMatchObject({
      reason: "password_wrong",
    });
    await removeSecondFactor(ada.claim, password, testNow);
    await verifySecondFactor(ada.userId, "", at(testNow));
    expect(await getAccount(ada.claim, testNow)).toMatchObject({ secondFactor: null });
    const off = removeSecondFactor(ada.claim, password, testNow);
    await expect(off).rejects.toMatchObject({ reason: "second_factor_off" });
    expect(recoveryCodes).toHaveLength(10);
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

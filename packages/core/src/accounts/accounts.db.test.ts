import { identityLookup } from "@heard/db";
import { auditEntries } from "@heard/db/schema/audit";
import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import { inTenant } from "../context.ts";
import { createSite } from "../mail/index.ts";
import { createPasswordLink } from "../members/index.ts";
import { findSession, verifyCredentials } from "../sign-in/index.ts";
import { redeemSignInLink } from "../sign-in/redeem-link.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { joinTestPerson, makeTestPerson, signInTestPerson, type TestPerson, testPassword } from "../testing/person.ts";
import { openPostbox, textOf } from "../testing/smtp.ts";
import {
  changePassword,
  endSessionOf,
  endSessionsEverywhere,
  findPasswordLink,
  getAccount,
  listSessions,
  requestLink,
  resetPassword,
  updateAccount,
} from "./index.ts";

useTestDatabase();
const nothingMore = async () => false;

let place = 0;
const from = (now = testNow) => ({ address: `203.0.113.${++place}`, now });
const nextPassword = "another long password";
const makePerson = async (roles: Parameters<typeof makeTestPerson>[1] = ["employee"]) =>
  makeTestPerson(await makeTestOrganisation(), roles, { withPassword: true });
const isOpen = async (claim: TestPerson["claim"]) => (await findSession(claim, testNow)) !== null;
const verbsOf = async (person: TestPerson) => {
  const log = await inTenant(person.ctx, (tx) => tx.select().from(auditEntries).orderBy(auditEntries.id));
  return log.map(({ verb }) => verb).filter((verb) => verb.startsWith("account."));
};

describe("one's own account", () => {
  test("says who one is, how one reads, and what one belongs to", async () => {
    const ada = await makePerson(["owner"]);
    await joinTestPerson(await makeTestOrganisation("zz"), ada, ["employee"]);
    const account = await getAccount(ada.claim, testNow);
    expect(account).toMatchObject({ name: "Ada", email: ada.email, locale: null, theme: "system", hasPassword: true });
    expect(account.memberships.map(({ roles, isLastOwner }) => ({ roles, isLastOwner }))).toEqual([
      { roles: ["owner"], isLastOwner: true },
      { roles: ["employee"], isLastOwner: false },
    ]);
    expect(JSON.stringify(account)).not.toContain("argon2");
  });

  test("changes its name, language and theme, each alone", async () => {
    const ada = await makePerson();
    await updateAccount(ada.claim, { locale: "zh-Hant" }, testNow);
    await updateAccount(ada.claim, { theme: "dark" }, testNow);
    await updateAccount(ada.claim, { name: "  艾達  " }, testNow);
    expect(await getAccount(ada.claim, testNow)).toMatchObject({ name: "艾達", locale: "zh-Hant", theme: "dark" });
    await updateAccount(ada.claim, { locale: null }, testNow);
    expect(await getAccount(ada.claim, testNow)).toMatchObject({ locale: null, theme: "dark" });
    expect(await verbsOf(ada)).toEqual(["account.update"]);
    for (const bad of [
      { name: "" },
      { name: "x".repeat(121) },
      { locale: "fr" },
      { theme: "pink" },
      { email: "a@b.org" },
    ])
      await expect(updateAccount(ada.claim, bad as object, testNow)).rejects.toThrow();
  });

  test("keeps what several devices change at once, and of the same thing the first alone where each says what it saw", async () => {
    const ada = await makePerson();
    await Promise.all([
      updateAccount(ada.claim, { locale: "zh-Hant" }, testNow),
      updateAccount(ada.claim, { theme: "dark" }, testNow),
      updateAccount(ada.claim, { name: "Ada B" }, testNow),
    ]);
    expect(await getAccount(ada.claim, testNow)).toMatchObject({ name: "Ada B", locale: "zh-Hant", theme: "dark" });
    const names = ["One", "Two", "Three", "Four"];
    const done = await Promise.allSettled(
      names.map((name) => updateAccount(ada.claim, { name, seen: { name: "Ada B" } }, testNow)),
    );
    expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("is nobody's whose session has ended", async () => {
    const ada = await makePerson();
    await endSessionsEverywhere(ada.claim, testNow);
    for (const attempt of [
      () => getAccount(ada.claim, testNow),
      () => updateAccount(ada.claim, { name: "Eve" }, testNow),
      () => changePassword(ada.claim, { current: testPassword, next: nextPassword }, testNow),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("sessions", () => {
  test("are listed, this one marked, and end one by one or all together", async () => {
    const [ada, eve] = [await makePerson(), await makePerson()];
    const [second, third] = [await signInTestPerson(ada.userId), await signInTestPerson(ada.userId)];
    const listed = await listSessions(ada.claim);
    expect(listed.map(({ id }) => id).sort()).toEqual(
      [ada.claim, second, third].map(({ sessionId }) => sessionId).sort(),
    );
    expect(listed.filter(({ isThisOne }) => isThisOne).map(({ id }) => id)).toEqual([ada.claim.sessionId]);
    await endSessionOf(ada.claim, { sessionId: second.sessionId }, testNow);
    expect(await isOpen(second)).toBe(false);
    await expect(endSessionOf(eve.claim, { sessionId: third.sessionId }, testNow)).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await isOpen(third)).toBe(true);
    await endSessionsEverywhere(ada.claim, testNow);
    for (const ended of [ada.claim, third]) expect(await isOpen(ended)).toBe(false);
    expect(await isOpen(eve.claim)).toBe(true);
    expect(await verbsOf(ada)).toEqual(["account.endSession", "account.endSessions"]);
  });
});

describe("changing the password", () => {
  test("asks for the present one, ends every session but this one, and is logged in each organisation", async () => {
    const ada = await makePerson();
    const elsewhere = await joinTestPerson(await makeTestOrganisation(), ada, ["employee"]);
    const wrong = { current: "not it", next: nextPassword };
    await expect(changePassword(ada.claim, wrong, testNow)).rejects.toMatchObject({ reason: "password_wrong" });
    expect(await isOpen(elsewhere.claim)).toBe(true);
    const right = { current: testPassword, next: nextPassword };
    expect(await changePassword(ada.claim, right, testNow)).toEqual({ endedCount: 1 });
    expect(await isOpen(ada.claim)).toBe(true);
    expect(await isOpen(elsewhere.claim)).toBe(false);
    await expect(verifyCredentials({ email: ada.email, password: testPassword }, from())).rejects.toThrow();
    expect(await verifyCredentials({ email: ada.email, password: nextPassword }, from())).toEqual({
      userId: ada.userId,
    });
    for (const person of [ada, elsewhere]) expect(await verbsOf(person)).toEqual(["account.changePassword"]);
  });

  test("is limited like signing in, and impossible where there is no password", async () => {
    const ada = await makePerson();
    const wrong = { current: "not it", next: nextPassword };
    for (let attempt = 0; attempt < 10; attempt += 1)
      await expect(changePassword(ada.claim, wrong, testNow)).rejects.toMatchObject({ reason: "password_wrong" });
    await expect(changePassword(ada.claim, wrong, testNow)).rejects.toMatchObject({ code: "limit_exceeded" });
    const other = await makeTestPerson(await makeTestOrganisation());
    await expect(changePassword(other.claim, wrong, testNow)).rejects.toMatchObject({ reason: "password_missing" });
  });
});

describe("a link to set a password", () => {
  const site = { url: "https://heard.example" };
  const makeLink = async () => {
    const owner = await makeTestPerson(await makeTestOrganisation(), ["owner"]);
    const ada = await makeTestPerson(owner.ctx, ["employee"], { withPassword: true });
    const make = async () => {
      const { link } = await createPasswordLink(owner.ctx, { memberId: ada.memberId }, site);
      return link.split("/").at(-1) ?? "";
    };
    return { ada, make, token: await make() };
  };

  test("works once, ends all sessions, and takes the other links with it", async () => {
    const { ada, make, token } = await makeLink();
    const second = await make();
    expect(await findPasswordLink({ token }, from())).toEqual({ email: ada.email });
    const tries = await Promise.allSettled([1, 2].map(() => resetPassword({ token, password: nextPassword }, from())));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await isOpen(ada.claim)).toBe(false);
    expect(await verifyCredentials({ email: ada.email, password: nextPassword }, from())).toEqual({
      userId: ada.userId,
    });
    for (const used of [token, second]) {
      expect(await findPasswordLink({ token: used }, from())).toBeNull();
      await expect(resetPassword({ token: used, password: "yet another one" }, from())).rejects.toMatchObject({
        reason: "link_invalid",
      });
    }
    expect(await verbsOf(ada)).toEqual(["account.resetPassword"]);
  });

  test("is no good after an hour, nor with a password that is too short", async () => {
    const { ada, token } = await makeLink();
    const hourLater = () => new Date(testNow().getTime() + 3_600_000);
    await expect(resetPassword({ token, password: "short" }, from())).rejects.toThrow();
    await expect(resetPassword({ token, password: nextPassword }, from(hourLater))).rejects.toMatchObject({
      reason: "link_invalid",
    });
    expect(await isOpen(ada.claim)).toBe(true);
  });
});

describe("a new password", () => {
  test("is not set where it is one that everybody tries first, and the link stays good", async () => {
    const ada = await makePerson(["owner"]);
    const common = { reason: "password_common" };
    const change = changePassword(ada.claim, { current: testPassword, next: "Password1" }, testNow);
    await expect(change).rejects.toMatchObject(common);
    const { link } = await createPasswordLink(ada.ctx, { memberId: ada.memberId }, { url: "https://heard.example" });
    const token = link.split("/").at(-1) ?? "";
    await expect(resetPassword({ token, password: ada.email }, from())).rejects.toMatchObject(common);
    await resetPassword({ token, password: nextPassword }, from());
    expect(await isOpen(ada.claim)).toBe(false);
  });
});

describe("a link by mail", () => {
  const withPostbox = async (
    work: (box: Awaited<ReturnType<typeof openPostbox>>, request: typeof requestLink) => Promise<void>,
    refuses = false,
  ) => {
    const box = await openPostbox({ refuses });
    await work(box, requestLink);
    await box.close();
  };
  const mailing = (url: string) =>
    createSite({ url: "https://heard.example", smtpUrl: url, from: "no-reply@heard.example" });
  const failures: unknown[] = [];
  const asked = (url: string) => ({ ...from(), site: mailing(url), report: (error: unknown) => failures.push(error) });

  test("to set a password shows that the mailbox is theirs", () =>
    withPostbox(async (box, request) => {
      const ada = await makePerson();
      await updateAccount(ada.claim, { locale: "zh-Hans" }, testNow);
      await (await request("password", { email: ada.email }, asked(box.url))).done;
      const text = textOf(box.letters[0] ?? "");
      expect(text).toContain("设置新密码");
      const token = /reset-password\/([A-Za-z0-9_-]{43})/.exec(text)?.[1] ?? "";
      await resetPassword({ token, password: nextPassword }, from());
      // Proven now, so an outside identity of that address leaves the password alone.
      const identity = {
        issuer: "https://id.example",
        subject: ada.email,
        provenEmail: ada.email,
        name: "Ada",
        at: testNow(),
      };
      await identityLookup.identityUser(identity);
      expect(await verifyCredentials({ email: ada.email, password: nextPassword }, from())).toEqual({
        userId: ada.userId,
      });
    }));

  test("to sign in works once", () =>
    withPostbox(async (box, request) => {
      const ada = await makeTestPerson(await makeTestOrganisation());
      await (await request("signIn", { email: ada.email }, asked(box.url))).done;
      const token = /sign-in\/([A-Za-z0-9_-]{43})/.exec(textOf(box.letters[0] ?? ""))?.[1] ?? "";
      expect(await redeemSignInLink(token, from(), nothingMore)).toEqual({ userId: ada.userId, hasPassedStep: false });
      for (const used of [token, "", "x".repeat(43)])
        await expect(redeemSignInLink(used, from(), nothingMore)).rejects.toMatchObject({ reason: "link_invalid" });
    }));

  test("is answered alike for an address that nobody has, and sends nothing there", () =>
    withPostbox(async (box, request) => {
      const { sendsMail, done } = await request("password", { email: "nobody@example.org" }, asked(box.url));
      await done;
      expect(sendsMail).toBe(true);
      expect(box.letters).toEqual([]);
      const without = { ...from(), site: { url: "https://heard.example", mailer: null }, report: () => {} };
      expect((await request("password", { email: "nobody@example.org" }, without)).sendsMail).toBe(false);
    }));

  test("goes to one mailbox three times at most, and a refusing mail server is reported, not told", () =>
    withPostbox(async (box, request) => {
      const ada = await makePerson();
      for (let turn = 0; turn < 5; turn += 1)
        await (await request("password", { email: ada.email }, asked(box.url))).done;
      expect(box.letters).toHaveLength(0);
      expect(failures).toHaveLength(3);
    }, true));

  test("is given up when the mail server says nothing, and that is reported", async () => {
    const box = await openPostbox({ isSilent: true });
    const ada = await makePerson();
    const reported: unknown[] = [];
    const site = createSite({
      url: "https://heard.example",
      smtpUrl: box.url,
      from: "a@heard.example",
      timeoutMs: 300,
    });
    const report = (error: unknown) => reported.push(error);
    const { sendsMail, done } = await requestLink("password", { email: ada.email }, { ...from(), site, report });
    await done;
    expect(sendsMail).toBe(true);
    expect(reported).toEqual([expect.objectContaining({ reason: "mail_failed" })]);
    await box.close();
  });

  test("can be asked for twenty times from one address", () =>
    withPostbox(async (box, request) => {
      const one = { ...asked(box.url), address: "203.0.113.250" };
      const outcomes = await Promise.allSettled(
        Array.from({ length: 23 }, (_, turn) => request("password", { email: `n${turn}@example.org` }, one)),
      );
      expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(3);
      await Promise.all(outcomes.map((outcome) => (outcome.status === "fulfilled" ? outcome.value.done : null)));
    }));
});

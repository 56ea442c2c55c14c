import { identityLookup, personLookup, sessionLookup } from "@heard/db";
import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import { forgetLeases } from "../rate-limits/take.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { joinTestPerson, makeTestPerson, signInTestPerson, testPassword } from "../testing/person.ts";
import { dummyHash, verifyPassword } from "./hash.ts";
import { endSession, findSession, memberContext, startSession, verifyCredentials } from "./index.ts";
import { makeToken } from "./make-token.ts";

useTestDatabase();

let place = 0;
/** An address that no other test tries from. */
const elsewhere = () => `192.0.2.${++place}`;
const failed = { code: "invalid_input", reason: "sign_in_failed" };

describe("e-mail and password", () => {
  test("are somebody's, however the address is written", async () => {
    const ada = await makeTestPerson(await makeTestOrganisation(), ["employee"], { withPassword: true });
    const typed = { email: ` ${ada.email.toUpperCase()} `, password: testPassword };
    expect(await verifyCredentials(typed, { address: elsewhere() })).toEqual({ userId: ada.userId });
  });

  test("cost one verification whether the person is known, unknown, or has no password", async () => {
    const ctx = await makeTestOrganisation();
    const known = await makeTestPerson(ctx, ["employee"], { withPassword: true });
    const elsewhereOnly = await makeTestPerson(ctx, ["employee"]);
    const hashes: string[] = [];
    const verify = (hash: string, password: string) => {
      hashes.push(hash);
      return verifyPassword(hash, password);
    };
    for (const email of [known.email, elsewhereOnly.email, "nobody@example.org"]) {
      const from = { address: elsewhere(), verify };
      await expect(verifyCredentials({ email, password: "wrong" }, from)).rejects.toMatchObject(failed);
    }
    expect(hashes).toHaveLength(3);
    expect(hashes.slice(1)).toEqual([dummyHash, dummyHash]);
    // The same work: what stands before the salt is the cost.
    const cost = (hash: string | undefined) => hash?.split("$").slice(0, 4).join("$");
    expect(cost(hashes[0])).toBe(cost(dummyHash));
  });

  test("are refused the same way when they are no address at all", async () => {
    for (const email of ["", "not an address", `${"a".repeat(300)}@example.org`])
      await expect(verifyCredentials({ email, password: "x" }, { address: elsewhere() })).rejects.toMatchObject(failed);
  });

  test("can be tried ten times for one account, from wherever, known or not", async () => {
    const ada = await makeTestPerson(await makeTestOrganisation(), ["employee"], { withPassword: true });
    for (const email of [ada.email, "limited@example.org"]) {
      for (let attempt = 0; attempt < 10; attempt += 1)
        await expect(verifyCredentials({ email, password: "wrong" }, { address: elsewhere() })).rejects.toMatchObject(
          failed,
        );
      const right = { email, password: testPassword };
      await expect(verifyCredentials(right, { address: elsewhere() })).rejects.toMatchObject({
        code: "limit_exceeded",
        params: { seconds: 90 },
      });
    }
  });

  test("can be tried sixty times from one address, whoever is meant", async () => {
    const address = elsewhere();
    const verify = async () => false;
    const tried = (count: number) =>
      Array.from({ length: count }, (_, one) =>
        verifyCredentials({ email: `guess-${one}@example.org`, password: "x" }, { address, verify }).then(
          () => "in",
          (error: { reason: string }) => error.reason,
        ),
      );
    const reasons = await Promise.all(tried(64));
    expect(reasons.filter((reason) => reason === "sign_in_failed")).toHaveLength(60);
    expect(reasons.filter((reason) => reason === "rate_limited")).toHaveLength(4);
  });

  test("do not use up tries when they are right", async () => {
    const ada = await makeTestPerson(await makeTestOrganisation(), ["employee"], { withPassword: true });
    const address = elsewhere();
    for (let attempt = 0; attempt < 14; attempt += 1) {
      await verifyCredentials({ email: ada.email, password: testPassword }, { address });
      forgetLeases();
    }
  });
});

describe("a session", () => {
  test("knows its person, their organisations, roles and limits", async () => {
    const ctx = await makeTestOrganisation("b-second");
    const ada = await makeTestPerson(ctx, ["employee", "cxLeader"], { touchpointIds: [7], canUnmask: true });
    const other = await makeTestOrganisation("a-first");
    await joinTestPerson(other, ada, ["owner"]);
    const person = await findSession(ada.claim, testNow);
    expect(person).toMatchObject({ ...ada.claim, email: ada.email, name: "Ada", locale: null, theme: "system" });
    expect(person?.memberships.map(({ organisation }) => organisation.key)).toEqual([
      other.organisation.key,
      ctx.organisation.key,
    ]);
    if (!person) throw new Error("no person");
    expect(memberContext(person, ctx.organisation.key, testNow)).toEqual({
      organisation: ctx.organisation,
      actor: {
        kind: "member",
        memberId: ada.memberId,
        userId: ada.userId,
        roles: ["cxLeader", "employee"],
        grants: { canUnmask: true, canSeeCustomers: false },
      },
      touchpoints: [7],
      now: testNow,
    });
    expect(memberContext(person, "somebody-elses", testNow)).toBeNull();
  });

  test("is worth nothing with another's id, an older version, or after signing out", async () => {
    const ctx = await makeTestOrganisation();
    const [ada, jo] = [await makeTestPerson(ctx), await makeTestPerson(ctx)];
    expect(await findSession({ ...ada.claim, userId: jo.userId }, testNow)).toBeNull();
    expect(await findSession({ ...ada.claim, version: ada.claim.version + 1 }, testNow)).toBeNull();
    const second = await signInTestPerson(ada.userId);
    await endSession(ada.claim);
    expect(await findSession(ada.claim, testNow)).toBeNull();
    expect(await findSession(second, testNow)).not.toBeNull();
    expect(await findSession(jo.claim, testNow)).not.toBeNull();
  });

  test("cannot be ended by somebody else", async () => {
    const ctx = await makeTestOrganisation();
    const [ada, jo] = [await makeTestPerson(ctx), await makeTestPerson(ctx)];
    await endSession({ userId: jo.userId, sessionId: ada.claim.sessionId });
    expect(await findSession(ada.claim, testNow)).not.toBeNull();
  });

  test("ends with all others by a new version, but the one that asked for it", async () => {
    const ada = await makeTestPerson(await makeTestOrganisation());
    const [second, third] = [await signInTestPerson(ada.userId), await signInTestPerson(ada.userId)];
    expect(await personLookup.setPassword(ada.userId, "new", second.sessionId, null)).toBe(2);
    expect(await findSession(second, testNow)).not.toBeNull();
    for (const ended of [ada.claim, third]) expect(await findSession(ended, testNow)).toBeNull();
    expect(await personLookup.setPassword(ada.userId, "newer", null, null)).toBe(1);
    expect(await findSession(second, testNow)).toBeNull();
  });

  test("notes its device, and when it was last seen once a minute", async () => {
    const ada = await makeTestPerson(await makeTestOrganisation());
    const agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    const claim = await startSession(ada.userId, { userAgent: agent, now: testNow });
    if (!claim) throw new Error("no session");
    const at = (seconds: number) => () => new Date(testNow().getTime() + seconds * 1000);
    const seen = async () => (await sessionLookup.sessions(ada.userId)).find(({ id }) => id === claim.sessionId);
    await findSession(claim, at(59));
    expect(await seen()).toMatchObject({ device: "Firefox · Linux", lastSeenAt: testNow() });
    await findSession(claim, at(61));
    expect((await seen())?.lastSeenAt).toEqual(at(61)());
  });

  test("ends by itself when nobody has used it for two weeks, and lives on while somebody does", async () => {
    const ada = await makeTestPerson(await makeTestOrganisation());
    const claim = await startSession(ada.userId, { userAgent: null, now: testNow });
    if (!claim) throw new Error("no session");
    const after =
      (days: number, ms = 0) =>
      () =>
        new Date(testNow().getTime() + days * 86_400_000 + ms);
    expect(await findSession(claim, after(14))).not.toBeNull();
    expect(await findSession(claim, after(28))).not.toBeNull();
    expect(await findSession(claim, after(42, 1))).toBeNull();
    // Over, not asleep: no clock that is set back wakes it up.
    expect(await findSession(claim, after(28))).toBeNull();
    expect((await sessionLookup.sessions(ada.userId)).map(({ id }) => id)).not.toContain(claim.sessionId);
  });
});

describe("an outside identity", () => {
  const at = testNow();
  const from = (subject: string, email: string | null) => ({
    issuer: "https://id.example",
    subject,
    provenEmail: email,
    name: "Ada",
    at,
  });

  test("is nobody without a proven address that is known or invited", async () => {
    expect(await identityLookup.identityUser(from("s-0", "unknown@example.org"))).toBeNull();
    const ada = await makeTestPerson(await makeTestOrganisation());
    expect(await identityLookup.identityUser(from("s-1", null))).toBeNull();
    expect(await identityLookup.identityUser(from("s-1", ada.email))).toBe(ada.userId);
    // From now on the subject says who it is, whatever the provider calls them.
    expect(await identityLookup.identityUser(from("s-1", null))).toBe(ada.userId);
    expect(await identityLookup.identityUser(from("s-1", "renamed@example.org"))).toBe(ada.userId);
  });

  test("takes the place of a password that was set before anybody had shown that the mailbox is theirs", async () => {
    const ada = await makeTestPerson(await makeTestOrganisation(), ["employee"], { withPassword: true });
    expect(await identityLookup.identityUser(from("s-2", ada.email))).toBe(ada.userId);
    expect(await personLookup.passwordHash(ada.userId)).toBeNull();
    expect(await findSession(ada.claim, testNow)).toBeNull();
    // Once shown, a password of their own stays.
    await personLookup.setPassword(ada.userId, "kept", null, null);
    await identityLookup.identityUser(from("s-3", ada.email));
    expect(await personLookup.passwordHash(ada.userId)).toBe("kept");
  });

  test("signs in by a mailed link once, within its time, and for its purpose only", async () => {
    const ada = await makeTestPerson(await makeTestOrganisation());
    const make = async (purpose: "signIn" | "password") => {
      const { hash } = makeToken((size) => crypto.getRandomValues(new Uint8Array(size)));
      const expiresAt = new Date(at.getTime() + 900_000);
      await personLookup.createToken({
        userId: ada.userId,
        purpose,
        hash,
        isMailed: true,
        at,
        expiresAt,
        entries: null,
      });
      return hash;
    };
    const hash = await make("signIn");
    const redeem = (given: Uint8Array, when = at) => personLookup.redeemSignInToken(ada.userId, given, when, null);
    expect(await redeem(await make("password"))).toBe(false);
    expect(await redeem(hash, new Date(at.getTime() + 900_000))).toBe(false);
    const tries = await Promise.all([1, 2, 3].map(() => redeem(hash)));
    expect(tries.filter((isRedeemed) => isRedeemed)).toHaveLength(1);
  });
});

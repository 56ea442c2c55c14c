import { lookup } from "@heard/db";
import { auditEntries } from "@heard/db/schema/audit";
import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import { inTenant } from "../context.ts";
import { findSetUpCode } from "../database.ts";
import { findSession, memberContext, verifyCredentials } from "../sign-in/index.ts";
import { testNow } from "../testing/organisation.ts";
import { makeTestPerson, signInTestPerson } from "../testing/person.ts";
import { createOwnOrganisation, setUp } from "./index.ts";
import { contextOf, needsSetUp } from "./queries.ts";

// A database of its own: the first organisation can be made once only.
useTestDatabase();

const authSecret = "a secret of this installation";
let place = 0;
const from = () => ({ address: `203.0.113.${++place}`, now: testNow, authSecret });
const given = (code: string, key: string) => ({
  code,
  organisation: { key, name: "First", locale: "zh-Hans" as const, timeZone: "Asia/Shanghai" },
  owner: { name: "Wei", email: `${key}@example.org`, password: "correct horse battery" },
});

describe("the first organisation", () => {
  test("takes the code from the log, and one of two that try at once is made", async () => {
    expect(await needsSetUp()).toBe(true);
    const code = (await findSetUpCode(authSecret)) ?? "";
    for (const wrong of ["", "AAAA-AAAA-AAAA", (await findSetUpCode("another secret")) ?? ""])
      await expect(setUp(given(wrong, "never"), from())).rejects.toThrow();
    const tries = await Promise.allSettled([
      setUp(given(code.toLowerCase().replaceAll("-", " "), "first"), from()),
      setUp(given(code, "second"), from()),
    ]);
    const made = tries.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
    expect(made).toHaveLength(1);
    expect(await lookup.organisations()).toHaveLength(1);
    await expect(setUp(given(code, "third"), from())).rejects.toMatchObject({ reason: "set_up_done" });
    expect(await findSetUpCode(authSecret)).toBeNull();
    const [one] = made;
    if (!one) throw new Error("nothing was made");
    const { userId } = await verifyCredentials({ email: one.email, password: "correct horse battery" }, from());
    const person = await findSession(await signInTestPerson(userId), testNow);
    expect(person).toMatchObject({ name: "Wei", locale: "zh-Hans" });
    expect(person?.memberships).toMatchObject([
      { roles: ["owner"], organisation: { key: one.key, timeZone: "Asia/Shanghai" } },
    ]);
  });
});

describe("an organisation of one's own", () => {
  test("that an attempt left bare is made by the next one, once", async () => {
    const base = await contextOf((await lookup.organisations())[0]?.key ?? "", { kind: "operator" }, testNow);
    const { userId } = await makeTestPerson(base);
    // Nobody has this id: the row is made, and what is in it is not.
    await expect(createOwnOrganisation(2_000_000_000, { key: "bare", name: "Bare" }, testNow)).rejects.toThrow();
    expect((await lookup.organisation("bare"))?.name).toBe("Bare");
    const tries = await Promise.allSettled(
      ["One", "Two"].map((name) => createOwnOrganisation(userId, { key: "bare", name }, testNow)),
    );
    expect(tries.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await expect(createOwnOrganisation(userId, { key: "bare", name: "Three" }, testNow)).rejects.toMatchObject({
      reason: "already_exists",
    });
  });

  test("has its maker as owner, and what every organisation starts with", async () => {
    const base = await contextOf((await lookup.organisations())[0]?.key ?? "", { kind: "operator" }, testNow);
    const ada = await makeTestPerson(base);
    const { key } = await createOwnOrganisation(ada.userId, { key: "adas", name: "Ada’s" }, testNow);
    const person = await findSession(ada.claim, testNow);
    if (!person) throw new Error("signed out");
    const ctx = memberContext(person, key, testNow);
    expect(ctx?.actor).toMatchObject({ kind: "member", roles: ["owner"] });
    expect(memberContext(person, base.organisation.key, testNow)?.actor).toMatchObject({ roles: ["employee"] });
    const log = ctx ? await inTenant(ctx, (tx) => tx.select().from(auditEntries)) : [];
    expect(log).toMatchObject([{ verb: "organisation.create", actorKind: "member" }]);
    const again = createOwnOrganisation(ada.userId, { key: "adas", name: "Ada’s" }, testNow);
    await expect(again).rejects.toMatchObject({ code: "conflict" });
    for (const bad of ["Adas", "sign-in", "a--b", "-a", "forgot-password", "organisations", "x".repeat(61)])
      await expect(createOwnOrganisation(ada.userId, { key: bad, name: "x" }, testNow)).rejects.toThrow();
  });

  test("can be made ten times by one person", async () => {
    const base = await contextOf((await lookup.organisations())[0]?.key ?? "", { kind: "operator" }, testNow);
    const ada = await makeTestPerson(base);
    const make = (turn: number) => createOwnOrganisation(ada.userId, { key: `many-${turn}`, name: "x" }, testNow);
    for (let turn = 0; turn < 10; turn += 1) await make(turn);
    await expect(make(10)).rejects.toMatchObject({ code: "limit_exceeded" });
  });
});

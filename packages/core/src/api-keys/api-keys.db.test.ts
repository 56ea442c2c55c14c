import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import type { ServiceContext } from "../context.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { authenticateApiKey, createApiKey, listApiKeys, revokeApiKey, touchApiKey } from "./index.ts";

useTestDatabase();

const make = (ctx: ServiceContext, more: object = {}) =>
  createApiKey(ctx, { name: "Till", scopes: ["responses:write"], ...more });

describe("API keys", () => {
  test("are shown once and open their own organisation, with their scopes", async () => {
    const ctx = await makeTestOrganisation();
    const made = await make(ctx, { scopes: ["responses:write", "measures:read"] });
    const opened = await authenticateApiKey(made.key, testNow);
    expect(opened?.organisation).toEqual(ctx.organisation);
    expect(opened?.actor).toEqual({ kind: "apiKey", keyId: made.id, scopes: ["responses:write", "measures:read"] });
    const listed = await listApiKeys(ctx);
    expect(listed).toHaveLength(1);
    expect(JSON.stringify(listed)).not.toContain(made.key.slice(-43));
    expect(Object.keys(listed[0] ?? {})).not.toContain("secretHash");
  });

  test("open nothing with another secret, or for another organisation's list", async () => {
    const [mine, theirs] = [await makeTestOrganisation(), await makeTestOrganisation()];
    const made = await make(mine);
    const swapped = `${made.key.slice(0, -1)}${made.key.endsWith("x") ? "y" : "x"}`;
    expect(await authenticateApiKey(swapped, testNow)).toBeNull();
    expect(await listApiKeys(theirs)).toEqual([]);
    await expect(revokeApiKey(theirs, { keyId: made.id })).rejects.toMatchObject({ code: "not_found" });
    expect(await authenticateApiKey(made.key, testNow)).not.toBeNull();
  });

  test("end at once when revoked, and by themselves when they expire", async () => {
    const ctx = await makeTestOrganisation();
    const made = await make(ctx);
    await revokeApiKey(ctx, { keyId: made.id });
    expect(await authenticateApiKey(made.key, testNow)).toBeNull();
    await expect(revokeApiKey(ctx, { keyId: made.id })).rejects.toMatchObject({ code: "invalid_state" });

    const short = await make(ctx, { expiresAt: "2026-06-30T12:05:00Z" });
    expect(await authenticateApiKey(short.key, testNow)).not.toBeNull();
    expect(await authenticateApiKey(short.key, () => new Date("2026-06-30T12:05:00Z"))).toBeNull();
    await expect(make(ctx, { expiresAt: "2026-06-30T11:00:00Z" })).rejects.toMatchObject({ reason: "invalid_value" });
  });

  test("are looked up once for all who come with one at the same time", async () => {
    const ctx = await makeTestOrganisation();
    const made = await make(ctx);
    const opened = await Promise.all(Array.from({ length: 20 }, () => authenticateApiKey(made.key, testNow)));
    expect(opened.every((one) => one !== null)).toBe(true);
    expect(new Set(opened.map((one) => one?.organisation)).size).toBe(1);
  });

  test("know when they were last used", async () => {
    const ctx = await makeTestOrganisation();
    const made = await make(ctx);
    await touchApiKey(made.id, testNow());
    expect((await listApiKeys(ctx))[0]?.lastUsedAt).toEqual(testNow());
  });

  test("cannot be made or seen by a member who is no owner, nor by a key", async () => {
    const ctx = await makeTestOrganisation();
    const employee: ServiceContext = {
      ...ctx,
      actor: {
        kind: "member",
        memberId: 1,
        userId: 1,
        roles: ["surveyAdministrator"],
        grants: { canUnmask: false, canSeeCustomers: false },
      },
    };
    const key: ServiceContext = { ...ctx, actor: { kind: "apiKey", keyId: "aaaaaaaa", scopes: ["responses:write"] } };
    for (const actor of [employee, key]) {
      await expect(make(actor)).rejects.toMatchObject({ code: "forbidden" });
      await expect(listApiKeys(actor)).rejects.toMatchObject({ code: "forbidden" });
      await expect(revokeApiKey(actor, { keyId: "aaaaaaaa" })).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});

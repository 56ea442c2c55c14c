import { randomUUID } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import type { ServiceContext } from "@heard/core/context";
import { makeTestOrganisation, testNow } from "@heard/core/testing/organisation";
import { useTemporaryFiles } from "@heard/core/testing/temporary";
import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import { handleFileRequest } from "./handle.ts";

useTestDatabase();
const dataDir = useTemporaryFiles().folder;
const origin = "http://heard.test";

type Caller = { service: ServiceContext | null; signedIn?: boolean };
type Role = "employee" | "cxLeader" | "surveyAdministrator";
const as = (ctx: ServiceContext, role: Role): Caller => ({
  service: {
    ...ctx,
    actor: {
      kind: "member",
      memberId: 1,
      userId: 1,
      roles: [role],
      grants: { canUnmask: false, canSeeCustomers: false },
    },
  },
});
const call = (caller: Caller, request: Request, fileId: string) =>
  handleFileRequest(request, {
    fileId,
    origin,
    dataDir,
    createContext: async () => ({
      person:
        caller.signedIn === false ? null : { userId: 1, sessionId: "c1c8b6b2-6a0f-4a8e-9f0c-0a2f4f1f5b11", version: 1 },
      organisationKey: caller.service?.organisation.key ?? "theirs",
      service: caller.service,
      address: "192.0.2.1",
      site: { url: "https://heard.test", mailer: null },
      gatewayUrl: "https://ask.test",
      authSecret: "secret",
      locale: "en",
      requestId: "r-1",
      now: testNow,
      report: (error) => {
        throw error;
      },
    }),
  });
const put = (
  caller: Caller,
  fileId: string,
  headers: Record<string, string> = {},
  body: string | null = "a,b\n1,2\n",
) =>
  call(
    caller,
    new Request(`${origin}/files/x/${fileId}?name=${encodeURIComponent("../评价.csv")}`, {
      method: "PUT",
      headers: { origin, "content-type": "text/csv", ...headers },
      body,
    }),
    fileId,
  );
const get = (caller: Caller, fileId: string) => call(caller, new Request(`${origin}/files/x/${fileId}`), fileId);
const reasonOf = async (reply: Response) => ((await reply.json()) as { data: { reason: string } }).data.reason;
const stored = (ctx: ServiceContext) => {
  const folder = `${dataDir}/files/${ctx.organisation.id}`;
  return existsSync(folder) ? readdirSync(folder) : [];
};

describe("the address of files", () => {
  test("takes a file in and gives it back as a download", async () => {
    const admin = as(await makeTestOrganisation(), "surveyAdministrator");
    const id = randomUUID();
    const sent = await put(admin, id);
    expect(sent.status).toBe(201);
    expect(await sent.json()).toMatchObject({ id, name: "评价.csv", size: 8, purpose: "import" });
    const reply = await get(admin, id);
    expect(await reply.text()).toBe("a,b\n1,2\n");
    expect(Object.fromEntries(reply.headers)).toMatchObject({
      "cache-control": "no-store",
      "content-disposition": `attachment; filename="__.csv"; filename*=UTF-8''%E8%AF%84%E4%BB%B7.csv`,
      "content-length": "8",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
      "content-type": "text/csv",
      "cross-origin-resource-policy": "same-origin",
      "x-content-type-options": "nosniff",
    });
  });

  test("takes a logo in as what it is for, within its own limit, and no purpose that is not sent from a screen", async () => {
    const ctx = await makeTestOrganisation();
    const admin = as(ctx, "surveyAdministrator");
    const send = (purpose: string, body: string, caller = admin) => {
      const id = randomUUID();
      const headers = { origin, "content-type": "image/png" };
      return call(
        caller,
        new Request(`${origin}/files/x/${id}?name=a.png&purpose=${purpose}`, { method: "PUT", headers, body }),
        id,
      );
    };
    expect(await (await send("logo", "png")).json()).toMatchObject({ purpose: "logo", size: 3, name: "a.png" });
    expect((await send("logo", "x".repeat(200_001))).status).toBe(413);
    expect((await send("logo", "png", as(ctx, "cxLeader"))).status).toBe(403);
    for (const purpose of ["export", "answer", ""]) expect((await send(purpose, "png")).status).toBe(400);
    expect(stored(ctx)).toHaveLength(1);
  });

  test("gives no page of ours away as a page", async () => {
    const admin = as(await makeTestOrganisation(), "surveyAdministrator");
    const id = randomUUID();
    await put(admin, id, { "content-type": "text/html" }, "<script>alert(1)</script>");
    expect((await get(admin, id)).headers.get("content-type")).toBe("application/octet-stream");
  });

  test("hides another organisation's file from its administrators", async () => {
    const [mine, theirs] = [await makeTestOrganisation(), await makeTestOrganisation()];
    const id = randomUUID();
    await put(as(mine, "surveyAdministrator"), id);
    const reply = await get(as(theirs, "surveyAdministrator"), id);
    expect(reply.status).toBe(404);
    expect(await reply.text()).not.toContain("1,2");
    expect((await get({ service: null }, id)).status).toBe(404);
  });

  test("does not let one organisation write over another's id", async () => {
    const [mine, theirs] = [await makeTestOrganisation(), await makeTestOrganisation()];
    const id = randomUUID();
    await put(as(mine, "surveyAdministrator"), id);
    await put(as(theirs, "surveyAdministrator"), id, {}, "other\n1\n");
    expect(await (await get(as(mine, "surveyAdministrator"), id)).text()).toBe("a,b\n1,2\n");
    expect((await put(as(mine, "surveyAdministrator"), id)).status).toBe(409);
  });

  test.each(["employee", "cxLeader"] as const)("opens neither way for the role %s", async (role) => {
    const ctx = await makeTestOrganisation();
    const id = randomUUID();
    const refused = await put(as(ctx, role), id);
    expect(refused.status).toBe(403);
    expect(await reasonOf(refused)).toBe("not_permitted");
    expect(stored(ctx)).toEqual([]);
    await put(as(ctx, "surveyAdministrator"), id);
    expect((await get(as(ctx, role), id)).status).toBe(403);
  });

  test("opens for nobody who is signed out", async () => {
    const ctx = await makeTestOrganisation();
    const id = randomUUID();
    await put(as(ctx, "surveyAdministrator"), id);
    const out: Caller = { service: null, signedIn: false };
    expect((await get(out, id)).status).toBe(401);
    expect((await put(out, randomUUID())).status).toBe(401);
  });

  test.each([["http://evil.test"], ["null"], [""]])("takes nothing from the origin “%s”", async (from) => {
    const ctx = await makeTestOrganisation();
    const reply = await put(as(ctx, "surveyAdministrator"), randomUUID(), { origin: from });
    expect(reply.status).toBe(403);
    expect(stored(ctx)).toEqual([]);
  });

  test("refuses what is empty, cut off, too large or under no id, and keeps nothing of it", async () => {
    const ctx = await makeTestOrganisation();
    const admin = as(ctx, "surveyAdministrator");
    expect(await reasonOf(await put(admin, randomUUID(), {}, null))).toBe("file_empty");
    expect(await reasonOf(await put(admin, randomUUID(), { "content-length": "900" }))).toBe("upload_cut");
    const large = await put(admin, randomUUID(), { "content-length": String(2 ** 31) });
    expect([large.status, await reasonOf(large)]).toEqual([413, "file_too_large"]);
    expect(await reasonOf(await put(admin, "..%2f..%2fetc"))).toBe("invalid_value");
    expect((await get(admin, "../../auth-secret")).status).toBe(404);
    expect(stored(ctx)).toEqual([]);
  });
});

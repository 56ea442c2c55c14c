import type { ServiceContext } from "@heard/core/context";
import { recordResponses } from "@heard/core/responses/record";
import { makeTestOrganisation } from "@heard/core/testing/organisation";
import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import { askForExport } from "../testing/exports.ts";
import { readExported } from "../testing/read-exported.ts";

useTestDatabase();

const period = { from: "2026-06-01", to: "2026-06-30" };
const content = { kind: "responses", query: { metric: "nps", period } } as const;
const input = { content, format: "csv", locale: "en" } as const;
async function organisationWith(count: number): Promise<ServiceContext> {
  const ctx = await makeTestOrganisation("door");
  const all = Array.from({ length: count }, (_, place) => ({
    externalId: `D-${place}`,
    occurredOn: "2026-06-10",
    scores: [{ metric: "nps", value: place % 11 }],
  }));
  for (let start = 0; start < count; start += 1000)
    await recordResponses(ctx, { source: "app", mode: "api", responses: all.slice(start, start + 1000) });
  return ctx;
}
const reasonOf = async (reply: Response) => ((await reply.json()) as { data: { reason: string } }).data.reason;

describe("the door for exports", () => {
  test("gives a file with its name, and headers that let nothing run or be kept", async () => {
    const ctx = await organisationWith(7);
    const reply = await askForExport(ctx, input);
    expect(reply.status).toBe(200);
    expect(reply.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(reply.headers.get("content-disposition")).toContain("-responses-nps-2026-06-01-2026-06-30.csv");
    expect(reply.headers.get("cache-control")).toBe("no-store");
    expect(reply.headers.get("x-content-type-options")).toBe("nosniff");
    expect(reply.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(await readExported(await reply.bytes(), "csv")).toHaveLength(7);
  });

  test("answers a large one with the job that makes it", async () => {
    const ctx = await organisationWith(5001);
    const reply = await askForExport(ctx, input);
    expect(reply.status).toBe(202);
    expect(await reply.json()).toMatchObject({ id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  });

  test("stays shut for strangers, other sites, other roles and other bodies, with the reason", async () => {
    const ctx = await organisationWith(1);
    const employee: ServiceContext = {
      ...ctx,
      actor: {
        kind: "member",
        memberId: 1,
        userId: 1,
        roles: ["employee"],
        grants: { canUnmask: false, canSeeCustomers: false },
      },
    };
    const refused = async (status: number, reason: string, reply: Promise<Response>) => {
      expect((await reply).status).toBe(status);
      expect(await reasonOf(await reply)).toBe(reason);
    };
    await refused(401, "signed_out", askForExport(null, input, { person: null }));
    await refused(404, "not_found", askForExport(null, input));
    await refused(403, "other_site", askForExport(ctx, input, { origin: "https://evil.test" }));
    await refused(403, "not_permitted", askForExport(employee, input));
    await refused(400, "field_refused", askForExport(ctx, { ...input, format: "pdf" }));
    await refused(400, "invalid_value", askForExport(ctx, input, { contentType: "text/plain" }));
    await refused(
      400,
      "unknown_key",
      askForExport(ctx, { ...input, content: { ...content, query: { metric: "x", period } } }),
    );
  });
});

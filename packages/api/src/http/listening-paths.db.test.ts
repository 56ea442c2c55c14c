import { registerListeningPath } from "@heard/core/listening-paths";
import { forgetLeases } from "@heard/core/rate-limits/take";
import { createSource } from "@heard/core/sources";
import { feedbackKinds } from "@heard/core/sources/rules";
import { useTestDatabase } from "@heard/db/testing";
import { beforeEach, expect, test } from "vitest";
import { organisationWithKey, publicApiForTests } from "../testing/public-api.ts";
import { apiRoutes } from "./routes/index.ts";

useTestDatabase();
beforeEach(forgetLeases);

test("one of each kind that is posted is on the map, among the comments and in the catalogue at once, and gaps are named", async () => {
  const { app } = publicApiForTests();
  const { ctx, key } = await organisationWithKey();
  const headers = { Authorization: `Bearer ${key}`, "Content-Type": "application/json" };
  const checked = async (name: string, path: string) => {
    const reply = await app.request(`/api/v1/${path}`, { headers });
    const body: unknown = await reply.json();
    expect(reply.status, JSON.stringify(body)).toBe(200);
    expect(apiRoutes.find((route) => route.name === name)?.reply.parse(body)).toEqual(body);
    return body;
  };
  const unasked = feedbackKinds.filter((kind) => kind !== "survey");
  for (const kind of unasked) {
    const source = kind.toLowerCase();
    await createSource(ctx, { key: source, name: `Source of ${kind}`, feedbackKind: kind });
    const said = { externalId: "1", occurredOn: "2026-06-29", touchpoint: "checkout", comments: [{ text: kind }] };
    const body = JSON.stringify({ source, responses: [said] });
    expect(await (await app.request("/api/v1/responses", { method: "POST", headers, body })).json()).toMatchObject({
      accepted: 1,
    });
  }
  await registerListeningPath(ctx, { touchpoint: "returns", source: "ticket", quietDays: 7 });
  const path = (kind: string) => ({ source: { key: kind.toLowerCase(), feedbackKind: kind }, state: "heard" });
  expect(await checked("getListeningCoverage", "listening-paths")).toMatchObject({
    ...{ today: "2026-06-30", counts: { none: 1, silent: 0, waiting: 1, heard: 1 }, elsewhere: [] },
    touchpoints: [
      { key: "checkout", stage: "purchase", state: "heard", paths: unasked.map(path) },
      { key: "delivery", state: "none", paths: [] },
      { key: "returns", state: "waiting", paths: [{ isRegistered: true, quietDays: 7, lastOn: null }] },
    ],
  });
  expect(await checked("listComments", "comments?from=2026-06-01&to=2026-06-30&source=ticket")).toMatchObject({
    items: [{ text: "ticket", source: "ticket", touchpoint: "checkout" }],
  });
  expect(await checked("listSources", "sources")).toMatchObject({
    items: expect.arrayContaining([
      { key: "storenote", name: { en: "Source of storeNote" }, feedbackKind: "storeNote" },
    ]),
  });
});

import { touchpoints } from "@heard/db/schema/journey";
import { useTestDatabase } from "@heard/db/testing";
import { expect, test } from "vitest";
import { inTenant } from "../context.ts";
import { recordResponses } from "../responses/record.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { findUnknown } from "./find-unknown.ts";
import { getMeasures } from "./get.ts";
import { noValue } from "./rules.ts";

useTestDatabase();

const typed = [
  "nope",
  "",
  "😀",
  "__proto__",
  "constructor",
  "toString",
  "a".repeat(500),
  "'; drop table scores",
  "\0",
  "%00",
  "-1",
];
const parts = [
  "source",
  "stage",
  "touchpoint",
  "channel",
  "mode",
  "segment.region",
  "segment.nope",
  "segment.__proto__",
  "colour",
];

test("names every value that nothing here has, and no other", async () => {
  const ctx = await makeTestOrganisation();
  await recordResponses(ctx, {
    source: "app",
    mode: "api",
    responses: [{ occurredOn: "2026-06-05", segments: { region: "East" }, scores: [{ metric: "nps", value: 9 }] }],
  });
  await inTenant(ctx, (tx) => tx.update(touchpoints).set({ archivedAt: testNow() }));
  const good = {
    ...{ source: ["app", noValue], stage: ["purchase"], touchpoint: ["checkout", noValue], channel: ["shop"] },
    ...{ mode: ["api"], language: ["en", "und", "pt-BR"], "segment.region": ["East", noValue] },
  };
  expect(await findUnknown(ctx, { metrics: ["nps"], method: "nps", groupBy: "segment:region", filters: good })).toEqual(
    [],
  );
  for (const part of parts)
    expect(await findUnknown(ctx, { filters: { [part]: typed } }), part).toEqual(
      typed.map((value) => ({ part, value })),
    );
  expect(
    await findUnknown(ctx, {
      ...{ metrics: ["mood", "csat"], method: "nps", groupBy: "segment:nope", journeyVersion: 99 },
      filters: { touchpoint: ["checkout", "nope"], language: ["klingon"] },
    }),
  ).toEqual([
    { part: "metric", value: "mood" },
    { part: "method", value: "nps" },
    { part: "by", value: "segment:nope" },
    { part: "journey", value: "99" },
    { part: "touchpoint", value: "nope" },
    { part: "language", value: "klingon" },
  ]);
});

test("a measure asks for days that a calendar has, and refuses all others by name", async () => {
  const ctx = await makeTestOrganisation();
  const ask = (from: string, to: string) =>
    getMeasures(ctx, [{ metric: "nps", period: { from, to }, compare: "previous" }]);
  await expect(ask("0000-01-01", "0000-02-01")).rejects.toThrow(/1900-01-01/);
  await expect(ask("9999-01-01", "9999-02-01")).rejects.toThrow(/2999-12-31/);
  expect(await ask("1900-01-01", "1900-02-01")).toHaveLength(1);
});

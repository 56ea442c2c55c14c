import { readFileSync } from "node:fs";
import { join } from "node:path";
import { everyProcedure } from "@heard/api/testing/procedures";
import type { RecordIds } from "@heard/core/testing/one-of-each";
import { describe, expect, test } from "vitest";
import type { Place } from "./place.ts";
import { addressOf, requestOf, slugOf } from "./target.ts";
import { targetsOf } from "./targets.ts";

const uuid = "7f1a6a50-0000-4000-8000-000000000001";
const ids = {
  ...{
    responseId: uuid,
    fileId: uuid,
    jobRunId: uuid,
    contactId: uuid,
    suppressionId: uuid,
    askedId: uuid,
    keyId: "abcd1234",
  },
  ...{ planId: 7, surveyId: 7, batchId: 7, meetingId: 7, distributionId: 7, memberId: 7, touchpointIds: 7, ownerId: 7 },
  ...{ chairId: 7, ownerMemberId: 7, mappingId: 7 },
} as Partial<RecordIds> as RecordIds;
const place: Place = {
  organisation: "scan",
  demo: "lanternway",
  ids,
  survey: "first",
  publishedSurvey: "demo",
  tokens: { unsubscribe: "u", opening: "o", digest: "d", share: "s" },
};
const targets = targetsOf(place);
const inventory = readFileSync(join(import.meta.dirname, "../../../../docs/security/routes.md"), "utf8");

describe("what a scan walks", () => {
  test("is every way of the inventory, and every screen", () => {
    const routes = [...inventory.matchAll(/^\| (GET|POST|PUT|PATCH|DELETE) \| `([^`]+)` \|/gm)].map(
      ([, method, path]) => `${method} ${path}`,
    );
    const names = new Set(targets.map(({ name }) => name));
    // tRPC's two addresses are its procedures.
    const missing = [
      ...routes.filter((route) => !route.includes("/api/trpc/")),
      ...everyProcedure.map(({ path }) => path),
    ].filter((name) => !names.has(name));
    expect(routes.length).toBeGreaterThan(40);
    expect(missing).toEqual([]);
    expect(targets.filter(({ kind }) => kind === "screen").length).toBeGreaterThan(60);
  });

  test("has a name of its own in the address of each", () => {
    const slugs = targets.map(slugOf);
    expect(slugs.filter((slug, index) => slugs.indexOf(slug) !== index)).toEqual([]);
  });

  test.each(targets.map((target) => [target.name, target] as const))(
    "%s goes out with its example as it stands",
    (_, target) => {
      const { path, body } = requestOf(target, new URL(addressOf("http://localhost", target)).searchParams);
      expect(path).not.toContain("{");
      if (target.as === "json") expect(JSON.parse(body ?? "")).toEqual(target.example);
    },
  );
});

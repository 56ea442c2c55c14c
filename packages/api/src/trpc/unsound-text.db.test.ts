import type { ServiceContext } from "@heard/core/context";
import { everyRole } from "@heard/core/permissions";
import { makeOneOfEach, type RecordIds } from "@heard/core/testing/one-of-each";
import { makeTestOrganisation } from "@heard/core/testing/organisation";
import { useTestDatabase } from "@heard/db/testing";
import { beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { asMember, codeOf, everyProcedure, permissionOf, testContext } from "../testing/procedures.ts";
import { sampleOf } from "../testing/sample.ts";

useTestDatabase();

let everything: ServiceContext;
let ids: RecordIds;
beforeAll(async () => {
  const ctx = await makeTestOrganisation("unsound");
  ids = await makeOneOfEach(ctx);
  everything = asMember(ctx, everyRole, { canUnmask: true, canSeeCustomers: true });
});

const unkept = ["a\u0000b", "\ud800"];

/** Inputs with one text, of those that have to be there and those that may, of which no database keeps a part. */
function* spoiledInputs(input: z.ZodType): Generator<unknown> {
  const sample = sampleOf(input, ids);
  yield* spoiled(sample);
  const { properties = {} } = z.toJSONSchema(input, { io: "input", unrepresentable: "any" });
  if (typeof sample === "object")
    for (const name of Object.keys(properties)) for (const bad of unkept) yield { ...sample, [name]: bad };
}

function* spoiled(value: unknown): Generator<unknown> {
  if (typeof value === "string") yield* unkept;
  else if (Array.isArray(value))
    for (const [at, part] of value.entries()) for (const bad of spoiled(part)) yield value.with(at, bad);
  else if (value !== null && typeof value === "object")
    for (const [name, part] of Object.entries(value)) for (const bad of spoiled(part)) yield { ...value, [name]: bad };
}

test.each(
  everyProcedure.filter((one) => permissionOf(one) !== null && one.input).map((one) => [one.path, one] as const),
)("%s does not fail for a text that no database keeps", async (path, { input }) => {
  if (!input) throw new Error("it takes no input");
  for (const bad of spoiledInputs(input)) {
    if (!input.safeParse(bad).success) continue;
    const failures: unknown[] = [];
    const context = testContext({ service: everything, report: (error) => failures.push(error) });
    const code = await codeOf(path, context, bad);
    expect({ bad, code, failures: failures.map(String) }).toMatchObject({ failures: [] });
  }
});

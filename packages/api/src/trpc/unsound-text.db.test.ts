import { inTenant, type ServiceContext } from "@heard/core/context";
import { everyRole } from "@heard/core/permissions";
import { makeOneOfEach, type RecordIds } from "@heard/core/testing/one-of-each";
import { makeTestOrganisation } from "@heard/core/testing/organisation";
import { useTestDatabase } from "@heard/db/testing";
import { beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { asMember, codeOf, everyProcedure, permissionOf, testContext } from "../testing/procedures.ts";
import { sampleOf } from "../testing/sample.ts";

const database = useTestDatabase();

let everything: ServiceContext;
let ids: RecordIds;
beforeAll(async () => {
  const ctx = await makeTestOrganisation("unsound");
  ids = await makeOneOfEach(ctx);
  everything = asMember(ctx, everyRole, { canUnmask: true, canSeeCustomers: true });
});

const unkept = ["a\u0000b", "\ud800"];
/** Whoever serves requests may drop nothing, but may do this, which stays to be seen. */
const trace = "lo_create(0)";
/** What would break out of a statement, be carried out by it, wait in it, or fail in it, were it ever pasted into one. */
const commands = [
  ...["x' or '1'='1", `x' || ${trace} || '`, `'); select ${trace}; --`, `1); select ${trace} --`],
  ...["1); select pg_sleep(300) --", "\"$1$$\\'%_"],
];

/** Inputs with one text, of those that have to be there and those that may, that is one of these. */
function* spoiledInputs(input: z.ZodType, texts: readonly string[]): Generator<unknown> {
  const sample = sampleOf(input, ids);
  yield* spoiled(sample, texts);
  const { properties = {} } = z.toJSONSchema(input, { io: "input", unrepresentable: "any" });
  if (typeof sample === "object")
    for (const name of Object.keys(properties)) for (const bad of texts) yield { ...sample, [name]: bad };
}

function* spoiled(value: unknown, texts: readonly string[]): Generator<unknown> {
  if (typeof value === "string") yield* texts;
  else if (Array.isArray(value))
    for (const [at, part] of value.entries()) for (const bad of spoiled(part, texts)) yield value.with(at, bad);
  else if (value !== null && typeof value === "object")
    for (const [name, part] of Object.entries(value))
      for (const bad of spoiled(part, texts)) yield { ...value, [name]: bad };
}

const withInput = everyProcedure
  .filter((one) => permissionOf(one) !== null && one.input)
  .map((one) => [one.path, one] as const);

/** Calls a procedure with every spoiled input that its schema takes; gives what failed unexpectedly. */
async function failuresOf(path: string, input: z.ZodType | null | undefined, texts: readonly string[]) {
  if (!input) throw new Error("it takes no input");
  const failures: { bad: unknown; error: string }[] = [];
  for (const bad of spoiledInputs(input, texts)) {
    if (!input.safeParse(bad).success) continue;
    const report = (error: unknown) => failures.push({ bad, error: String(error) });
    await codeOf(path, testContext({ service: everything, report }), bad);
  }
  return failures;
}

test.each(withInput)("%s does not fail for a text that no database keeps", async (path, { input }) => {
  expect(await failuresOf(path, input, unkept)).toEqual([]);
});

test.each(withInput)("%s takes what would be a command of SQL for words", async (path, { input }) => {
  expect(await failuresOf(path, input, commands)).toEqual([]);
});

test("no command among the words was carried out", async () => {
  const traces = async () => (await database.asOwner("select oid from pg_largeobject_metadata")).length;
  expect(await traces()).toBe(0);
  await inTenant(everything, (tx) => tx.execute(`select ${trace}`));
  expect(await traces(), "it would have been seen").toBe(1);
});

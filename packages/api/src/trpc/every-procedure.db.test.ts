import type { ServiceContext } from "@heard/core/context";
import { everyRole, permissions } from "@heard/core/permissions";
import { makeOneOfEach, type RecordIds } from "@heard/core/testing/one-of-each";
import { makeTestOrganisation } from "@heard/core/testing/organisation";
import { makeTestPerson } from "@heard/core/testing/person";
import { useTestDatabase } from "@heard/db/testing";
import { beforeAll, describe, expect, test } from "vitest";
import { asMember, codeOf, everyProcedure, type Procedure, permissionOf, testContext } from "../testing/procedures.ts";
import { recordSamples } from "../testing/record-samples.ts";
import { idNamesOf, sampleOf } from "../testing/sample.ts";
import { openDoors, personPermissions } from "./base.ts";

const database = useTestDatabase();

const paths = everyProcedure.map((procedure) => [procedure.path, procedure] as const);
const inOrganisation = paths.filter(([, procedure]) => permissionOf(procedure) !== null);
const ofPersons = paths.filter(([, { meta }]) => meta && "person" in meta);
// No schema knows this field, so what gets past the door is refused before it does anything.
const surprise = { surprise: true };

let own: ServiceContext;
beforeAll(async () => {
  own = (await makeTestPerson(await makeTestOrganisation(), ["owner"])).ctx;
});

describe("every procedure", () => {
  test("has one door, and it is on a list", () => {
    expect(paths.length).toBeGreaterThan(100);
    for (const [path, { meta }] of paths) {
      const door = meta && Object.entries(meta);
      const known = { permission: Object.keys(permissions), person: personPermissions, open: openDoors } as const;
      expect({ path, doors: door?.length }).toEqual({ path, doors: 1 });
      const [[kind, name] = ["", ""]] = door ?? [];
      expect(known[kind as keyof typeof known]).toContain(name);
    }
  });

  test("takes no organisation from its input: the address says which one it is", () => {
    for (const [path, { input }] of inOrganisation)
      expect({ path, fields: input ? idNamesOf(input).filter((name) => /^org/i.test(name)) : [] }).toEqual({
        path,
        fields: [],
      });
  });

  test.each([...inOrganisation, ...ofPersons])("%s is closed to whoever is signed out", async (path, { input }) => {
    const nobody = testContext({ person: null });
    expect(await codeOf(path, nobody, input ? surprise : undefined)).toBe("UNAUTHORIZED");
  });

  test.each(inOrganisation)("%s does not exist for a member of another organisation", async (path, { input }) => {
    expect(await codeOf(path, testContext({ service: null }), input ? surprise : undefined)).toBe("NOT_FOUND");
  });

  test.each(inOrganisation)(
    "%s opens to the roles of the permission table and to no other",
    async (path, procedure) => {
      const permission = permissionOf(procedure) ?? "measure.read";
      const entry: { roles: readonly string[]; grant?: string } = permissions[permission];
      for (const role of everyRole)
        for (const granted of [false, true]) {
          const service = asMember(own, [role], { canUnmask: granted, canSeeCustomers: granted });
          const code = await codeOf(path, testContext({ service }), procedure.input ? surprise : undefined);
          const isOpen = entry.roles.includes(role) && (entry.grant === undefined || granted);
          expect({ role, granted, forbidden: code === "FORBIDDEN" }).toEqual({ role, granted, forbidden: !isOpen });
          // What takes an input was refused by its schema and did nothing.
          if (isOpen && procedure.input) expect({ role, code }).toEqual({ role, code: "BAD_REQUEST" });
        }
    },
  );
});

const refusals: readonly string[] = ["NOT_FOUND", "FORBIDDEN"];
const everyGrant = { canUnmask: true, canSeeCustomers: true };
const inputOf = ({ path, input }: Procedure, ids: RecordIds): unknown =>
  recordSamples[path]?.(ids) ?? (input ? sampleOf(input, ids) : undefined);
// A filter finds nothing where there is nothing: it names no record that has to be there.
const filters = new Set(["audit.list", "audit.export"]);

describe("a record of another organisation", () => {
  let theirs: { ctx: ServiceContext; ids: RecordIds };
  let everything: ServiceContext;
  let before: string[];
  beforeAll(async () => {
    const ctx = await makeTestOrganisation("theirs");
    theirs = { ctx, ids: await makeOneOfEach(ctx) };
    everything = (await makeTestPerson(await makeTestOrganisation("mine"), everyRole, everyGrant)).ctx;
    before = await contentOf(ctx.organisation.id);
  });
  const reaching = inOrganisation.filter(
    ([path, { input }]) => input && idNamesOf(input).length > 0 && !filters.has(path),
  );

  test("can be named in many procedures", () => {
    expect(reaching.length).toBeGreaterThan(25);
  });

  test.each(reaching)("is not found by %s", async (path, { input }) => {
    if (!input) throw new Error(`${path} takes no input`);
    const unknown = recordSamples[path] ? [] : idNamesOf(input).filter((name) => !(name in theirs.ids));
    // A new kind of record: make one in core/testing/one-of-each.ts, or say in testing/record-samples.ts which one is meant.
    expect(unknown).toEqual([]);
    const sample = recordSamples[path]?.(theirs.ids) ?? sampleOf(input, theirs.ids);
    expect(input.safeParse(sample)).toMatchObject({ success: true });
    expect(await codeOf(path, testContext({ service: everything }), sample)).toBe("NOT_FOUND");
  });

  test.each(reaching)("is refused by %s to each role, and to a member with limits", async (path, procedure) => {
    const sample = inputOf(procedure, theirs.ids);
    for (const role of everyRole)
      for (const touchpoints of ["*", [1]] as const) {
        const service = { ...everything, actor: { ...everything.actor, roles: [role] }, touchpoints };
        const code = await codeOf(path, testContext({ service }), sample);
        expect({ role, touchpoints, refused: refusals.includes(code) }).toEqual({ role, touchpoints, refused: true });
      }
  });

  test("is as it was after all of them", async () => {
    expect(before.length).toBeGreaterThan(30);
    expect(await contentOf(theirs.ctx.organisation.id)).toEqual(before);
  });

  /** Every table that holds something of an organisation, with what is in it. */
  async function contentOf(organisationId: number): Promise<string[]> {
    const tables = await database.asOwner(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id'
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition order by 1`,
    );
    const sums = tables.map(
      ({ name }) =>
        `select '${name} ' || count(*) || ' ' || coalesce(md5(string_agg(t::text, '' order by t::text)), '') as line from ${name} t where org_id = ${organisationId}`,
    );
    return (await database.asOwner(sums.join(" union all "))).map(({ line }) => String(line));
  }
});

describe("a record of one's own organisation", () => {
  // Each of them is counted by touchpoint, by itself or with the plan or the response that it belongs to.
  const ofTouchpoints = ["responseId", "planId", "actionId", "evidenceId", "alertId", "actId"];
  const naming = (names: readonly string[]) =>
    inOrganisation.filter(([, { input }]) => input && idNamesOf(input).some((name) => names.includes(name)));
  let ids: RecordIds;
  let ctx: ServiceContext;
  beforeAll(async () => {
    const organisation = await makeTestOrganisation("own");
    ids = await makeOneOfEach(organisation);
    ctx = (await makeTestPerson(organisation, everyRole, everyGrant)).ctx;
  });
  // What these ask for besides the record (a published version, a forecast, a mapping that was filled in) nothing of one-of-each has.
  const askingForMore = new Set([
    "distributions.preview",
    "imports.mappings.byId",
    "ledger.nonResponse",
    "surveys.diff",
    "surveys.version",
    "verdicts.forecast",
  ]);
  const reads = inOrganisation.filter(
    ([path, { kind, input }]) =>
      kind === "query" && input && idNamesOf(input).length > 0 && !filters.has(path) && !askingForMore.has(path),
  );

  // Without it the walk above would also pass for a procedure that finds nothing at all.
  test.each(reads)("is found by %s", async (path, procedure) => {
    expect(await codeOf(path, testContext({ service: ctx }), inputOf(procedure, ids))).toBe("OK");
  });

  test.each(naming(ofTouchpoints))("is closed by %s to a member of other touchpoints", async (path, procedure) => {
    const service = { ...ctx, touchpoints: [Number(ids.touchpointIds) + 1_000_000] };
    expect(refusals).toContain(await codeOf(path, testContext({ service }), inputOf(procedure, ids)));
  });
});

describe("a number that is no id", () => {
  const named = inOrganisation.filter(
    ([path, { input }]) => input && !recordSamples[path] && idNamesOf(input).length > 0,
  );
  test.each(named)("is refused by %s before the database is asked", async (_, { input }) => {
    if (!input) throw new Error("it takes no input");
    const beyond = Object.fromEntries(idNamesOf(input).map((name) => [name, 2_147_483_648]));
    expect(input.safeParse(sampleOf(input, beyond)).success).toBe(false);
  });
});

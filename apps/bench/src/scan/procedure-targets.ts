import { everyProcedure, type Procedure } from "@heard/api/testing/procedures";
import { recordSamples } from "@heard/api/testing/record-samples";
import { exampleOf } from "@heard/api/testing/sample";
import { blankDefinition } from "@heard/core/surveys/rules";
import { personKey } from "@heard/web/src/lib/paths.ts";
import { type Place, unknownToken } from "./place.ts";
import type { Target } from "./target.ts";

/** Example inputs that nobody can make of a schema. A procedure that needs one and has none fails the test of the targets. */
const declared: Record<string, () => object> = {
  "cases.updateSettings": () => ({
    revision: 1,
    hours: [{ weekday: 1, from: "09:00", to: "17:00" }],
    holidays: ["2026-10-01"],
  }),
  "surveys.draw": () => ({
    definition: blankDefinition({ key: "again", name: "Again", language: "en" }),
    ...{ language: "en", show: { question: "q1" }, shop: { name: "Shop", hasLogo: true }, colour: null },
  }),
};

/** What a field of this name has to look like, wherever it stands. */
const byName = {
  token: unknownToken,
  email: "wei@example.org",
  url: "https://hooks.example.org/heard",
  timeZone: "Asia/Shanghai",
};

/** What changes who gets in comes last: nothing after it is met signed out. */
const lockingOut = /^(account|organisation|members|invitations|signIn|passwordReset|setUp)/;

/** Every procedure of the dashboard, reads before writes. */
export function procedureTargets(place: Place): Target[] {
  const rank = ({ path, kind }: Procedure) => (kind === "query" ? 0 : lockingOut.test(path) ? 2 : 1);
  return everyProcedure
    .toSorted((one, other) => rank(one) - rank(other))
    .map((procedure) => targetOf(procedure, place));
}

function targetOf(procedure: Procedure, place: Place): Target {
  const { path, kind, meta } = procedure;
  const example = inputOf(procedure, place);
  return {
    name: path,
    kind: "procedure",
    site: "web",
    method: kind === "query" ? "GET" : "POST",
    path: `/api/trpc/{organisation}/${path}`,
    inPath: { organisation: meta && "permission" in meta ? place.organisation : personKey },
    as: kind === "query" ? "input" : "json",
    example: example === null ? (kind === "query" ? null : {}) : { json: example },
  };
}

/** `null` for one that takes none. @throws Error naming one that needs an example declared */
function inputOf({ path, input }: Procedure, place: Place): unknown {
  if (!input) return null;
  const example =
    declared[path]?.() ?? recordSamples[path]?.(place.ids) ?? exampleOf(input, { ...place.ids, ...byName });
  if (example === null) throw new Error(`${path} needs an example input in procedure-targets.ts`);
  return example;
}

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { emptyOrganisation } from "./empty-organisation.ts";
import { heard } from "./heard.ts";
import { demoPerson } from "./test.ts";

const header = "answered,shop,staff_rating,comment";
const good = Array.from(
  { length: 120 },
  (_, at) =>
    `2026-0${1 + (at % 6)}-1${at % 9},${["North", "South", "West"][at % 3]},${1 + (at % 5)},Quick at till ${at}`,
);
const bad = ["2026-02-31,North,4,No such day", "2026-03-01,South,4.5,Half a point"];

const mapping = {
  format: "heard-mapping/1",
  source: "shop-reviews",
  file: { encoding: "utf-8", delimiter: ",", headerRows: 1, layout: "responsePerRow" },
  missing: [""],
  externalId: null,
  occurred: { column: "answered", format: "yyyy-MM-dd", timeZone: null },
  constants: { channel: null, language: null },
  columns: [
    { column: "shop", as: "segment", segment: "shop" },
    {
      ...{ column: "staff_rating", as: "score", metric: "csat", touchpoint: "staff" },
      ...{ scale: { min: 1, max: 5, direction: "higherIsBetter" }, notAnswered: [] },
    },
    { column: "comment", as: "comment" },
  ],
  create: ["source", "touchpoints", "segments", "channels"],
};

let made: Promise<string> | null = null;

/** An organisation of the demo's owner and employee into which a file came, two rows of which were rejected; one for all tests of a worker. */
export function organisationWithImport(): Promise<string> {
  made ??= make();
  return made;
}

async function make(): Promise<string> {
  const key = await emptyOrganisation(demoPerson("owner"));
  const { email, name } = demoPerson("employee");
  await heard("member", "create", "--organisation", key, "--email", email, "--name", name, "--roles", "employee");
  const folder = await mkdtemp(join(tmpdir(), "heard-e2e-import-"));
  try {
    const [file, meaning] = [join(folder, "shop reviews.csv"), join(folder, "shop.mapping.json")];
    await writeFile(file, `${[header, ...good, ...bad].join("\n")}\n`);
    await writeFile(meaning, JSON.stringify(mapping));
    await heard("import", file, "--organisation", key, "--mapping", meaning);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return key;
}

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { emptyOrganisation } from "./empty-organisation.ts";
import { heard } from "./heard.ts";
import { demoPerson } from "./test.ts";

const header = "answered,shop,recommend,staff_rating,delivery_rating,comment";
/** Three hundred rows of the last two months, so that whoever comes today finds numbers, and numbers before them. */
const rows = (today: Date): string[] =>
  Array.from({ length: 300 }, (_, at) => {
    const day = new Date(today.getTime() - (2 + Math.floor(at / 5)) * 86_400_000).toISOString().slice(0, 10);
    const shop = ["North", "South", "West"][at % 3];
    return `${day},${shop},${10 - (at % 7)},${1 + (at % 5)},${5 - (at % 3)},Quick at till ${at}`;
  });
const bad = ["2026-02-31,North,9,4,4,No such day", "2026-03-01,South,9,4.5,4,Half a point"];

const score = (column: string, metric: string, touchpoint: string | null, [min, max]: [number, number]) => ({
  ...{ column, as: "score", metric, touchpoint },
  ...{ scale: { min, max, direction: "higherIsBetter" }, notAnswered: [] },
});

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
    score("recommend", "nps", null, [0, 10]),
    score("staff_rating", "csat", "staff", [1, 5]),
    score("delivery_rating", "csat", "delivery", [1, 5]),
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
    await writeFile(file, `${[header, ...rows(new Date()), ...bad].join("\n")}\n`);
    await writeFile(meaning, JSON.stringify(mapping));
    await heard("import", file, "--organisation", key, "--mapping", meaning);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return key;
}

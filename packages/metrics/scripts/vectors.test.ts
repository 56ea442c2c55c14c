import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { forms } from "./vectors/forms/index.ts";
import { describeOutcome, parseVectors, runVector, type Vector } from "./vectors/vector.ts";

const packageFolder = join(import.meta.dirname, "..");
const own = ["vectors", "alert-vectors", "verdict-vectors"].map((name) =>
  join(packageFolder, `reference/${name}.json`),
);
const shared = ["metric-vectors", "alert-vectors", "verdict-vectors"].map((name) =>
  join(packageFolder, `../../../shared/reference/${name}.json`),
);
const read = (path: string): Vector[] => parseVectors(JSON.parse(readFileSync(path, "utf8")));

describe("our own vectors", () => {
  it.each(own.flatMap(read).map((vector) => ({ vector, id: vector.id })))("$id", ({ vector }) => {
    expect(describeOutcome(runVector(vector, forms))).toBe(`${vector.id}\tpass`);
  });

  it("hold every form at least once", () => {
    const vectors = own.flatMap(read);
    const without = forms.filter((form) => !vectors.some((vector) => runVector(vector, [form]).passed));
    expect(without.map(({ name, inputs }) => `${name}: ${inputs.join(", ")}`)).toEqual([]);
  });

  it("fail when any expected number is moved", () => {
    for (const vector of own.flatMap(read)) {
      for (const [name, value] of Object.entries(vector.expected)) {
        if (typeof value !== "number") continue;
        const moved = { ...vector, expected: { [name]: value + 2 * vector.tolerance * Math.max(1, Math.abs(value)) } };
        expect(runVector(moved, forms).passed, `${vector.id}: ${name}`).toBe(false);
      }
    }
  });
});

describe.each(shared)("%s of the shared reference (skipped where ../shared is not beside the checkout)", (file) => {
  const vectors = existsSync(file) ? read(file) : [];

  it.skipIf(vectors.length > 0)("is not there: nothing was compared", (context) =>
    context.skip(`${file} is not beside the checkout`),
  );

  it.each(vectors.map((vector) => ({ vector, id: vector.id })))("$id", ({ vector }) => {
    expect(describeOutcome(runVector(vector, forms))).toBe(`${vector.id}\tpass`);
  });
});

describe("npm run metrics:vectors", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "heard-vectors-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, "vectors.ts"), ...args], {
      encoding: "utf8",
      env: { ...process.env, INIT_CWD: folder },
    });
    return { status, lines: stdout.split("\n").filter(Boolean), stderr };
  };
  const write = (name: string, vectors: unknown) => writeFileSync(join(folder, name), JSON.stringify({ vectors }));
  const empty = {
    id: "empty",
    group: "edge",
    input: { hist0to10: new Array(11).fill(0) },
    expected: { n: 0, nps: null },
  };

  it("prints one line an id and exits 0 when all pass; a path means where the person stands", () => {
    write("good.json", [empty, { ...empty, id: "again" }]);
    expect(run("good.json")).toEqual({ status: 0, lines: ["empty\tpass", "again\tpass"], stderr: "" });
  });

  it("exits 1 on a failure, and runs the others", () => {
    write("bad.json", [
      { ...empty, id: "zero", expected: { nps: 0 } },
      { ...empty, group: "ends" },
      { ...empty, id: "last" },
    ]);
    expect(run("bad.json")).toEqual({
      status: 1,
      lines: [
        'zero\tfail\texpected {"nps":0}\tgot {"nps":null}',
        'empty\tfail\texpected {"n":0,"nps":null}\tgot "unknown form: ends with hist0to10"',
        "last\tpass",
      ],
      stderr: "",
    });
  });

  it("exits 2 without a file, and for one that it cannot read", () => {
    expect(run()).toMatchObject({ status: 2, lines: [], stderr: expect.stringContaining("Usage") });
    expect(run("missing.json")).toMatchObject({ status: 2, stderr: expect.stringContaining("missing.json") });
    writeFileSync(join(folder, "text.json"), "[1,");
    expect(run("text.json")).toMatchObject({ status: 2, stderr: expect.stringContaining("text.json") });
  });
});

import { readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";

const entry = `${import.meta.dirname}/runtime.ts`;
const largestGzipBytes = 7_000;

/** The files that an entry loads. Imports of types only are erased before anything runs. */
function loadedBy(path: string, seen = new Map<string, string[]>()): Map<string, string[]> {
  if (seen.has(path)) return seen;
  const statements = readFileSync(path, "utf8").matchAll(/^(?:import|export)\s(?!type\s)[^;]*?\sfrom\s+"([^"]+)"/gm);
  const targets = [...statements].map(([, target = ""]) => target);
  seen.set(path, targets);
  for (const target of targets) if (target.startsWith(".")) loadedBy(resolve(dirname(path), target), seen);
  return seen;
}

test("the runtime loads no package, and none of the files that load zod", () => {
  const loaded = loadedBy(entry);
  const foreign = [...loaded].flatMap(([path, targets]) =>
    targets
      .filter((target) => !target.startsWith("."))
      .map((target) => `${relative(import.meta.dirname, path)}: ${target}`),
  );
  expect(loaded.size).toBeGreaterThan(8);
  expect(foreign).toEqual([]);
  // The walk itself can fail: the main entry does load zod.
  expect([...loadedBy(`${import.meta.dirname}/index.ts`).values()].flat()).toContain("zod");
});

test(`the runtime weighs at most ${largestGzipBytes} bytes, compressed`, async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
    metafile: true,
  });
  const bytes = gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length;
  expect(bytes).toBeGreaterThan(1000);
  expect(bytes).toBeLessThan(largestGzipBytes);
  expect(Object.keys(metafile.inputs).filter((path) => path.includes("node_modules"))).toEqual([]);
});

import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");
/** Everything that a process of the server runs. */
const folders = [
  ...["core", "api", "survey", "text", "db", "metrics"].map((name) => `packages/${name}/src`),
  ...["web", "gateway", "worker"].map((name) => `apps/${name}/src`),
];
const literal =
  /(?<=[=(,:?!|&[\s])\/(?![/*])((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\n\\[])+)\/([dgimsuvy]*)(?=[\s.,;:)\]}]|$)/gm;

const patterns = folders
  .flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root }))
  .filter((file) => !/\.test\.tsx?$|\/testing\/|\/demo\//.test(file))
  .flatMap((file) =>
    [...readFileSync(join(root, file), "utf8").matchAll(literal)].flatMap(([, source = "", flags = ""]) => {
      try {
        return [{ file, pattern: new RegExp(source, flags) }];
      } catch {
        // A path or a division, not a pattern.
        return [];
      }
    }),
  );

/** Texts that make a careless pattern take the square of their length, or two to its power: one piece over and over, and an end that does not fit. */
const length = 12_000;
const attacks = [
  ...["a", "1", " ", "-", ".", "@", "/", "\t", ",", "=", "评", "{", "[", "(", "\\", '"', "<"],
  ...["a.", "a-", "a@", "1 ", "a b ", "/a", "a=1&", "{a}", "\r\n", "a/../"],
].map((piece) => `${piece.repeat(Math.ceil(length / piece.length))}\u0000!`);

const mostMs = 60;
const sandbox = createContext({}) as { pattern?: RegExp; text?: string };
/** In milliseconds of the processor, which a busy machine does not lengthen; a pattern that does not come to its end is cut off. */
function timeOf(pattern: RegExp, text: string): number {
  Object.assign(sandbox, { pattern, text });
  const began = process.threadCpuUsage();
  try {
    runInContext("pattern.lastIndex = 0; pattern.test(text)", sandbox, { timeout: 2000 });
  } catch {
    return mostMs + 1;
  }
  const { user, system } = process.threadCpuUsage(began);
  return (user + system) / 1000;
}
/** Once more, and again, before a machine that clears its memory meanwhile is taken for a slow pattern. */
const isSlow = (pattern: RegExp, text: string): boolean => [1, 2, 3].every(() => timeOf(pattern, text) > mostMs);

describe("a pattern of the server", { timeout: 120_000 }, () => {
  test("is found wherever one is written", () => {
    expect(patterns.length).toBeGreaterThan(400);
    expect(isSlow(/^(a+)+$/, attacks[0] ?? "")).toBe(true);
  });

  test("takes no time with any text of twelve thousand characters", () => {
    const slow = patterns.filter(({ pattern }) => attacks.some((text) => isSlow(pattern, text)));
    expect(slow.map(({ file, pattern }) => `${file} ${pattern}`)).toEqual([]);
  });
});

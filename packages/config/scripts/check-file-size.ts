import { type Check, type Repository, runCheck } from "./repository.ts";
import { isSource } from "./workspaces.ts";

const longestLines = 400;
// Data: nobody reads it from top to bottom, and splitting it would help nobody.
const data = [
  /\/migrations\//,
  /^packages\/messages\/src\/[^/]+\//,
  /\/(presets|packs|samples|reference)\//,
  /^packages\/core\/src\/demo\/(phrases|world)/,
];

/** No file is longer than a reader's breath. When one is: which noun is hiding in it? */
export const checkFileSize: Check = {
  name: "file size",
  find: (repository) =>
    sizesOf(repository)
      .filter(({ lines }) => lines > longestLines)
      .map(({ path, lines }) => ({
        path,
        message: `${lines} lines; the longest file has ${longestLines}. Split it by noun, never by line count`,
      })),
};

const sizesOf = (repository: Repository): { path: string; lines: number }[] =>
  repository.paths
    .filter((path) => isSource(path) && !data.some((pattern) => pattern.test(path)))
    .map((path) => ({ path, lines: repository.read(path).trimEnd().split("\n").length }));

if (import.meta.main) runCheck(checkFileSize);

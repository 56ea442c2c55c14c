import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the checkout. */
export const rootFolder = fileURLToPath(new URL("../../..", import.meta.url));

/** The files that a check looks at: tracked ones and those about to be. Paths are relative to the root, with slashes. */
export type Repository = {
  paths: readonly string[];
  /** The text of a file. @throws Error naming a path that is not there */
  read: (path: string) => string;
};

/** What a check found: where, and in words what is wrong and what would be right. */
export type Finding = { path: string; message: string };

export type Check = {
  name: string;
  find: (repository: Repository) => Finding[];
};

/** The checkout as git sees it. */
export function openRepository(root = rootFolder): Repository {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const texts = new Map<string, string>();
  return {
    // A file that was deleted but not yet committed is still listed.
    paths: [...new Set(listed.split("\0"))].filter((path) => path !== "" && existsSync(join(root, path))).sort(),
    read: (path) => {
      const text = texts.get(path) ?? readFileSync(join(root, path), "utf8");
      texts.set(path, text);
      return text;
    },
  };
}

/** A repository that exists in memory only; tests write their fixtures with it. */
export function repositoryOf(files: Readonly<Record<string, string>>): Repository {
  return {
    paths: Object.keys(files).sort(),
    read: (path) => {
      const text = files[path];
      if (text === undefined) throw new Error(`There is no file ${path}`);
      return text;
    },
  };
}

/** The line, from 1, at which a character stands. */
export const lineAt = (text: string, offset: number): number => text.slice(0, offset).split("\n").length;

/** Runs one check over the checkout, prints what it finds and sets the exit code; for `node check-….ts`. */
export function runCheck(check: Check): void {
  const findings = check.find(openRepository());
  for (const { path, message } of findings) console.error(`${path}: ${message}`);
  console.log(`${check.name}: ${findings.length === 0 ? "clean" : `${findings.length} found`}`);
  if (findings.length > 0) process.exitCode = 1;
}

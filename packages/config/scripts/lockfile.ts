import type { Repository } from "./repository.ts";

/** An entry of package-lock.json; `cpu`, `os` and `optional` for binaries of one platform. */
export type LockEntry = {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  optional?: boolean;
  os?: string | string[];
  cpu?: string | string[];
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
};
/** package-lock.json: entries by their path (`node_modules/a/node_modules/b`). */
export type Lockfile = { packages: Record<string, LockEntry> };

export const lockfilePath = "package-lock.json";

export const readLockfile = (repository: Repository): Lockfile => JSON.parse(repository.read(lockfilePath));

/** The version that a dependency of `dependent` gets, looked up as Node does: from the inside out. `null` when it has no entry. */
export function installedVersion(lockfile: Lockfile, dependent: string, name: string): string | null {
  for (let folder = dependent; ; folder = parentOf(folder)) {
    const entry = lockfile.packages[folder === "" ? `node_modules/${name}` : `${folder}/node_modules/${name}`];
    if (entry) return entry.version ?? "";
    if (folder === "") return null;
  }
}

function parentOf(folder: string): string {
  const end = folder.lastIndexOf("/node_modules/");
  return end < 0 ? "" : folder.slice(0, end);
}

export type MissingEntry = { dependent: string; name: string; wanted: string };

/** Optional dependencies without an entry: `npm ci` refuses such a lockfile on the platform that wants them. */
export function missingOptionals(lockfile: Lockfile): MissingEntry[] {
  return Object.entries(lockfile.packages).flatMap(([dependent, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => installedVersion(lockfile, dependent, name) === null)
      .map(([name, wanted]) => ({ dependent, name, wanted })),
  );
}

const exact = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;
/** `1.2.3`, also behind an alias (`npm:name@1.2.3`). */
export const isExact = (wanted: string): boolean => exact.test(wanted.replace(/^npm:(@?[^@]+)@/, ""));

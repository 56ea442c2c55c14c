import { installedVersion, isExact, type LockEntry, lockfilePath, missingOptionals, readLockfile } from "./lockfile.ts";
import { type Check, type Finding, type Repository, runCheck } from "./repository.ts";
import { workspacesOf } from "./workspaces.ts";

/** package-lock.json: complete for every platform, free of hosts, and every package.json pins exact versions that it holds. */
export const checkLockfile: Check = {
  name: "lockfile",
  find: (repository) => {
    const lockfile = readLockfile(repository);
    const missing = missingOptionals(lockfile).map(({ name, dependent }) => ({
      path: lockfilePath,
      message: `${name} (optional, of ${dependent || "the root"}) has no entry; run npm run lockfile:complete`,
    }));
    const entries = Object.entries(lockfile.packages).flatMap(([path, entry]) => entryFindings(path, entry));
    return [...missing, ...entries, ...pinFindings(repository)];
  },
};

function entryFindings(path: string, entry: LockEntry): Finding[] {
  const isInstalled = path.includes("node_modules/") && !entry.link;
  const isCompleted = entry.optional === true && entry.os !== undefined;
  return [
    ...(isInstalled && entry.resolved !== undefined
      ? [
          {
            path: lockfilePath,
            message: `${path} names where it came from ("resolved"); install with the .npmrc of the project`,
          },
        ]
      : []),
    ...(isInstalled && entry.integrity === undefined && !isCompleted
      ? [{ path: lockfilePath, message: `${path} has no checksum` }]
      : []),
  ];
}

function pinFindings(repository: Repository): Finding[] {
  const lockfile = readLockfile(repository);
  const manifests = [
    { folder: "", manifest: JSON.parse(repository.read("package.json")) },
    ...workspacesOf(repository),
  ];
  return manifests.flatMap(({ folder, manifest }) => {
    const path = folder === "" ? "package.json" : `${folder}/package.json`;
    const wanted = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
    return Object.entries<string>(wanted).flatMap(([name, version]) => {
      if (name.startsWith("@heard/")) return [];
      if (!isExact(version)) return [{ path, message: `${name} is "${version}"; pin an exact version` }];
      const installed = installedVersion(lockfile, folder, name);
      return installed === version.replace(/^npm:(@?[^@]+)@/, "")
        ? []
        : [{ path, message: `${name} is ${version}, the lockfile has ${installed ?? "no entry"}` }];
    });
  });
}

if (import.meta.main) runCheck(checkLockfile);

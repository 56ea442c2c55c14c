import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { type Binaries, binariesIn } from "./binaries.ts";
import { type Identity, serverIdentity, serverUser } from "./identity.ts";

export type Place = {
  /** Where the cluster lives. */
  folder: string;
  binaries: Binaries;
  /** Who runs the server; `null`: whoever started this process. */
  identity: Identity | null;
};

/**
 * Where and as whom the server runs. PostgreSQL refuses to run as root, so root hands it to the user "postgres"; when that user cannot reach
 * the data folder or node_modules (a folder of mode 0700 anywhere above), data and a copy of the binaries live in the system's state folder,
 * and `log` says so. A cluster that exists is used where it is, as the user who owns it.
 * @throws Error when the cluster belongs to somebody else, or its owner cannot reach it any more
 */
export function placeOf(dataDir: string, binaries: Binaries, name: string, log: (line: string) => void): Place {
  const wanted = resolve(dataDir, name);
  if (process.getuid?.() !== 0) return ownPlace(wanted, binaries);
  const elsewhere = stateFolders.map((folder) => join(folder, digest(wanted), name));
  const existing = [wanted, ...elsewhere].find((folder) => existsSync(join(folder, "data")));
  const identity = existing ? ownerOf(join(existing, "data")) : serverIdentity();
  const folder = existing ?? (canEnter(dirname(wanted), identity) ? wanted : join(stateFolder(), digest(wanted), name));
  if (folder !== wanted) {
    log(`The user "${serverUser}" cannot reach ${wanted}; the database lives in ${folder}`);
    makeTraversable(dirname(folder));
  } else if (existing && !canEnter(existing, identity)) {
    throw new Error(
      `The database in ${existing} belongs to the user with the id ${identity.uid}, who can no longer reach it. Let others pass (chmod o+x) on each folder above it.`,
    );
  }
  return { folder, binaries: canRun(binaries, identity) ? binaries : copied(binaries, log), identity };
}

function ownPlace(folder: string, binaries: Binaries): Place {
  const data = join(folder, "data");
  if (existsSync(data) && process.getuid && ownerOf(data).uid !== process.getuid())
    throw new Error(
      `The database in ${folder} belongs to another user (id ${ownerOf(data).uid}): Heard was started here as root or by somebody else before. Start it as they did, or set HEARD_DATA_DIR to a folder of your own.`,
    );
  return { folder, binaries, identity: null };
}

function ownerOf(path: string): Identity {
  const { uid, gid } = statSync(path);
  return { uid, gid };
}

// Asked of the system itself, for modes are not all that decides: access lists, mounts, shares that distrust root.
function canEnter(folder: string, identity: Identity): boolean {
  let nearest = folder;
  while (!existsSync(nearest)) nearest = dirname(nearest);
  return spawnSync("/bin/sh", ["-c", 'test -x "$1"', "sh", nearest], { ...identity, cwd: "/" }).status === 0;
}

function canRun({ postgres }: Binaries, identity: Identity): boolean {
  return spawnSync(postgres, ["--version"], { ...identity, cwd: "/", stdio: "ignore" }).status === 0;
}

const stateFolders = ["/var/lib/heard", join(tmpdir(), "heard-state")];

/** The first folder of the system that root can write and nobody else can. */
function stateFolder(): string {
  for (const folder of stateFolders) {
    try {
      makeTraversable(folder);
      const { uid, mode } = statSync(folder);
      if (uid === 0 && (mode & 0o022) === 0) return folder;
    } catch {
      // A read-only or missing parent: the next one.
    }
  }
  throw new Error(
    `Neither ${stateFolders.join(" nor ")} can be used for the database. Set HEARD_DATA_DIR to a folder that the user "${serverUser}" can reach.`,
  );
}

function makeTraversable(folder: string): void {
  mkdirSync(folder, { recursive: true });
  // mkdir's mode is cut by the umask, which may be 077 for root.
  if (statSync(folder).uid === 0) chmodSync(folder, 0o755);
}

function copied(binaries: Binaries, log: (line: string) => void): Binaries {
  const folder = stateFolder();
  // By content, so that every checkout with the same release shares one copy.
  const target = join(folder, `binaries-${digest(releaseOf(binaries))}`);
  if (!existsSync(target)) {
    log(`The user "${serverUser}" cannot reach ${binaries.folder}; the server runs from a copy in ${target}`);
    const partial = `${target}.${process.pid}`;
    cpSync(binaries.folder, partial, { recursive: true, verbatimSymlinks: true });
    openToAll(partial);
    try {
      renameSync(partial, target);
    } catch (error) {
      rmSync(partial, { recursive: true, force: true });
      if (!existsSync(target)) throw error;
    }
  }
  return binariesIn(target);
}

function releaseOf({ postgres }: Binaries): string {
  return `${spawnSync(postgres, ["--version"], { encoding: "utf8" }).stdout} ${statSync(postgres).size}`;
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    chmodSync(path, entry.isDirectory() || (statSync(path).mode & 0o100) !== 0 ? 0o755 : 0o644);
  }
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

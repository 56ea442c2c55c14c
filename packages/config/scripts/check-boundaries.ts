import { type Import, isRelative, moduleOf } from "./modules.ts";
import { type Check, type Finding, type Repository, runCheck } from "./repository.ts";
import { isTest, sourcesIn, type Workspace, workspacesOf } from "./workspaces.ts";

type Permission = {
  /** The short name of a workspace. */
  to: string;
  /** Only these entries of it; all when absent. */
  entries?: RegExp;
  /** Only imports that are erased before the code runs. */
  typesOnly?: true;
  testsOnly?: true;
  /** Only from this file. */
  from?: string;
};

const anything: unique symbol = Symbol("anything");

/** What tests of several packages have in common: laws, and the examples of docstrings. */
const laws: Permission = { to: "config", entries: /^testing\//, testsOnly: true };

// The direct edges of docs/architecture.md. Turbo's tags follow transitive ones and cannot say "api never reaches db except through core".
const table: Record<string, readonly Permission[] | typeof anything> = {
  metrics: [laws],
  text: [laws],
  survey: [laws],
  ui: [],
  messages: [],
  config: [],
  db: [{ to: "survey", typesOnly: true }],
  core: [{ to: "db" }, { to: "metrics" }, { to: "text" }, { to: "survey" }, { to: "messages" }],
  api: [
    { to: "core" },
    { to: "metrics" },
    { to: "survey" },
    { to: "messages" },
    { to: "ui", entries: /^tokens(\.css)?$/ },
    { to: "db", entries: /^testing$/, testsOnly: true },
  ],
  gateway: [{ to: "api" }, { to: "core" }, { to: "widget" }, { to: "db", entries: /^testing$/, testsOnly: true }],
  worker: [{ to: "core" }, { to: "db", entries: /^testing$/, testsOnly: true }],
  cli: [
    { to: "core" },
    { to: "messages" },
    { to: "db", entries: /^(embedded|migrate)$/ },
    { to: "db", entries: /^testing$/, testsOnly: true },
  ],
  web: [
    { to: "api" },
    { to: "ui" },
    { to: "survey" },
    { to: "metrics" },
    { to: "messages" },
    { to: "core", entries: /^[a-z-]+\/(rules|schema)$/ },
    // The permission table is data: a screen that is not open says whose it is.
    { to: "core", entries: /^permissions$/ },
    // The process opens the doors once, before its first request.
    { to: "core", entries: /^database$/, from: "apps/web/src/instrumentation.ts" },
    { to: "core", entries: /^clock$/, from: "apps/web/src/server/clock.ts" },
    { to: "core", typesOnly: true },
    { to: "core", entries: /^auth-store$/, from: "apps/web/src/server/auth.ts" },
    { to: "db", entries: /^testing$/, testsOnly: true },
  ],
  widget: [{ to: "survey", entries: /^runtime$/ }],
  bench: anything,
};

/** Which workspace may import which, read from every package.json and from every import. */
export const checkBoundaries: Check = {
  name: "directions between workspaces",
  find: (repository) => workspacesOf(repository).flatMap((workspace) => findingsOf(repository, workspace)),
};

function findingsOf(repository: Repository, workspace: Workspace): Finding[] {
  const permissions = table[workspace.name];
  const manifestPath = `${workspace.folder}/package.json`;
  if (permissions === undefined)
    return [{ path: manifestPath, message: "this workspace is not in the table of check-boundaries.ts" }];
  const files = sourcesIn(repository, workspace.folder);
  const escapes = files.flatMap((path) => escapesOf(repository, workspace, path));
  if (permissions === anything) return escapes;
  return [
    ...manifestFindings(workspace, permissions, manifestPath),
    ...files.flatMap((path) => importFindings(repository, workspace, permissions, path)),
    ...escapes,
  ];
}

function manifestFindings({ manifest, name }: Workspace, permissions: readonly Permission[], path: string): Finding[] {
  const declared = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  return declared
    .flatMap((dependency) => /^@heard\/(.+)$/.exec(dependency)?.[1] ?? [])
    .filter((to) => to !== "config" && !permissions.some((permission) => permission.to === to))
    .map((to) => ({ path, message: `${name} may not depend on @heard/${to}` }));
}

function importFindings(
  repository: Repository,
  workspace: Workspace,
  permissions: readonly Permission[],
  path: string,
): Finding[] {
  return moduleOf(repository, path).imports.flatMap((imported) => {
    const [, to, entry = ""] = /^@heard\/([^/]+)(?:\/(.+))?$/.exec(imported.from) ?? [];
    if (!to || to === "config") return [];
    if (permissions.some((permission) => allows(permission, to, entry, imported, path))) return [];
    return [{ path: `${path}:${imported.line}`, message: `${workspace.name} may not import ${imported.from}` }];
  });
}

function allows(permission: Permission, to: string, entry: string, imported: Import, path: string): boolean {
  return (
    permission.to === to &&
    (permission.entries?.test(entry) ?? true) &&
    (!permission.typesOnly || imported.isType) &&
    (!permission.testsOnly || isTest(path)) &&
    (permission.from ?? path) === path
  );
}

/** Relative imports that leave the workspace: they would work, and nobody would see the edge. */
function escapesOf(repository: Repository, { folder }: Workspace, path: string): Finding[] {
  return moduleOf(repository, path)
    .imports.filter(({ from }) => isRelative(from) && !targetOf(path, from).startsWith(`${folder}/`))
    .map(({ from, line }) => ({
      path: `${path}:${line}`,
      message: `${from} leaves the workspace; import its package`,
    }));
}

const targetOf = (path: string, from: string): string => new URL(from, `file:///${path}`).pathname.slice(1);

if (import.meta.main) runCheck(checkBoundaries);

import { type Import, isRelative, moduleOf } from "./modules.ts";
import { type Check, type Finding, type Repository, runCheck } from "./repository.ts";
import { isTest, sourcesIn, type Workspace, workspacesOf } from "./workspaces.ts";

/** What answers people: their processes load no model, or each of them takes its memory and its start. */
const answering = ["apps/web", "apps/gateway", "packages/api"];
/** What loads the models of sentiment. */
const heavy = ["packages/text/src/analyse.ts", "packages/text/src/sentiment.ts"];

/** Nothing that web or gateway load leads to the models, however far: they are for the worker, the command line and the bench. */
export const checkModels: Check = { name: "models apart from who answers", find };

function find(repository: Repository): Finding[] {
  const workspaces = new Map(workspacesOf(repository).map((workspace) => [workspace.name, workspace]));
  const known = new Set(repository.paths);
  const starts = answering
    .flatMap((folder) => sourcesIn(repository, folder))
    .filter((path) => !isTest(path) && !path.includes("/testing/") && !path.includes("/e2e/"));
  const from = new Map<string, string | null>(starts.map((path) => [path, null]));
  const waiting = [...starts];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop())
    for (const imported of moduleOf(repository, path).imports) {
      const target = imported.isType ? null : targetOf(path, imported, workspaces);
      if (target === null || !known.has(target) || from.has(target) || !/\.[mc]?[jt]sx?$/.test(target)) continue;
      from.set(target, path);
      waiting.push(target);
    }
  return heavy
    .filter((path) => from.has(path))
    .map((path) => ({ path, message: `is loaded by who answers people: ${wayTo(path, from)}` }));
}

/** The file that an import names; `null` for a package from elsewhere. */
function targetOf(path: string, { from }: Import, workspaces: ReadonlyMap<string, Workspace>): string | null {
  if (isRelative(from)) return new URL(from, `file:///${path}`).pathname.slice(1);
  const [, name = "", entry] = /^@heard\/([^/]+)(?:\/(.+))?$/.exec(from) ?? [];
  const workspace = workspaces.get(name);
  if (!workspace) return null;
  const wanted = entry === undefined ? "." : `./${entry}`;
  for (const [pattern, target] of Object.entries(workspace.manifest.exports ?? {})) {
    if (typeof target !== "string") continue;
    const [before = "", after] = pattern.split("*");
    const isMeant = after === undefined ? wanted === pattern : wanted.startsWith(before) && wanted.endsWith(after);
    const middle = after === undefined ? "" : wanted.slice(before.length, wanted.length - after.length);
    if (isMeant) return `${workspace.folder}/${target.slice(2).replace("*", middle)}`;
  }
  return null;
}

function wayTo(path: string, from: ReadonlyMap<string, string | null>): string {
  const way = [path];
  for (let at = from.get(path); at; at = from.get(at)) way.unshift(at);
  return way.join(" → ");
}

if (import.meta.main) runCheck(checkModels);

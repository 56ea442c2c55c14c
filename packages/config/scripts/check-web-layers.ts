import { isRelative, moduleOf } from "./modules.ts";
import { type Check, type Finding, type Repository, runCheck } from "./repository.ts";
import { sourcesIn } from "./workspaces.ts";

const root = "apps/web/src";
// A folder may import those that stand no higher. What serves every layer (settings, session, client) stands with lib.
const heights: Record<string, number> = { lib: 0, server: 0, trpc: 0, components: 1, features: 2, app: 3 };

/** Inside web: app → features → components → lib, and no two features that need each other. */
export const checkWebLayers: Check = {
  name: "layers of web",
  find: (repository) => {
    const edges = sourcesIn(repository, root).flatMap((path) => edgesOf(repository, path));
    return [...edges.flatMap(upward), ...mutual(edges)];
  },
};

type Edge = { path: string; line: number; from: string; to: string; isType: boolean };

function edgesOf(repository: Repository, path: string): Edge[] {
  return moduleOf(repository, path).imports.flatMap(({ from, line, isType }) => {
    const target = from.startsWith("#") ? from.slice(1) : isRelative(from) ? insideWeb(path, from) : null;
    return target === null ? [] : [{ path, line, from: path.slice(root.length + 1), to: target, isType }];
  });
}

const insideWeb = (path: string, from: string): string =>
  new URL(from, `file:///${path}`).pathname.slice(root.length + 2);

const layerOf = (path: string): string => path.split("/")[0] ?? "";

function upward({ path, line, from, to }: Edge): Finding[] {
  const [own, theirs] = [heights[layerOf(from)], heights[layerOf(to)]];
  return own !== undefined && theirs !== undefined && theirs > own
    ? [{ path: `${path}:${line}`, message: `${layerOf(from)} may not import ${to}` }]
    : [];
}

const featureOf = (path: string): string | null => /^features\/([^/]+)\//.exec(path)?.[1] ?? null;

function mutual(edges: readonly Edge[]): Finding[] {
  const pairs = new Map<string, Edge>();
  for (const edge of edges) {
    const [own, theirs] = [featureOf(edge.from), featureOf(edge.to)];
    if (own && theirs && own !== theirs && !edge.isType) pairs.set(`${own} ${theirs}`, edge);
  }
  return [...pairs].flatMap(([pair, edge]) => {
    const [own = "", theirs = ""] = pair.split(" ");
    return own < theirs && pairs.has(`${theirs} ${own}`)
      ? [{ path: `${edge.path}:${edge.line}`, message: `the features ${own} and ${theirs} import each other` }]
      : [];
  });
}

if (import.meta.main) runCheck(checkWebLayers);

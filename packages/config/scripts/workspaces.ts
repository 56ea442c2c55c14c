import type { Repository } from "./repository.ts";

export type Manifest = {
  name?: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  exports?: Record<string, unknown>;
  scripts?: Record<string, string>;
};

/** A workspace: its folder (`packages/core`), its short name (`core`) and its package.json. */
export type Workspace = { folder: string; name: string; manifest: Manifest };

/** Every workspace of the repository. */
export function workspacesOf(repository: Repository): Workspace[] {
  return repository.paths.flatMap((path) => {
    const folder = /^((?:apps|packages)\/([^/]+))\/package\.json$/.exec(path);
    return folder?.[1] && folder[2]
      ? [{ folder: folder[1], name: folder[2], manifest: JSON.parse(repository.read(path)) as Manifest }]
      : [];
  });
}

/** The TypeScript and JavaScript of a folder. */
export const sourcesIn = (repository: Repository, folder: string): string[] =>
  repository.paths.filter((path) => path.startsWith(`${folder}/`) && isSource(path));

export const isSource = (path: string): boolean => /\.(ts|tsx|mts|mjs|js)$/.test(path) && !path.endsWith(".d.ts");
export const isTest = (path: string): boolean => /\.(test|spec|teardown)\.tsx?$/.test(path);

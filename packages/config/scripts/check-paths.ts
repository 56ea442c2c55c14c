import { type Check, type Finding, lineAt, runCheck } from "./repository.ts";

/** Every path and every command that a document names exists. */
export const checkPaths: Check = {
  name: "paths in documents",
  find: (repository) => {
    const known = new Set(repository.paths.flatMap((path) => [path, ...foldersOf(path)]));
    const scripts = new Set(Object.keys(JSON.parse(repository.read("package.json")).scripts ?? {}));
    return repository.paths
      .filter((path) => path.endsWith(".md"))
      .flatMap((path) => documentFindings(path, repository.read(path), known, scripts));
  },
};

function foldersOf(path: string): string[] {
  const parts = path.split("/");
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join("/"));
}

function documentFindings(
  path: string,
  text: string,
  known: ReadonlySet<string>,
  scripts: ReadonlySet<string>,
): Finding[] {
  const folder = foldersOf(path).at(-1) ?? "";
  const cited = [...text.matchAll(/`([^`\n]+)`/g)]
    .filter(([, span = ""]) => looksLikePath(span))
    .flatMap(({ 1: span = "", index }) => alternativesOf(span).map((target) => ({ target, index, at: "" })));
  const linked = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .filter(([, target = ""]) => !/^([a-z]+:|#)/.test(target))
    .map(({ 1: target = "", index }) => ({ target: target.replace(/#.*$/, ""), index, at: folder }));
  const commands = [...text.matchAll(/\bnpm run (?:-s )?([a-z0-9:-]+)/g)];
  return [
    ...[...cited, ...linked]
      .filter(({ target, at }) => !known.has(resolved(target, at)))
      .map(({ target, index }) => ({ path: `${path}:${lineAt(text, index)}`, message: `there is no ${target}` })),
    ...commands
      .filter(([, name = ""]) => !scripts.has(name))
      .map(({ 1: name, index }) => ({
        path: `${path}:${lineAt(text, index)}`,
        message: `there is no script "${name}"`,
      })),
  ];
}

/** A path of the repository, not a pattern: `packages/core/src/<feature>/rules.ts` shows a form and names nothing. */
const looksLikePath = (span: string): boolean =>
  /^(apps|packages|docs|\.github|\.ci)\/[^\s]*$/.test(span) && !/[<>*…$]/.test(span);

/** `packages/{text,survey}` names two. */
function alternativesOf(span: string): string[] {
  const braces = /^(.*?)\{([^{}]+)\}(.*)$/.exec(span);
  return braces
    ? (braces[2] ?? "").split(",").flatMap((word) => alternativesOf(`${braces[1]}${word.trim()}${braces[3]}`))
    : [span];
}

const resolved = (target: string, folder: string): string =>
  new URL(target, `file:///${folder === "" ? "" : `${folder}/`}`).pathname.slice(1).replace(/\/$/, "");

if (import.meta.main) runCheck(checkPaths);

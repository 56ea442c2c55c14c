import { moduleOf } from "./modules.ts";
import { type Check, type Finding, type Repository, runCheck } from "./repository.ts";
import { isSource, isTest } from "./workspaces.ts";

const root = "packages/core/src/";
const fixed = new Set(["schema", "rules", "queries", "jobs", "index"]);
const refused = new Set([
  "utils",
  "util",
  "helpers",
  "helper",
  "types",
  "constants",
  "service",
  "common",
  "shared",
  "misc",
]);
// Folders that are no features: what tests share.
const otherFolders = new Set(["testing"]);

// Beside the fixed names a file is a verb: `record.ts` exports `recordResponses`. These are the nouns that earned a file of their own:
// registries that code executes, data, and the parts of a pipeline. A new one is added here on purpose.
const nouns: Record<string, readonly string[]> = {
  catalogue: ["defaults", "languages", "read"],
  demo: ["phrases", "plans", "random", "world"],
  // What an export says, and the formats that it is written in: two parts of one pipeline.
  exports: ["document/", "writers/"],
  // A file is read, mapped and tried before anything is written: four parts of one pipeline. Lists of people are another kind of file.
  imports: ["table/", "mapping/", "rows/", "dry-run/", "presets/", "work/", "kinds/", "lists/"],
  jobs: ["handlers", "progress", "queue", "runs"],
  journey: ["defaults"],
  measures: ["changes", "exclusions", "journey", "measure", "methods", "plan", "sample", "score"],
  responses: ["change", "day"],
};

/** A feature folder of core holds schema, rules, queries, jobs, index and verbs, so that everybody knows where to look. */
export const checkFeatureVocabulary: Check = {
  name: "vocabulary of feature folders",
  find: (repository) => repository.paths.flatMap((path) => (isOfFeature(path) ? findingsOf(repository, path) : [])),
};

function isOfFeature(path: string): boolean {
  const [folder, ...rest] = path.slice(root.length).split("/");
  return path.startsWith(root) && rest.length > 0 && !otherFolders.has(folder ?? "") && isSource(path);
}

function findingsOf(repository: Repository, path: string): Finding[] {
  const [folder = "", ...rest] = path.slice(root.length).split("/");
  const name = rest.join("/").replace(/\.tsx?$/, "");
  const known = nouns[folder] ?? [];
  if (isTest(path) || fixed.has(name) || known.includes(name) || known.includes(`${rest[0]}/`)) return [];
  const last = rest.at(-1)?.replace(/\.ts$/, "") ?? "";
  if (refused.has(last))
    return [{ path, message: `"${last}" says nothing; a type lives with the function that returns it` }];
  if (rest.length > 1)
    return [{ path, message: `feature folders are flat; ${rest[0]}/ is not in the list of the check` }];
  const verb = name.split("-")[0] ?? "";
  const speaks = moduleOf(repository, path).exports.some(
    (exported) => !exported.isType && startsWithVerb(exported.name, verb),
  );
  return speaks
    ? []
    : [
        {
          path,
          message: `${name}.ts is neither ${[...fixed].join(", ")} nor a verb: nothing it exports starts with "${verb}"`,
        },
      ];
}

const startsWithVerb = (exported: string, verb: string): boolean =>
  exported.startsWith(verb) && /^([A-Z]|$)/.test(exported.slice(verb.length));

if (import.meta.main) runCheck(checkFeatureVocabulary);

import { parseSync } from "oxc-parser";
import { lineAt, type Repository } from "./repository.ts";

export type Import = {
  /** What stands between the quotes. */
  from: string;
  line: number;
  /** Every name is a type: the import is erased before the code runs. */
  isType: boolean;
  /** Imported names; `*` for a namespace or a dynamic import. */
  names: string[];
};
export type Export = { name: string; isType: boolean };
export type Module = { imports: Import[]; exports: Export[] };

const parsed = new WeakMap<Repository, Map<string, Module>>();

/** What a file imports and exports, as a parser sees it: strings and comments that look like imports do not count. */
export function moduleOf(repository: Repository, path: string): Module {
  const known = parsed.get(repository) ?? new Map<string, Module>();
  parsed.set(repository, known);
  const module = known.get(path) ?? parseModule(path, repository.read(path));
  known.set(path, module);
  return module;
}

function parseModule(path: string, text: string): Module {
  const { module, errors } = parseSync(path, text);
  const error = errors[0];
  if (error) throw new Error(`${path} cannot be parsed: ${error.message}`);
  const entries = module.staticExports.flatMap((statement) => statement.entries);
  const imports = module.staticImports.map(({ moduleRequest, entries: names, start }) => ({
    from: moduleRequest.value,
    line: lineAt(text, start),
    isType: names.length > 0 && names.every((entry) => entry.isType),
    names: names.map(({ importName }) => importName.name ?? (importName.kind === "Default" ? "default" : "*")),
  }));
  const passedOn = entries.flatMap(({ moduleRequest, importName, isType, start }) =>
    moduleRequest
      ? [{ from: moduleRequest.value, line: lineAt(text, start), isType, names: [importName.name ?? "*"] }]
      : [],
  );
  const dynamic = module.dynamicImports.flatMap(({ moduleRequest, start }) => {
    const literal = /^["'`]([^$]*)["'`]$/.exec(text.slice(moduleRequest.start, moduleRequest.end));
    return literal?.[1] ? [{ from: literal[1], line: lineAt(text, start), isType: false, names: ["*"] }] : [];
  });
  return {
    imports: [...imports, ...passedOn, ...dynamic],
    exports: entries.flatMap(({ exportName, isType }) => (exportName.name ? [{ name: exportName.name, isType }] : [])),
  };
}

export const isRelative = (from: string): boolean => from.startsWith("./") || from.startsWith("../");

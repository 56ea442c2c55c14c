import { ExitError } from "./output.ts";

/** What can be taken away, by the word that asks for it: the parts of a screen that leave as a table, and everything of an organisation. */
export const exportedParts = [
  "scores",
  "trend",
  "distribution",
  "breakdown",
  "themes",
  "responses",
  "comments",
  "decisions",
  "everything",
] as const;
export type ExportedPart = (typeof exportedParts)[number];

export type ExportOptions = {
  period?: string;
  compare?: string;
  metric?: string;
  method?: string;
  by?: string;
  grain?: string;
  words?: string;
  only: string[];
  format?: string;
  language?: string;
};

const table = ["format", "language"] as const;
/** Which options each part takes; any other would be passed over in silence, so it is refused. */
const taken: Record<ExportedPart, readonly (keyof ExportOptions)[]> = {
  scores: ["period", "compare", "only", ...table],
  trend: ["period", "compare", "metric", "method", "grain", "only", ...table],
  distribution: ["period", "compare", "metric", "method", "only", ...table],
  breakdown: ["period", "compare", "metric", "method", "by", "only", ...table],
  themes: ["period", "metric", "method", "only", ...table],
  responses: ["period", "metric", "method", "only", ...table],
  comments: ["period", "words", "only", ...table],
  decisions: [...table],
  everything: [],
};
const needed: readonly (keyof ExportOptions)[] = ["period", "by", "grain"];

/** What was asked for on the command line, in the shape of an export of the screen; `null` for everything. @throws ExitError 2, naming the option */
export function contentOf(part: ExportedPart, options: ExportOptions): object | null {
  for (const [name, value] of Object.entries(options))
    if (value !== undefined && value.length > 0 && !taken[part].includes(name as keyof ExportOptions))
      throw new ExitError(`${part} takes no --${name}; it takes ${named(taken[part])}`, 2);
  for (const name of taken[part])
    if (options[name] === undefined && needed.includes(name)) throw new ExitError(`${part} needs --${name}`, 2);
  const { metric = part === "themes" ? undefined : "responses", method, by: groupBy, grain, words } = options;
  const isWhole = part === "decisions" || part === "everything";
  const slice = isWhole ? {} : { period: daysOf("period", options.period), filters: filtersOf(options) };
  const figure = { ...(metric ? { metric } : {}), ...(method ? { method } : {}) };
  const compare = options.compare === undefined ? {} : { compare: comparedWith(options.compare) };
  switch (part) {
    case "scores":
      return { kind: part, ...slice, ...compare };
    case "trend":
      return { kind: part, ...figure, ...slice, ...compare, grain };
    case "distribution":
      return { kind: part, ...figure, ...slice, ...compare };
    case "breakdown":
      return { kind: part, ...figure, ...slice, ...compare, groupBy };
    case "themes":
      return { kind: part, ...figure, ...slice };
    case "responses":
      return { kind: part, query: { ...figure, ...slice } };
    case "comments":
      return { kind: part, ...slice, ...(words ? { words } : {}) };
    case "decisions":
      return { kind: part };
    case "everything":
      return null;
  }
}

const named = (names: readonly string[]) => names.map((name) => `--${name}`).join(", ") || "no option of a table";

/** `2026-04-01..2026-06-30`, both ends included, as addresses of the dashboard have it. */
function daysOf(option: string, text = ""): { from: string; to: string } {
  const [, from, to] = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/.exec(text) ?? [];
  if (from === undefined || to === undefined)
    throw new ExitError(`--${option} is “${text}”; it takes days such as 2026-04-01..2026-06-30, both included`, 2);
  return { from, to };
}

const comparedWith = (text: string) => (text === "previous" || text === "year" ? text : daysOf("compare", text));

/** `touchpoint=checkout,delivery` and `segment:region=East`, each an “any of”, together an “and”. */
function filtersOf({ only }: ExportOptions): Record<string, unknown> {
  // Without what every object knows, such as a constructor: a name is a name.
  const filters: Record<string, string[]> = Object.create(null);
  const segments: Record<string, string[]> = Object.create(null);
  for (const text of only) {
    const [, segment, name, list] = /^(?:segment:([^=]+)|([a-z]+))=(.+)$/.exec(text) ?? [];
    const [into, key] = segment === undefined ? [filters, name] : [segments, segment];
    // The check of the whole would drop that name without a word, and export everything.
    if (key === undefined || list === undefined || key === "__proto__")
      throw new ExitError(`--only is “${text}”; it takes touchpoint=checkout,delivery or segment:region=East`, 2);
    into[key] = [...(into[key] ?? []), ...list.split(",").map((value) => value.trim())];
  }
  return Object.keys(segments).length > 0 ? { ...filters, segments } : filters;
}

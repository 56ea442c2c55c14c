import { keyFromName } from "@heard/core/catalogue/rules";
import type { Mapping, MappingColumn, ScoreColumn } from "@heard/core/imports/schema";
import { columnNamed, putColumn } from "./mapping-edit.ts";

/** What a column of the file is for, as one word for a select: `comment`, `segment:plan`, `score:csat`. */
export function roleOf(mapping: Mapping, name: string): string {
  if (mapping.occurred.column === name) return "occurred";
  if (mapping.externalId === name) return "externalId";
  const column = columnNamed(mapping, name);
  if (!column) return "ignore";
  if (column.as === "segment") return `segment:${column.segment}`;
  return column.as === "score" ? `score:${column.metric}` : column.as;
}

/** Gives a column of the file another purpose. What other columns are for stays, but date and row id have one column each. */
export function setRole(mapping: Mapping, name: string, role: string): Mapping {
  const freed = freedOf(mapping, name, role);
  switch (role) {
    case "occurred":
      return without({ ...freed, occurred: { ...freed.occurred, column: name, day: null, format: null } }, name);
    case "externalId":
      return without({ ...freed, externalId: name }, name);
    default: {
      const column = columnFor(freed, name, role);
      const edited = putColumn(freed, column);
      if (column.as !== "segment") return edited;
      return allow(nameKey(edited, "segments", column.segment, name), "segments");
    }
  }
}

/** A column that gets another purpose leaves its own: then no column says the row's id, or the day. */
function freedOf(mapping: Mapping, name: string, role: string): Mapping {
  const { externalId, occurred } = mapping;
  return {
    ...mapping,
    externalId: externalId === name && role !== "externalId" ? null : (externalId ?? null),
    occurred: occurred.column === name && role !== "occurred" ? { ...occurred, column: null, format: null } : occurred,
  };
}

function columnFor(mapping: Mapping, name: string, role: string): MappingColumn {
  const [as, key = ""] = role.split(":");
  if (as === "score") return scoreFor(mapping, name, key);
  if (as === "segment") return { column: name, as, segment: key };
  if (as === "touchpoint" || as === "channel") return { column: name, as };
  if (as === "number" || as === "comment" || as === "answer") return { column: name, as };
  if (as === "language" || as === "customer" || as === "question") return { column: name, as };
  return { column: name, as: "ignore" };
}

/** A score of another metric keeps its touchpoint; its scale is asked for again, except that NPS has one by definition. */
function scoreFor(mapping: Mapping, name: string, metric: string): ScoreColumn {
  const known = columnNamed(mapping, name);
  const touchpoint = known?.as === "score" ? (known.touchpoint ?? null) : null;
  return { column: name, as: "score", metric, touchpoint, scale: null };
}

function without(mapping: Mapping, name: string): Mapping {
  return { ...mapping, columns: mapping.columns.filter(({ column }) => column !== name) };
}

/** Lets the import make what it does not find. */
export function allow(mapping: Mapping, what: Mapping["create"][number] | null): Mapping {
  return what === null || mapping.create.includes(what) ? mapping : { ...mapping, create: [...mapping.create, what] };
}

/** Keeps the name of something new where its key cannot say it. */
export function nameKey(
  mapping: Mapping,
  kind: "touchpoints" | "channels" | "segments",
  key: string,
  name: string,
): Mapping {
  if (keyFromName(name) !== "") return mapping;
  return {
    ...mapping,
    names: { ...mapping.names, [kind]: { ...mapping.names?.[kind], [key]: name.trim().slice(0, 200) } },
  };
}

/** A key for something new that is not taken; names without Latin letters get a number. */
export function freshKey(name: string, stem: string, taken: readonly string[]): string {
  const plain = keyFromName(name);
  if (plain !== "" && !taken.includes(plain)) return plain;
  const base = plain === "" ? stem : plain.slice(0, 55);
  let number = plain === "" ? 1 : 2;
  while (taken.includes(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}

/** How many columns of the file have a place. */
export function placedCount(mapping: Mapping, columns: readonly string[]): number {
  const rules = new Set(
    mapping.columns.flatMap((column) =>
      column.as === "score" ? (column.cases ?? []).map(({ if: rule }) => rule.column) : [],
    ),
  );
  return columns.filter((name) => rules.has(name) || roleOf(mapping, name) !== "ignore").length;
}

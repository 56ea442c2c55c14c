"use client";

import type { MappingProblem } from "@heard/core/imports/mapping/parse";
import type { Rejection } from "@heard/core/imports/rules";
import type { Mapping } from "@heard/core/imports/schema";
import { useTranslations } from "next-intl";
import { useRejectionText } from "./use-rejection-text.ts";

/** What problems point into, of any kind of import. */
type Columns = { columns: readonly { column: string }[]; occurred?: Pick<Mapping["occurred"], "column"> };
type Props = { problems: readonly MappingProblem[]; mapping: Columns };

/** What makes the mapping impossible, named by column, before anything is counted. */
export function DraftProblems({ problems, mapping }: Props) {
  const t = useTranslations("imports.problems");
  const reasonText = useRejectionText();
  if (problems.length === 0) return null;
  return (
    <section role="alert" className="mt-6 border-danger border-l-2 pl-4">
      <h2 className="mb-1 text-chart">{t("title")}</h2>
      <ul className="text-body">
        {problems.map((problem) => {
          const column = columnAt(problem.pointer, mapping);
          const text = reasonText({ code: problem.code, params: problem.params });
          return <li key={`${problem.pointer}/${problem.code}`}>{column ? t("column", { column, text }) : text}</li>;
        })}
      </ul>
    </section>
  );
}

/** The column of the file that a JSON pointer into the mapping is about. */
function columnAt(pointer: string, mapping: Columns): string | null {
  const [, index] = /^\/columns\/(\d+)/.exec(pointer) ?? [];
  if (index !== undefined) return mapping.columns[Number(index)]?.column ?? null;
  return pointer.startsWith("/occurred") ? (mapping.occurred?.column ?? null) : null;
}

/** The first problem of each column, in words. */
export function problemColumns(
  problems: readonly MappingProblem[],
  mapping: Mapping,
  text: (problem: Pick<Rejection, "code" | "params">) => string,
): Map<string, string> {
  return new Map(
    problems.toReversed().flatMap((problem) => {
      const column = columnAt(problem.pointer, mapping);
      return column === null ? [] : [[column, text(problem)] as const];
    }),
  );
}

import type { Mapping } from "../schema.ts";
import { questionsAboutScale } from "./questions.ts";

/** JSON pointers of what a mapping leaves open by itself, before the file is looked at. NPS has its scale and direction by definition. */
export function openPointers(mapping: Mapping): string[] {
  const { column, day, format } = mapping.occurred;
  const isOpen = column == null ? !day : !format;
  const open = isOpen ? [column == null ? "/occurred/day" : "/occurred/format"] : [];
  for (const [index, column] of mapping.columns.entries()) {
    if (column.as !== "score") continue;
    const questions = questionsAboutScale(column, `/columns/${index}`, column.metric === "nps" ? "nps" : "other", null);
    open.push(...questions.map(({ pointer }) => pointer));
  }
  return open;
}

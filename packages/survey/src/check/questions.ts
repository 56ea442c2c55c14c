import type { SurveyDefinition } from "../definition.ts";
import type { Choice, Question } from "../question.ts";
import type { Place, Report } from "./report.ts";

const longestDetail = 2000;

/** Ids are used once, and no limit asks for what cannot be given. */
export function checkQuestions({ questions, logic = [], parameters = [] }: SurveyDefinition, report: Report): void {
  reportTwice(questions, ["questions"], "id", report);
  reportTwice(logic, ["logic"], "id", report);
  reportTwice(parameters, ["parameters"], "key", report);
  for (const [index, question] of questions.entries()) checkQuestion(question, ["questions", index], report);
}

function reportTwice<Key extends string>(
  list: readonly Record<Key, string>[],
  place: Place,
  key: Key,
  report: Report,
): void {
  const ids = list.map((one) => one[key]);
  for (const [index, id] of ids.entries())
    if (ids.indexOf(id) !== index) report("id_twice", [...place, index, key], id, "an id of its own", { id });
}

function checkQuestion(question: Question, place: Place, report: Report): void {
  if ("choices" in question) reportTwice(question.choices, [...place, "choices"], "id", report);
  switch (question.type) {
    case "multiple": {
      const { choices, fewest = 1, most = choices.length } = question;
      if (fewest > most || most > choices.length)
        report("range_empty", place, { fewest, most }, `at most ${choices.length} choices, and fewest ≤ most`);
      return;
    }
    case "rank":
      refuseOther(question.choices, [...place, "choices"], report);
      if ((question.ranked ?? 1) > question.choices.length)
        report("range_empty", [...place, "ranked"], question.ranked, `at most ${question.choices.length} places`);
      return;
    case "matrix":
      reportTwice(question.rows, [...place, "rows"], "id", report);
      if (!("choices" in question.columns)) return;
      reportTwice(question.columns.choices, [...place, "columns", "choices"], "id", report);
      refuseOther(question.columns.choices, [...place, "columns", "choices"], report);
      return;
    case "number":
      if ((question.least ?? -Infinity) > (question.most ?? Infinity))
        report("range_empty", place, { least: question.least, most: question.most }, "least ≤ most");
      return;
    case "date":
      checkDates(question.earliest, question.latest, place, report);
      return;
    case "text":
      if (question.detail && (question.longest ?? 0) > longestDetail)
        report("detail_too_long", [...place, "longest"], question.longest, `at most ${longestDetail} characters`);
  }
}

/** Words of the respondent's own have no row and no rank. */
function refuseOther(choices: readonly Choice[], place: Place, report: Report): void {
  for (const [index, { other }] of choices.entries())
    if (other) report("other_not_here", [...place, index, "other"], true, "a choice without words of one's own");
}

function checkDates(earliest: string | undefined, latest: string | undefined, place: Place, report: Report): void {
  if (earliest === undefined || latest === undefined || earliest === "today" || latest === "today") return;
  if (earliest > latest) report("range_empty", place, { earliest, latest }, "earliest ≤ latest");
}

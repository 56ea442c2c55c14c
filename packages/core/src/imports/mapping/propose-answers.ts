import type { AnswerColumns } from "../table/pivot.ts";
import type { Table } from "../table/table.ts";

const named = {
  question: /^(question|question (text|title|name)|item|variable|题目|问题|題目|問題|题目标题)$/i,
  answer: /^(answer|answer (text|value)|response|value|score|答案|回答|选项|選項|答复|分数|分數)$/i,
  externalId: /(^|[ _-])(id|number|no)$|^(respondent|response|submission|survey response)s?$|编号|序号|編號|序號|答卷/i,
};
const mostRows = 5000;
const mostQuestions = 300;

/**
 * Finds the three columns of a file with one row per answer: whose response, which question, what answer. `isSure` when ids come again, with
 * other questions. `null` where a file has no such columns.
 */
export async function proposeAnswers(table: Table): Promise<{ columns: AnswerColumns; isSure: boolean } | null> {
  const find = (pattern: RegExp, taken: readonly (string | undefined)[] = []) =>
    table.columns.find((name) => pattern.test(name.replaceAll("_", " ").trim()) && !taken.includes(name));
  const question = find(named.question);
  const externalId = find(named.externalId, [question]);
  const answer = find(named.answer, [question, externalId]);
  if (!question || !answer || !externalId) return null;
  const at = { id: table.columns.indexOf(externalId), question: table.columns.indexOf(question) };
  const ids = new Set<string>();
  const questions = new Set<string>();
  let rows = 0;
  for await (const { cells, broken } of table.rows()) {
    if (broken) continue;
    ids.add(cells[at.id] ?? "");
    questions.add(cells[at.question] ?? "");
    rows += 1;
    if (rows === mostRows || questions.size > mostQuestions) break;
  }
  const isSure = questions.size > 1 && questions.size <= mostQuestions && ids.size <= rows / 1.5;
  return { columns: { externalId, question, answer }, isSure };
}

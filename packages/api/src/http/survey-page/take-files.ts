import type { AnswerProblem, SurveyDefinition } from "@heard/survey/runtime";
import type { SurveyDesk } from "./desk.ts";
import { fieldOf, keptFieldOf } from "./fields.ts";

/**
 * Stores the files that came with a form, and writes into it what is known of them, as if the page had carried that. Gives back what was wrong
 * with those that cannot be taken. `mayStore` is asked before each.
 */
export async function takeFiles(
  desk: Pick<SurveyDesk, "storeFile">,
  { questions }: Pick<SurveyDefinition, "questions">,
  { form, token }: { form: FormData; token: string },
  mayStore: () => Promise<void>,
): Promise<AnswerProblem[]> {
  const problems: AnswerProblem[] = [];
  for (const question of questions) {
    const file = question.type === "file" ? form.get(fieldOf(question.id)) : null;
    // A field left empty is sent as a file without name and bytes.
    if (!(file instanceof File) || file.size === 0) continue;
    await mayStore();
    const stored = await desk.storeFile({
      token,
      question: question.id,
      name: file.name,
      mediaType: file.type,
      content: file.stream(),
    });
    form.delete(keptFieldOf(question.id));
    if ("answer" in stored) form.set(keptFieldOf(question.id), JSON.stringify(stored.answer));
    else problems.push(...stored.problems);
  }
  return problems;
}

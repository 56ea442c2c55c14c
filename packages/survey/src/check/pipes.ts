import type { Rule, SurveyDefinition } from "../definition.ts";
import { type Pipe, pipesIn } from "../piping.ts";
import { isAlwaysEarlier, type Standing, standingsOf } from "./order.ts";
import type { Place, Report } from "./report.ts";
import { type PlacedText, textsOf } from "./texts.ts";

type Context = { definition: SurveyDefinition; standings: ReadonlyMap<string, Standing>; report: Report };

/** A pipe is well formed, repeats what has words and was asked before, and has something to say when nothing was answered. */
export function checkPipes(definition: SurveyDefinition, report: Report): void {
  const context = { definition, standings: standingsOf(definition), report };
  for (const placed of textsOf(definition))
    for (const [language, text] of Object.entries(placed.texts)) {
      const pipes = pipesIn(text);
      const place = [...placed.place, language];
      const rest = pipes.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
      if (/\{\{|\}\}/.test(rest))
        report("pipe_malformed", place, text, "{{answer.id|instead}} or {{parameter.key|instead}}");
      for (const pipe of pipes) checkPipe(pipe, text, place, placed, context);
    }
}

const open: readonly PlacedText["role"][] = ["question", "hint", "welcome", "thankYou"];

type Fail = (code: Parameters<Report>[0], expected: string) => void;

function checkPipe(pipe: Pipe, text: string, place: Place, placed: PlacedText, context: Context): void {
  const written = text.slice(pipe.start, pipe.end);
  const fail: Fail = (code, expected) => context.report(code, place, written, expected, { id: pipe.id });
  if (!open.includes(placed.role)) fail("pipe_not_here", "a text without pipes");
  else if (pipe.of === "parameter") checkParameterPipe(pipe, context, fail);
  else checkAnswerPipe(pipe, placed, context, fail);
}

function checkParameterPipe({ id, fallback }: Pipe, { definition }: Context, fail: Fail): void {
  const parameter = definition.parameters?.find(({ key }) => key === id);
  if (!parameter) fail("reference_unknown", "the key of a parameter");
  else if (!parameter.required && !fallback) fail("pipe_without_fallback", `{{parameter.${id}|instead}}`);
}

function checkAnswerPipe({ id, fallback }: Pipe, { role, question: asking }: PlacedText, context: Context, fail: Fail) {
  const question = context.definition.questions.find((one) => one.id === id);
  if (!question) {
    fail("reference_unknown", "the id of a question");
    return;
  }
  if (["matrix", "file", "consent"].includes(question.type)) fail("pipe_type", "a question whose answer has words");
  const isEarlier = asking ? isAlwaysEarlier(context.standings, id, asking.id) : role === "thankYou";
  if (!isEarlier) fail("pipe_not_earlier", "a question that is always asked before");
  if (!fallback && !isAlwaysAnswered(id, context)) fail("pipe_without_fallback", `{{answer.${id}|instead}}`);
}

/** Required, and no rule can lead round it. */
function isAlwaysAnswered(id: string, { definition, standings }: Context): boolean {
  const own = standings.get(id)?.unit ?? 0;
  const unitOf = (question: string) => standings.get(question)?.unit ?? 0;
  const leadsRound = (rule: Rule) => {
    if (rule.do !== "jump") return rule.question === id;
    return unitOf(rule.after) < own && (rule.to === null || unitOf(rule.to) > own);
  };
  const question = definition.questions.find((one) => one.id === id);
  return question?.required === true && !(definition.logic ?? []).some(leadsRound);
}

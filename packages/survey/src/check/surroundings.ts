import type { SurveyDefinition } from "../definition.ts";
import { addressNames } from "../parameters.ts";
import type { Question } from "../question.ts";
import { redirectOf } from "../redirect.ts";
import type { Report } from "./report.ts";

// What one response can hold where it is recorded.
const most = { scores: 100, comments: 20, answers: 200 };

/** What a link carries, where the survey ends, and that its answers fit into one response. */
export function checkSurroundings(
  definition: SurveyDefinition,
  redirectHosts: readonly string[] | undefined,
  report: Report,
): void {
  checkParameterList(definition, report);
  if ("redirect" in definition.ending) checkRedirect(definition.ending.redirect, redirectHosts, report);
  for (const kind of ["scores", "comments", "answers"] as const) {
    const count = definition.questions.reduce((total, question) => total + yieldOf(question)[kind], 0);
    if (count > most[kind])
      report("too_many_answers", ["questions"], count, `at most ${most[kind]} ${kind}`, {
        kind,
        count,
        most: most[kind],
      });
  }
}

function checkParameterList({ parameters = [], languages }: SurveyDefinition, report: Report): void {
  for (const [index, parameter] of parameters.entries()) {
    const place = ["parameters", index];
    const { key } = parameter;
    if (addressNames.includes(key))
      report("parameter_reserved", [...place, "key"], key, "a name that addresses do not use themselves", { key });
    const needsSegment = parameter.fills === "segment";
    if (needsSegment !== (parameter.segment !== undefined))
      report(
        "parameter_segment",
        [...place, "segment"],
        parameter.segment ?? null,
        needsSegment ? "the key of a segment field" : "no segment: this parameter fills something else",
      );
    const slot = needsSegment ? `segment ${parameter.segment}` : parameter.fills;
    const isFirst = parameters.findIndex((one) => slotOf(one) === slot) === index;
    if (parameter.fills !== "context" && !isFirst)
      report("parameter_fills_twice", [...place, "fills"], parameter.fills, "one parameter for each", { slot });
    for (const [at, value] of parameter.fills === "language" ? (parameter.values ?? []).entries() : [])
      if (!languages.includes(value))
        report("value_not_accepted", [...place, "values", at], value, languages.join(", "));
  }
}

const slotOf = ({ fills, segment }: { fills: string; segment?: string }) =>
  fills === "segment" ? `segment ${segment}` : fills;

/** Only to https, by a name without credentials, and to hosts that the organisation named: a survey is no open redirect. */
function checkRedirect(address: string, hosts: readonly string[] | undefined, report: Report): void {
  const url = redirectOf(address);
  if (!url) report("redirect_invalid", ["ending", "redirect"], address, "an https address without credentials");
  else if (hosts && !hosts.includes(url.host))
    report("redirect_not_allowed", ["ending", "redirect"], address, hosts.join(", ") || "no host is allowed yet", {
      host: url.host,
    });
}

/** The most that one question adds to a response. */
function yieldOf(question: Question): Record<keyof typeof most, number> {
  const none = { scores: 0, comments: 0, answers: 0 };
  switch (question.type) {
    case "text":
      return question.detail ? { ...none, answers: 1 } : { ...none, comments: 1 };
    case "single":
      return { ...none, answers: 1, comments: question.choices.some(({ other }) => other) ? 1 : 0 };
    case "multiple":
      return {
        ...none,
        answers: Math.min(question.most ?? question.choices.length, question.choices.length),
        comments: question.choices.filter(({ other }) => other).length,
      };
    case "rank":
      return { ...none, answers: question.ranked ?? question.choices.length };
    case "matrix": {
      const scores =
        "scale" in question.columns ? question.rows.filter(({ metric }) => metric !== undefined).length : 0;
      return { ...none, scores, answers: question.rows.length - scores };
    }
    case "file":
      return none;
    default:
      return "scale" in question ? { ...none, scores: 1 } : { ...none, answers: 1 };
  }
}

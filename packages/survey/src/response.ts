import { type Answer, answerOf, type Chosen, choiceOf, type FileAnswer, type Parameters } from "./answer.ts";
import type { SurveyDefinition } from "./definition.ts";
import type { Question, QuestionOf } from "./question.ts";
import type { ScaleReference } from "./scale-reference.ts";
import type { ValidAnswers } from "./validate-answers.ts";

type RecordedScale = Pick<ScaleReference, "key" | "version" | "min" | "max" | "direction">;
/** `question` is what results of all versions and languages pool by; a row of a matrix is `question/row`. */
export type RecordedScore = {
  question: string;
  metric: string;
  touchpoint?: string;
  scale: RecordedScale;
  value: number;
};
export type RecordedComment = { question: string; text: string; touchpoint?: string };
export type RecordedAnswer = { question: string; value: string | number | boolean };

/** A response without when it happened and under which id: that is added by whoever records it. */
export type SurveyResponse = {
  language: string;
  channel?: string;
  touchpoint?: string;
  customer?: string;
  segments?: Record<string, string>;
  scores: RecordedScore[];
  comments: RecordedComment[];
  answers: RecordedAnswer[];
};
export type RecordedResponse = {
  response: SurveyResponse;
  /** What has a home of its own beside the response. */
  files: { question: string; file: FileAnswer }[];
  consents: { purpose: string; isGiven: boolean }[];
};

type Part = Partial<Pick<SurveyResponse, "scores" | "comments" | "answers">> & {
  files?: RecordedResponse["files"];
  consents?: RecordedResponse["consents"];
};

/**
 * What valid answers become: scores on their metrics and touchpoints, comments, and answers to everything else. Words of the respondent's
 * own are comments, so that they are redacted before they are stored. Choices of a multiple choice are one answer each; the rows of a matrix
 * and the places of a rank are answers of `question/row`.
 */
export function responseOf(
  definition: SurveyDefinition,
  valid: ValidAnswers,
  { language, parameters = {} }: { language: string; parameters?: Parameters },
): RecordedResponse {
  const parts = valid.path.flatMap((question): Part[] => {
    const answer = answerOf(valid.answers, question.id);
    return answer === null ? [] : [partOf(question, answer, definition)];
  });
  return {
    response: {
      ...placeOf(definition, parameters, language),
      scores: parts.flatMap((part) => part.scores ?? []),
      comments: parts.flatMap((part) => part.comments ?? []),
      answers: parts.flatMap((part) => part.answers ?? []),
    },
    files: parts.flatMap((part) => part.files ?? []),
    consents: parts.flatMap((part) => part.consents ?? []),
  };
}

function placeOf(definition: SurveyDefinition, parameters: Parameters, language: string) {
  const filled = (fills: string) => {
    const parameter = definition.parameters?.find((one) => one.fills === fills && Object.hasOwn(parameters, one.key));
    return parameter && parameters[parameter.key];
  };
  const segments = (definition.parameters ?? []).flatMap(({ key, fills, segment = "" }): [string, string][] =>
    fills === "segment" && Object.hasOwn(parameters, key) ? [[segment, parameters[key] ?? ""]] : [],
  );
  const channel = filled("channel") ?? definition.channel;
  const touchpoint = filled("touchpoint") ?? definition.touchpoint;
  const customer = filled("customer");
  return {
    language,
    ...(channel !== undefined && { channel }),
    ...(touchpoint !== undefined && { touchpoint }),
    ...(customer !== undefined && { customer }),
    ...(segments.length > 0 && { segments: Object.fromEntries(segments) }),
  };
}

function partOf(question: Question, answer: Answer, definition: SurveyDefinition): Part {
  const { id } = question;
  switch (question.type) {
    case "single":
    case "multiple":
      return chosenPart(id, (Array.isArray(answer) ? answer : [answer]) as Chosen[]);
    case "rank":
      return {
        answers: (answer as Chosen[]).map((one, place) => ({ question: `${id}/${choiceOf(one)}`, value: place + 1 })),
      };
    case "matrix":
      return matrixPart(question, answer as Record<string, number | string>);
    case "text":
      return textPart(question, answer as string, definition);
    case "file":
      return { files: [{ question: id, file: answer as FileAnswer }] };
    case "consent":
      return {
        answers: [{ question: id, value: answer as boolean }],
        consents: [{ purpose: question.purpose, isGiven: answer === true }],
      };
    case "number":
    case "date":
    case "expectation":
      return { answers: [{ question: id, value: answer as string | number }] };
    default:
      return { scores: [scoreOf(id, question, question.scale, answer as number)] };
  }
}

const scoreOf = (
  question: string,
  { metric, touchpoint }: { metric: string; touchpoint?: string },
  { key, version, min, max, direction }: ScaleReference,
  value: number,
): RecordedScore => ({
  question,
  metric,
  ...(touchpoint !== undefined && { touchpoint }),
  scale: { key, version, min, max, direction },
  value,
});

function chosenPart(question: string, chosen: readonly Chosen[]): Part {
  return {
    answers: chosen.map((one) => ({ question, value: choiceOf(one) })),
    comments: chosen.flatMap((one) => (typeof one === "object" ? [{ question, text: one.text }] : [])),
  };
}

function matrixPart({ id, rows, columns }: QuestionOf<"matrix">, answer: Record<string, number | string>): Part {
  const answered = rows.flatMap((row) => {
    const value = Object.hasOwn(answer, row.id) ? answer[row.id] : undefined;
    return value === undefined ? [] : [{ row, value }];
  });
  return {
    scores: answered.flatMap(({ row: { id: row, metric, touchpoint }, value }) =>
      "scale" in columns && metric !== undefined
        ? [scoreOf(`${id}/${row}`, { metric, touchpoint }, columns.scale, Number(value))]
        : [],
    ),
    answers: answered.flatMap(({ row, value }) =>
      "scale" in columns && row.metric !== undefined ? [] : [{ question: `${id}/${row.id}`, value }],
    ),
  };
}

/** A why belongs where its score belongs. */
function textPart({ id, detail, whyOf }: QuestionOf<"text">, text: string, definition: SurveyDefinition): Part {
  if (detail) return { answers: [{ question: id, value: text }] };
  const score = definition.questions.find((one) => one.id === whyOf);
  const touchpoint = score && "touchpoint" in score ? score.touchpoint : undefined;
  return { comments: [{ question: id, text, ...(touchpoint !== undefined && { touchpoint }) }] };
}

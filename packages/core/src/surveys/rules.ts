import type { SurveyState } from "@heard/db/schema/surveys";
import type { Problem, Question, RecordedResponse, ScaleReference, SurveyDefinition } from "@heard/survey";
import type { ServiceContext } from "../context.ts";
import { DomainError, invalidInput, invalidState } from "../errors.ts";
import { jsonPointer } from "../json-pointer.ts";

/** What can be done with a survey in which state, and what it is then. */
export const surveyMoves = {
  pause: { from: ["open"], to: "paused" },
  resume: { from: ["paused"], to: "open" },
  close: { from: ["open", "paused"], to: "closed" },
  reopen: { from: ["closed"], to: "open" },
} as const satisfies Record<string, { from: readonly SurveyState[]; to: SurveyState }>;
export type SurveyMove = keyof typeof surveyMoves;

export const surveyCan = (move: SurveyMove, { state }: { state: SurveyState }): boolean =>
  (surveyMoves[move].from as readonly SurveyState[]).includes(state);

/** @throws DomainError invalid_state naming the state that it is in */
export function assertSurveyCan(move: SurveyMove, survey: { key: string; state: SurveyState }): void {
  if (!surveyCan(move, survey)) throw invalidState("survey", survey.state, survey.key);
}

/** @throws DomainError conflict `version_newer`, naming the edit that is stored */
export function assertDraftSeen(survey: { key: string; draftEdit: number }, edit: number): void {
  if (survey.draftEdit !== edit)
    throw new DomainError("conflict", "version_newer", { what: "draft", id: survey.key, version: survey.draftEdit });
}

/** A survey with one question that nobody has written yet. */
export function blankDefinition({
  key,
  name,
  language,
}: Record<"key" | "name" | "language", string>): SurveyDefinition {
  return {
    format: "heard-survey/1",
    id: key,
    version: 1,
    languages: [language],
    defaultLanguage: language,
    title: { [language]: name },
    questions: [{ type: "text", id: "question-1", text: { [language]: "" } }],
    ending: { thankYou: { [language]: "" } },
  };
}

/** The page on which a survey is begun has this address. */
const addressOfNew = "new";
/** Everybody who tries the product finds a survey at `/s/demo`: it is the demo company's. */
const keyOfDemo = "demo";

/** Whether no survey of this organisation can have the key. */
export const isReservedKey = (key: string, isDemo: boolean): boolean =>
  key === addressOfNew || (key === keyOfDemo && !isDemo);

export type Scored = { question: Question; metric: string; scale: ScaleReference };

/** What of a definition becomes scores: a metric with the version of the scale that it is asked on, one for each. */
export function scoredIn({ questions }: Pick<SurveyDefinition, "questions">): Scored[] {
  return questions.flatMap((question): Scored[] => {
    if (question.type === "matrix") {
      const { columns, rows } = question;
      if (!("scale" in columns)) return [];
      return rows.flatMap(({ metric }) => (metric === undefined ? [] : [{ question, metric, scale: columns.scale }]));
    }
    return "metric" in question ? [{ question, metric: question.metric, scale: question.scale }] : [];
  });
}

/** Every version of a scale that is asked on, with a metric or without, once. */
export function scalesIn({ questions }: Pick<SurveyDefinition, "questions">): Omit<Scored, "metric">[] {
  const asked = questions.flatMap((question): Omit<Scored, "metric">[] => {
    if ("scale" in question) return [{ question, scale: question.scale }];
    return question.type === "matrix" && "scale" in question.columns
      ? [{ question, scale: question.columns.scale }]
      : [];
  });
  return [...new Map(asked.map((one) => [`${one.scale.key} ${one.scale.version}`, one])).values()];
}

/** Pictures that no browser runs: SVG is not among them. */
export const logoTypes: readonly string[] = ["image/png", "image/jpeg", "image/webp"];

const leastContrast = 4.5;

/**
 * How far two colours stand apart, 1 to 21 (WCAG 2.2, contrast ratio).
 * @example
 * contrastOf("#000000", "#ffffff"); // => 21
 */
export function contrastOf(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * White words on the colour, and words of the colour on white: both have to be read.
 * @throws DomainError invalid_input `colour_faint`
 */
export function assertColourReads(colour: string): void {
  const contrast = contrastOf(colour, "#ffffff");
  // Cut, not rounded: 4.49 is not enough and must not be called 4.5.
  if (contrast < leastContrast)
    throw invalidInput("colour_faint", { colour, contrast: Math.floor(contrast * 10) / 10, least: leastContrast });
}

/** The member who acts; `null` for the command line and the worker. */
export const actingMember = ({ actor }: Pick<ServiceContext, "actor">): number | null =>
  actor.kind === "member" ? actor.memberId : null;

const dayMs = 86_400_000;

/**
 * Who began while answers were taken may finish within a day: when it is judged whether they are.
 * @example
 * judgedAt({ issuedAt: 0, now: new Date(3_600_000) }).getTime(); // => 0
 */
export const judgedAt = ({ issuedAt, now }: { issuedAt: number; now: Date }): Date =>
  new Date(Math.max(issuedAt, now.getTime() - dayMs));

/**
 * Whether answers are taken on a day of the organisation. What a person stopped is stopped for everybody at once.
 * @throws DomainError invalid_state `survey_paused`, `survey_closed` or `survey_not_open`
 */
export function assertTakesAnswers(
  { state, opensOn, closesOn }: { state: SurveyState; opensOn: string | null; closesOn: string | null },
  day: string,
): void {
  if (state === "paused") throw new DomainError("invalid_state", "survey_paused");
  if (state !== "open" || (closesOn !== null && day > closesOn))
    throw new DomainError("invalid_state", "survey_closed");
  if (opensOn !== null && day < opensOn) throw new DomainError("invalid_state", "survey_not_open", { day: opensOn });
}

/** In whose name a respondent's file is kept: only the way through the survey by which it came may attach it. */
export const uploaderOf = (dedupeKey: string) => ({ kind: "system" as const, id: dedupeKey });

/** The text of an answer as a database can keep it. */
export const storable = (text: string): string => text.replaceAll("\0", "").toWellFormed();

/**
 * A metric is counted once at a touchpoint, or one customer would be two. Where a way through a survey scores it twice all the same, the first score
 * counts and the second is kept as an answer to its question.
 */
export function countOnce(recorded: RecordedResponse): RecordedResponse {
  const { response } = recorded;
  const taken = new Set<string>();
  const counted: typeof response.scores = [];
  const again: typeof response.scores = [];
  for (const score of response.scores) {
    const place = `${score.metric}@${score.touchpoint ?? response.touchpoint ?? ""}`;
    (taken.has(place) ? again : counted).push(score);
    taken.add(place);
  }
  const answers = [...response.answers, ...again.map(({ question, value }) => ({ question, value }))];
  return { ...recorded, response: { ...response, scores: counted, answers } };
}

/**
 * The scores that repeat a metric at a touchpoint, however somebody goes through the survey. Where rules lead past a question, perhaps only one of
 * the two is asked; that is left to its author.
 */
export function scoredTwice({
  questions,
  logic = [],
  touchpoint,
}: SurveyDefinition): { path: string; metric: string }[] {
  if (logic.length > 0) return [];
  const places = questions.flatMap((question, at) => {
    if (question.type === "matrix" && "scale" in question.columns)
      return question.rows.map((row, index) => ({ ...row, path: `/questions/${at}/rows/${index}/metric` }));
    return "metric" in question ? [{ ...question, path: `/questions/${at}/metric` }] : [];
  });
  const taken = new Set<string>();
  return places.flatMap(({ metric, touchpoint: own, path }) => {
    if (metric === undefined) return [];
    const place = `${metric}@${own ?? touchpoint ?? ""}`;
    const isTwice = taken.has(place);
    taken.add(place);
    return isTwice ? [{ path, metric }] : [];
  });
}

/** Answers of minors are kept for a year at most. */
export const longestForMinors = 365;

export type MinorsProblem = Problem<"minors_consent" | "minors_file" | "minors_detail">;

/**
 * What keeps a survey from asking minors: nobody is asked to agree before anything is stored, or it asks for what is kept as it was given, a file or a detail that no names are
 * taken out of.
 */
export function minorsProblems({ questions }: Pick<SurveyDefinition, "questions">): MinorsProblem[] {
  const problem = (code: MinorsProblem["code"], id: string, expected: string): MinorsProblem => ({
    ...{ code, path: jsonPointer(["questions", ...(id === "" ? [] : [questions.findIndex((one) => one.id === id)])]) },
    ...{ value: id === "" ? null : id, params: { question: id }, expected },
  });
  const hasConsent = questions.some((question) => question.type === "consent" && question.required === true);
  return [
    ...(hasConsent ? [] : [problem("minors_consent", "", "a required question for consent")]),
    ...questions.flatMap((question) => {
      if (question.type === "file") return [problem("minors_file", question.id, "no file")];
      return question.type === "text" && question.detail ? [problem("minors_detail", question.id, "a comment")] : [];
    }),
  ];
}

import { shownHost } from "@heard/core/shown-host";
import {
  type AnswerProblem,
  type Answers,
  checkAnswer,
  fillPipes,
  languageFor,
  nextPage,
  type Question,
  reachedAnswers,
  redirectOf,
} from "@heard/survey/runtime";
import type { Context } from "hono";
import { HttpProblem } from "../problem.ts";
import type { Answer } from "../respond.ts";
import { answerWith } from "./answer.ts";
import type { OpenSubmission, Suspicion } from "./desk.ts";
import type { SurveyDocument } from "./document.ts";
import { askedIn } from "./entry.ts";
import { type Filled, filledBy, filledWith } from "./filled.ts";
import { formPage } from "./form-page.ts";
import { wishesOf } from "./language.ts";
import { logoAddress } from "./logo.ts";
import { noticePage } from "./notice-page.ts";
import { addressOfPage, type SurveyPagesOptions, spend } from "./options.ts";
import type { PostedForm } from "./read-post.ts";
import { takeFiles } from "./take-files.ts";
import { pageOfProblem, walk } from "./walk.ts";
import { wordsFor } from "./words.ts";

/** Nobody reads and answers a page in less. */
const fastestMs = 1000;

/** A survey as it opens. */
export async function openPage(
  c: Context,
  options: SurveyPagesOptions,
  survey: string,
  origin: string | null = null,
): Promise<Answer> {
  const { answer, ...asked } = askedIn(c, survey, origin);
  const open = await options.desk.start(asked);
  await spend(options.take, `survey:${open.page.survey.id}`, options.limits.survey);
  const way = { ...open, definition: open.page.definition };
  const questions = nextPage(way.definition, { ...way, answers: {} }) ?? [];
  const view = { c, options, open, language: languageOf(c, open, null) };
  const filled = filledWith(questions, pressed(questions, answer, open.today));
  return answerWith(c, await drawn(view, { questions, answers: {}, filled, problems: [] }));
}

/** The score that was pressed in a letter stands chosen on the page that asks for it. It is kept when the page is sent, not by having been pressed. */
function pressed(questions: readonly Question[], answer: string | undefined, today: string): Answers {
  const [, id, point] = /^([a-z0-9-]{1,60})\.(-?\d{1,3})$/.exec(answer ?? "") ?? [];
  const asked = questions.find((question) => question.id === id);
  if (!asked || !("scale" in asked)) return {};
  const checked = checkAnswer(asked, Number(point), { today });
  return "answer" in checked ? { [asked.id]: checked.answer } : {};
}

/** A page that was sent: kept as far as it goes, and the next one. */
export async function takePost(
  c: Context,
  options: SurveyPagesOptions,
  survey: string,
  posted: PostedForm,
): Promise<Answer> {
  const open = await options.desk.resume({ token: posted.token });
  if (open.page.survey.key !== survey) throw new HttpProblem(404, "not_found", { what: "survey", id: survey });
  await spend(options.take, `survey:${open.page.survey.id}`, options.limits.survey);
  const view: View = { c, options, open, language: languageOf(c, open, posted.speak ?? posted.language) };
  const way = { ...open, definition: open.page.definition };
  const mayStore = () => spend(options.take, `survey-files:${options.addressOf(c)}`, options.limits.files);
  const refusedFiles = await takeFiles(options.desk, open.page.definition, posted, mayStore);
  const { answers, page, problems, isSame } = walk(way, { ...posted, refused: refusedFiles }, open.today);
  if (isSame && page)
    return answerWith(c, await drawn(view, { questions: page, answers, filled: filledBy(posted.form), problems }));

  const refused = posted.press === "next" ? await keep(view, answers, page === null, posted) : null;
  if (refused) {
    const questions = pageOfProblem(way, answers, refused) ?? page ?? [];
    return answerWith(
      c,
      await drawn(view, { questions, answers, filled: filledWith(questions, answers), problems: refused }),
    );
  }
  if (page)
    return answerWith(
      c,
      await drawn(view, { questions: page, answers, filled: filledWith(page, answers), problems: [] }),
    );
  return ended(view, answers);
}

type View = { c: Context; options: SurveyPagesOptions; open: OpenSubmission; language: string };
type Shown = { questions: readonly Question[]; answers: Answers; filled: Filled; problems: readonly AnswerProblem[] };

/** Partial answers are kept and marked as such; whole ones count. What is wrong with them comes back. */
async function keep({ c, options, open, language }: View, answers: Answers, isComplete: boolean, posted: PostedForm) {
  const { definition } = open.page;
  const { bucket, ...doubt } = await doubtOf(c, options, open, isComplete, posted);
  let isNew = false;
  try {
    const result = await options.desk.save({
      token: posted.token,
      language,
      answers: reachedAnswers(definition, { ...open, answers }),
      isComplete,
      ...(posted.answeredAt && { answeredAt: posted.answeredAt }),
      ...doubt,
    });
    if ("problems" in result) return result.problems;
    isNew = !result.saved.isRepeat && !result.saved.isTest;
    return null;
  } finally {
    // What was refused, only tried or kept before has completed nothing.
    if (bucket !== undefined && !isNew) await options.giveBack(bucket, limitOf(options.limits, open.mode));
  }
}

/**
 * What makes an answer doubtful. It is kept all the same, out of the numbers, where somebody can look at it and put it back. `bucket`: the one of which a
 * token was taken.
 */
async function doubtOf(
  c: Context,
  { limits, addressOf, now, take }: SurveyPagesOptions,
  { issuedAt, page, mode }: OpenSubmission,
  isComplete: boolean,
  { isTrapped }: PostedForm,
): Promise<{ suspicion?: Suspicion; bucket?: string }> {
  if (isTrapped) return { suspicion: "honeypot" };
  if (mode === "agent") return {};
  const sinceMs = now().getTime() - issuedAt.getTime();
  // A page from the future was made before the clock was set back: how long it was open nobody knows. A kiosk has had its page for long.
  if (mode !== "kiosk" && sinceMs > -fastestMs && sinceMs < fastestMs) return { suspicion: "tooFast" };
  if (!isComplete) return {};
  const bucket = bucketOf({ page, mode }, addressOf(c));
  return (await take(bucket, limitOf(limits, mode))) === null ? { bucket } : { suspicion: "manyFromOneAddress" };
}

/** One customer after another answers at a kiosk, so what its address completes is counted apart. */
const bucketOf = ({ page, mode }: Pick<OpenSubmission, "page" | "mode">, address: string) =>
  `survey-${mode === "kiosk" ? "kiosks" : "completions"}:${page.survey.id}:${address}`;
const limitOf = ({ completions, kiosks }: SurveyPagesOptions["limits"], mode: OpenSubmission["mode"]) =>
  mode === "kiosk" ? kiosks : completions;

async function drawn({ c, options, open, language }: View, shown: Shown): Promise<SurveyDocument> {
  const { definition, brand, isTest } = open.page;
  return formPage({
    ...shown,
    shop: shopOf(open),
    colour: brand.colour,
    definition,
    parameters: open.parameters,
    seed: open.seed,
    language,
    words: await wordsFor(language, definition.defaultLanguage),
    token: open.token,
    action: addressOfPage(c),
    today: open.today,
    isTest,
    mode: open.mode,
    script: scriptFor(open, options),
  });
}

/** On somebody else's page nothing is fetched from ours but what it asks for. */
const shopOf = ({ page, mode }: OpenSubmission) => ({
  name: page.organisation.name,
  logo: mode === "embed" ? null : logoAddress(page),
});

function scriptFor({ mode }: OpenSubmission, { script, kioskScript = null }: SurveyPagesOptions): string | null {
  if (mode === "kiosk") return kioskScript;
  return mode === "embed" ? null : script;
}

/** Thanks, or the address that the survey leads to. */
async function ended({ c, options, open, language }: View, answers: Answers): Promise<Answer> {
  const { definition, brand } = open.page;
  const words = await wordsFor(language, definition.defaultLanguage);
  const { ending } = definition;
  const address = "redirect" in ending ? redirectOf(ending.redirect) : null;
  // A draft was held against no list of hosts yet: it shows where it would lead.
  const stays = open.mode === "embed" || open.mode === "kiosk" || open.page.isTest;
  const leadsTo = stays ? null : address;
  const document = await noticePage({
    shop: shopOf(open),
    colour: brand.colour,
    language,
    words,
    isDone: true,
    script: scriptFor(open, options),
    ...("thankYou" in ending
      ? {
          title: fillPipes(ending.thankYou, definition, { ...open, answers }, language),
          // The page around a pop-up is the shop's, and a kiosk asks the next: nobody is told to close it.
          text: open.mode === "embed" || open.mode === "kiosk" ? "" : words.say("done.text"),
          isOwnWords: true,
        }
      : {
          title: words.say("leaving.title"),
          text: "",
          // Nobody leads a device in a shop elsewhere.
          ...(address !== null &&
            open.mode !== "kiosk" && {
              action: { href: address.href, label: words.say("leaving.action", { host: shownHost(address.host) }) },
            }),
        }),
  });
  if (leadsTo === null) return answerWith(c, document);
  // A script asks by itself and may not follow to another site; it is told where to go.
  const isScript = c.req.header("x-survey-script") !== undefined;
  return isScript
    ? answerWith(c, document, { headers: { "X-Survey-Goes-To": leadsTo.href } })
    : answerWith(c, document, { status: 303, headers: { Location: leadsTo.href } });
}

/** The language of the page: the one that was chosen, else the one that the link names, else what the browser asks for. */
function languageOf(c: Context, { page: { definition }, parameters }: OpenSubmission, chosen: string | null): string {
  if (chosen !== null && definition.languages.includes(chosen)) return chosen;
  const named = definition.parameters?.find(({ fills }) => fills === "language");
  const byLink = named && Object.hasOwn(parameters, named.key) ? [parameters[named.key] ?? ""] : [];
  return languageFor(
    definition,
    [...byLink, c.req.query("lang") ?? "", ...wishesOf(c.req.header("accept-language"))].filter(Boolean),
  );
}

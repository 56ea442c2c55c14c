import {
  type AnswerProblem,
  type Answers,
  type Parameters,
  pagesOf,
  pathOf,
  progressAt,
  type Question,
  redirectOf,
  type Session,
  type SurveyDefinition,
} from "@heard/survey/runtime";
import { html } from "hono/html";
import { type Asking, type Html, told } from "./asking.ts";
import type { OpenSubmission } from "./desk.ts";
import { documentOf, type SurveyDocument } from "./document.ts";
import { effortOf } from "./effort.ts";
import { own, placeOf } from "./fields.ts";
import type { Filled } from "./filled.ts";
import { header, type Shop } from "./frame.ts";
import { kioskFacts, kioskStyle } from "./kiosk-part.ts";
import { problemText } from "./problem-words.ts";
import { questionPart } from "./question.ts";
import { styleFor } from "./style.ts";
import type { Words } from "./words.ts";

/** One screenful of a survey, for one respondent. */
export type FormPage = {
  shop: Shop;
  colour: string | null;
  definition: SurveyDefinition;
  parameters: Parameters;
  seed: number;
  language: string;
  words: Words;
  /** What is asked on this page. */
  questions: readonly Question[];
  /** Every answer so far, of other pages and of this one. */
  answers: Answers;
  filled: Filled;
  problems: readonly AnswerProblem[];
  token: string;
  /** Where the form goes: the address of the page itself. */
  action: string;
  /** The respondent's calendar day. */
  today: string;
  /** A preview or a test: said on the page. */
  isTest: boolean;
  /** How it is collected, where that changes the page. */
  mode?: OpenSubmission["mode"];
  script: string | null;
};

/** The page as a whole document. It is complete without its script. */
export function formPage(page: FormPage): Promise<SurveyDocument> {
  const { definition, language, words, questions, colour, script } = page;
  const session: Session = { answers: page.answers, parameters: page.parameters, seed: page.seed };
  const asking: Asking = { ...page, session };
  const place = placeIn(definition, session, questions);
  const hasFile = questions.some(({ type }) => type === "file");
  const isOne = isOneTap(questions);
  const body = html`<main><form method="post" action="${page.action}" novalidate${hasFile ? html` enctype="multipart/form-data"` : ""}${isOne ? html` class="one"` : ""} data-version="${definition.id}:${definition.version}" data-waiting="${words.say("script.waiting")}" data-kept="${words.say("script.kept")}" data-again="${words.say("script.startAgain")}"${kioskPart(page, session, place)}>
<button name="${own.go}" value="next" hidden></button>
${header(words, page.shop, definition.languages, language)}${page.isTest ? html`<p class="test" lang="${words.locale}">${words.say("preview")}</p>` : ""}${page.mode === "agent" ? html`<p class="test" lang="${words.locale}">${words.say("agent")}</p>` : ""}${progress(page, session, place)}${summary(asking, page)}${
  place.isFirst && definition.welcome ? html`<p class="about">${told(asking, definition.welcome)}</p>` : ""
}${questions.map((question, at) => questionPart(asking, question, { isFirst: at === 0, today: page.today }))}
${buttons(page, place)}<p role="status" lang="${words.locale}"></p>${place.isFirst ? effort(page, session) : ""}${hiddenFields(page)}</form></main>`;
  const leadsTo = "redirect" in definition.ending ? redirectOf(definition.ending.redirect) : null;
  const title = `${page.problems.length > 0 ? `${words.say("answersAgain", { count: page.problems.length })} · ` : ""}${told(asking, definition.title)}`;
  return documentOf(
    { language, title, style: `${styleFor(colour)}${page.mode === "kiosk" ? kioskStyle : ""}`, script, body },
    leadsTo,
  );
}

/** Whether this page ends the survey, so that it can be thanked for without a network. */
function kioskPart({ mode, definition, language, words }: FormPage, session: Session, { isLast }: Place): Html | "" {
  if (mode !== "kiosk") return "";
  const facts = JSON.stringify(kioskFacts(definition, session, language, words));
  return html` data-kiosk="${facts}"${isLast ? html` data-last` : ""}`;
}

type Place = { isFirst: boolean; isLast: boolean; isOnly: boolean };

function placeIn(definition: SurveyDefinition, session: Session, questions: readonly Question[]): Place {
  const pages = pagesOf(definition, session);
  const at = pages.findIndex((page) => page.some(({ id }) => id === questions[0]?.id));
  const isLast = at === pages.length - 1 && !decides(definition, questions);
  return { isFirst: at <= 0, isLast, isOnly: isLast && at <= 0 };
}

/** Whether some answer on this page could bring further questions: then it is not known to be the last. */
function decides({ logic = [] }: SurveyDefinition, questions: readonly Question[]): boolean {
  const rules = JSON.stringify(logic.map((rule) => rule.when ?? null));
  return questions.some(({ id }) => rules.includes(`"question":${JSON.stringify(id)}`));
}

/** A score that must be given and its why: the why and the button come when the score is there. */
function isOneTap([score, why, ...more]: readonly Question[]): boolean {
  return (
    more.length === 0 &&
    score !== undefined &&
    "scale" in score &&
    score.required === true &&
    (!why || why.type === "text")
  );
}

function progress({ definition, words, questions }: FormPage, session: Session, { isOnly }: Place): Html | "" {
  if (definition.hideProgress || isOnly) return "";
  const share = Math.round(progressAt(definition, session, questions[0]?.id ?? "") * 100);
  return html`<progress lang="${words.locale}" max="100" value="${share}" aria-label="${words.say("progress")}"></progress>`;
}

/** What is wrong on the page, said first, with the way to each place. */
function summary(asking: Asking, { problems, questions, words }: FormPage): Html | "" {
  if (problems.length === 0) return "";
  const wrong = questions.flatMap((question) => {
    const [first] = problems.filter(({ path }) => path.split("/")[2] === question.id);
    return first ? [{ question, first }] : [];
  });
  return html`<div role="alert" tabindex="-1" autofocus lang="${words.locale}"><p>${words.say("answersAgain", { count: wrong.length })}</p><ul>${wrong.map(
    ({ question, first }) =>
      html`<li><a href="#${placeOf(question.id)}" lang="${asking.language}">${told(asking, question.text)}</a> ${problemText(asking, question, first)}</li>`,
  )}</ul></div>`;
}

function buttons({ definition, words }: FormPage, { isFirst, isLast }: Place): Html {
  const back =
    isFirst || definition.noWayBack
      ? ""
      : html`<button class="back" name="${own.go}" value="back">${words.say("back")}</button>`;
  return html`<div class="go" lang="${words.locale}"><button name="${own.go}" value="next">${words.say(isLast ? "send" : "next")}</button>${back}</div>`;
}

function effort({ definition, words }: FormPage, session: Session): Html {
  return html`<footer lang="${words.locale}"><p>${words.say("effort", effortOf(pathOf(definition, session)))}</p></footer>`;
}

function hiddenFields({ token, answers, questions, language, words }: FormPage): Html {
  const others = Object.fromEntries(
    Object.entries(answers).filter(([id]) => !questions.some((question) => question.id === id)),
  );
  const hidden = {
    [own.token]: token,
    [own.answers]: JSON.stringify(others),
    [own.page]: questions[0]?.id ?? "",
    [own.language]: language,
  };
  return html`${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}<p class="trap" aria-hidden="true"><label>${words.say("leaveEmpty")}<input name="${own.trap}" tabindex="-1" autocomplete="off"></label></p>`;
}

import type { Question, QuestionOf } from "@heard/survey/runtime";
import { fieldOf, keptFieldOf, wordsFieldOf } from "./fields.ts";

export type FormFields = Pick<FormData, "get" | "getAll">;

/** What a form says to a question, in the shape in which answers are checked. What is no number stays text, so that the check can say so. */
export function readAnswer(question: Question, form: FormFields): unknown {
  const text = (field: string) => {
    const value = form.get(field);
    return typeof value === "string" ? value : "";
  };
  switch (question.type) {
    case "single":
      return chosen(question, text(fieldOf(question.id)) || (worded(question, text)[0] ?? ""), text);
    case "multiple": {
      const ticked = form
        .getAll(fieldOf(question.id))
        .filter((id): id is string => typeof id === "string" && id !== "");
      return [...new Set([...ticked, ...worded(question, text)])].map((id) => chosen(question, id, text));
    }
    case "rank":
      return readRank(question, text);
    case "matrix":
      return readMatrix(question, text);
    case "text":
      // A browser sends the ends of lines as two letters, which would count as two.
      return text(fieldOf(question.id)).replaceAll("\r\n", "\n");
    case "date":
      return text(fieldOf(question.id)).trim();
    case "expectation":
      return text(fieldOf(question.id)) || null;
    case "consent":
      return text(fieldOf(question.id)) === "yes";
    case "file":
      return keptFile(text(keptFieldOf(question.id)));
    case "number":
      return numberIn(text(fieldOf(question.id)));
    default:
      return pointIn(text(fieldOf(question.id)));
  }
}

/** The choices beside which somebody wrote: who writes what else it was has chosen that, button or not. */
function worded({ id: question, choices }: QuestionOf<"single" | "multiple">, text: (field: string) => string) {
  return choices.flatMap(({ id, other }) => (other && text(wordsFieldOf(question, id)).trim() !== "" ? [id] : []));
}

/** With its words where it has some; words beside a choice that was not taken say nothing. */
function chosen(
  { id: question, choices }: QuestionOf<"single" | "multiple">,
  id: string,
  text: (field: string) => string,
) {
  const words = choices.find((choice) => choice.id === id)?.other ? text(wordsFieldOf(question, id)).trim() : "";
  return words === "" ? id : { choice: id, text: words };
}

/** Places as typed become a list, best first. A place given twice or left out makes it too short or too long, and the check says so. */
function readRank({ id, choices, ranked = choices.length }: QuestionOf<"rank">, text: (field: string) => string) {
  const placed = choices.flatMap((choice) => {
    const place = text(fieldOf(id, choice.id));
    return place === "" ? [] : [{ choice: choice.id, place: Number(place) }];
  });
  if (placed.length === 0) return [];
  const ids = placed.toSorted((a, b) => a.place - b.place).map((one) => one.choice);
  const isInOrder = placed.toSorted((a, b) => a.place - b.place).every(({ place }, at) => place === at + 1);
  // Which of two at one place was meant is not for us to say: a list too short is what the check refuses.
  return isInOrder || ids.length !== ranked ? ids : ids.slice(1);
}

/** As the page carried it. What it says is held against what was stored before it is kept. */
function keptFile(text: string): unknown {
  if (text === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function readMatrix({ id, rows, columns }: QuestionOf<"matrix">, text: (field: string) => string) {
  return Object.fromEntries(
    rows.flatMap((row) => {
      const value = text(fieldOf(id, row.id));
      if (value === "") return [];
      return [[row.id, "scale" in columns ? pointIn(value) : value]];
    }),
  );
}

/** A point of a scale, as its control sends it. */
function pointIn(text: string): number | string | null {
  if (text === "") return null;
  return /^-?\d{1,3}$/.test(text) ? Number(text) : text;
}

/**
 * A number as people write it: full-width digits, spaces or commas between thousands, a comma before decimals. Three digits after a comma are
 * thousands, unless a nought stands before it.
 */
function numberIn(text: string): number | string | null {
  const plain = text.normalize("NFKC").replaceAll("−", "-").replace(/[\s']/g, "");
  if (plain === "") return null;
  const grouped = /^-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(plain)
    ? plain.replaceAll(",", "")
    : plain.replace(",", ".");
  return /^-?\d{1,15}(?:\.\d{1,15})?$/.test(grouped) ? Number(grouped) : text;
}

import { type AnswerProblem, type Question, textIn } from "@heard/survey/runtime";
import type { Asking } from "./asking.ts";

/** What is wrong with an answer, in the reader's words. */
export function problemText(asking: Asking, question: Question, { code, params, value }: AnswerProblem): string {
  return asking.words.say(`problems.${code}`, { ...params, ...moreParams(asking, question, code, params, value) });
}

type Params = Readonly<Record<string, string | number>>;

function moreParams(
  asking: Asking,
  question: Question,
  code: AnswerProblem["code"],
  params: Params,
  value: unknown,
): Params {
  switch (code) {
    case "answer_type":
      return { kind: question.type === "number" ? "number" : "other" };
    case "choice_alone":
      return { choice: choiceName(asking, question, String(params.choice)) };
    case "number_outside":
      return question.type === "number" ? numberRange(asking, question) : {};
    case "date_outside":
      return question.type === "date" ? dateRange(asking, question, params, String(value)) : {};
    case "file_type":
      return { types: question.type === "file" ? fileTypesIn(asking.words.locale, question.accepted) : "" };
    case "file_too_large":
      return {
        size: sizeIn(asking.words.locale, Number(params.bytes)),
        most: sizeIn(asking.words.locale, Number(params.most)),
      };
    default:
      return {};
  }
}

function choiceName({ definition, language }: Asking, question: Question, id: string): string {
  const choice = "choices" in question ? question.choices.find((one) => one.id === id) : undefined;
  return choice ? textIn(choice.text, language, definition.defaultLanguage) : id;
}

/** The limits of a number question, for its hint and its problem. */
export function numberRange({ words }: Asking, { least, most }: { least?: number; most?: number }): Params {
  const written = (value: number | undefined) =>
    value === undefined ? "" : new Intl.NumberFormat(words.locale, { maximumFractionDigits: 6 }).format(value);
  return { range: rangeOf(least, most, "least", "most"), least: written(least), most: written(most) };
}

/** The limits of a date question, as days of the reader's calendar. What is not given limits nothing. */
export function dateRange(
  { words }: Asking,
  { earliest, latest }: { earliest?: string; latest?: string },
  days: Params,
  today: string,
): Params {
  const day = (limit: string | undefined, known: unknown) => {
    const iso = limit === "today" ? String(known ?? today) : limit;
    return iso === undefined ? "" : dayIn(words.locale, iso);
  };
  return {
    range: rangeOf(earliest, latest, "earliest", "latest"),
    from: day(earliest, days.from),
    to: day(latest, days.to),
  };
}

function rangeOf(low: unknown, high: unknown, onlyLow: string, onlyHigh: string): string {
  if (low !== undefined && high !== undefined) return "both";
  if (low !== undefined) return onlyLow;
  return high !== undefined ? onlyHigh : "none";
}

const dayIn = (locale: string, iso: string) =>
  new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${iso}T00:00:00Z`));

/** A size as people say it. */
export function sizeIn(locale: string, bytes: number): string {
  const [unit, value] =
    bytes < 1024 * 1024 ? (["kilobyte", bytes / 1024] as const) : (["megabyte", bytes / 1024 / 1024] as const);
  return new Intl.NumberFormat(locale, { style: "unit", unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(
    value,
  );
}

const shortTypes: Record<string, string> = {
  "image/jpeg": "JPEG",
  "image/png": "PNG",
  "image/webp": "WebP",
  "image/heic": "HEIC",
  "application/pdf": "PDF",
  "text/plain": "TXT",
  "text/csv": "CSV",
  "audio/mpeg": "MP3",
  "audio/mp4": "M4A",
  "video/mp4": "MP4",
};

/** The kinds of files by the names that people know them by. Between Han and Latin letters stands a space. */
export function fileTypesIn(locale: string, types: readonly string[]): string {
  const names = types.map((type) => shortTypes[type] ?? type);
  const listed = new Intl.ListFormat(locale, { type: "disjunction" }).format(names);
  return listed.replace(/(?<=[a-z0-9])(?=\p{Script=Han})|(?<=\p{Script=Han})(?=[a-z0-9])/giu, " ");
}

import { accepted as english } from "@heard/messages/en/accepted";
import type * as z from "zod";
import { type ErrorParams, filledIn } from "./errors.ts";

/** What would have been accepted, in a form that every language has a text for. */
export type Accepted = { form: keyof typeof english; params: ErrorParams };

const textOf = ({ form, params }: Accepted): string => filledIn(english[form], params);
const say = (form: Accepted["form"], params: ErrorParams = {}): string => textOf({ form, params });

/** The forms by their English text: those that are filled in come last, and of them the one that says most comes first. */
const forms = (Object.keys(english) as Accepted["form"][])
  .map((form) => {
    const parts = english[form].split(/\{(\w+)\}/);
    const source = parts.map((part, index) => (index % 2 === 0 ? escaped(part) : `(?<${part}>.+)`)).join("");
    return { form, pattern: new RegExp(`^${source}$`, "su"), isFilled: parts.length > 1 };
  })
  .toSorted((a, b) => Number(a.isFilled) - Number(b.isFilled) || b.pattern.source.length - a.pattern.source.length);

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** The form that an English text has; `null` for data, which says itself in every language. */
export function acceptedForm(text: string): Accepted | null {
  for (const { form, pattern } of forms) {
    const match = pattern.exec(text);
    if (match) return { form, params: { ...match.groups } };
  }
  return null;
}

/** What a check of a schema would have accepted, in our own English: the check's own text, or what kind of check it was. Never a sentence of the library. */
export function acceptedBy(issue: z.core.$ZodIssue): string {
  if (acceptedForm(issue.message)) return issue.message;
  switch (issue.code) {
    case "invalid_type":
      return say(kinds[issue.expected] ?? "documented");
    case "too_small":
      return sized(issue.origin, issue.minimum, issue.inclusive !== false, "least");
    case "too_big":
      return sized(issue.origin, issue.maximum, issue.inclusive !== false, "most");
    case "invalid_format":
      return say(formats[issue.format] ?? "documented");
    case "invalid_value":
      return oneOf(issue.values);
    case "invalid_union":
      return oneOf(issue.errors.flatMap(([first]) => (first?.code === "invalid_value" ? first.values : [])));
    case "invalid_key":
    case "invalid_element": {
      const [first] = issue.issues;
      return first ? acceptedBy(first) : say("documented");
    }
    case "unrecognized_keys":
      return say("documentedFields");
    default:
      return say("documented");
  }
}

const kinds: Partial<Record<string, Accepted["form"]>> = {
  string: "text",
  number: "number",
  int: "wholeNumber",
  boolean: "yesOrNo",
  array: "list",
  object: "object",
  record: "object",
  date: "instant",
};
const formats: Partial<Record<string, Accepted["form"]>> = {
  date: "day",
  datetime: "instant",
  email: "email",
  url: "url",
  uuid: "uuid",
  safeint: "wholeNumber",
};

function oneOf(values: readonly unknown[]): string {
  return values.length === 0 ? say("documented") : say("oneOf", { values: values.map(String).join(", ") });
}

function sized(origin: string, bound: number | bigint, isIncluded: boolean, end: "least" | "most"): string {
  const params = { [end]: Number(bound) };
  if (origin === "string" && end === "least" && Number(bound) <= 1) return say("someText");
  if (origin === "string") return say(end === "least" ? "charactersAtLeast" : "charactersAtMost", params);
  if (["array", "set", "map", "file"].includes(origin)) {
    if (Number(bound) === 1) return say(end === "least" ? "oneEntryAtLeast" : "oneEntryAtMost");
    return say(end === "least" ? "entriesAtLeast" : "entriesAtMost", params);
  }
  if (isIncluded) return say(end === "least" ? "atLeast" : "atMost", params);
  return say(end === "least" ? "moreThan" : "lessThan", params);
}

import { invalidInput } from "./errors.ts";

/** Where a list of answers, newest first, goes on: after this one. */
export type AnswerPlace = { day: string; responseId: string; item: number };

const form = /^(\d{4}-\d\d-\d\d)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})_(\d{1,5})$/;
const mostItems = 32_767;

export const encodePlace = ({ day, responseId, item }: AnswerPlace): string => `${day}_${responseId}_${item}`;

/** The place that a reply before named. @throws DomainError invalid_input for anything else, so that nothing made up reaches the database */
export function decodePlace(cursor: string): AnswerPlace {
  const [, day = "", responseId = "", item] = form.exec(cursor) ?? [];
  if (!isDay(day) || Number(item) > mostItems)
    throw invalidInput("invalid_value", { value: cursor, expected: "a cursor from the reply before" });
  return { day, responseId, item: Number(item) };
}

/** Also in the calendar: there is no 30 February, and no year 0. */
function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return text >= "0001" && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

import { errors as englishTexts } from "@heard/messages/en/errors";
import type { refusals as words } from "@heard/messages/en/refusals";

/** What a transport has to know about a refusal. Closed: each transport maps every code. */
export type DomainErrorCode =
  | "not_found"
  | "forbidden"
  | "conflict"
  | "invalid_state"
  | "invalid_input"
  | "limit_exceeded";
/** Why, for people and programs. A reason exists when its text exists in all three languages. */
export type ErrorReason = keyof typeof englishTexts;
export const isErrorReason = (text: string): text is ErrorReason => Object.hasOwn(englishTexts, text);
export type ErrorParams = Readonly<Record<string, string | number>>;

/** The one error of the domain. Screens render `errors.<reason>` with the params in the reader's language; `message` is English. */
export class DomainError extends Error {
  readonly code: DomainErrorCode;
  readonly reason: ErrorReason;
  readonly params: ErrorParams;

  constructor(code: DomainErrorCode, reason: ErrorReason, params: ErrorParams = {}, options?: ErrorOptions) {
    super(englishMessage(reason, params), options);
    this.name = "DomainError";
    this.code = code;
    this.reason = reason;
    this.params = params;
  }
}

/** The English text of a reason: for logs and the API. */
export function englishMessage(reason: ErrorReason, params: ErrorParams = {}): string {
  return filledIn(englishTexts[spokenReason(reason, params)], params);
}

/** The reason as it is said: a value that is empty is called so, for nobody sees it in a sentence. */
export const spokenReason = (reason: ErrorReason, { value }: ErrorParams): ErrorReason =>
  reason === "invalid_value" && typeof value === "string" && value.trim() === "" ? "value_empty" : reason;

/** A text with its params, where no reader's locale forms numbers and plurals: `{name}` is all that such a text may hold. */
export function filledIn(text: string, params: ErrorParams): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

/** What a refusal speaks of, and the state that it is in. Each has a word in every language, or does not compile. */
export type Thing = keyof typeof words.things;
export type ThingState = keyof typeof words.states;

export const notFound = (what: Thing, id: string | number) => new DomainError("not_found", "not_found", { what, id });
export const forbidden = (roles: readonly string[]) =>
  new DomainError("forbidden", "not_permitted", { roles: roles.join(", ") });
export const alreadyExists = (what: Thing, id: string) => new DomainError("conflict", "already_exists", { what, id });
export const invalidInput = (reason: ErrorReason, params: ErrorParams = {}) =>
  new DomainError("invalid_input", reason, params);
/** `name` tells which one it is, where that says something to whoever reads it. */
export const invalidState = (what: Thing, state: ThingState, name?: string | number) =>
  new DomainError("invalid_state", "invalid_state", { what: named(what, name), state });
/** A thing with its name behind it, as refusals have it. */
export const named = (what: Thing, name?: string | number) => (name === undefined ? what : `${what} ${name}`);

import { errors as englishTexts } from "@heard/messages/en/errors";

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

export const notFound = (what: string, id: string | number) => new DomainError("not_found", "not_found", { what, id });
export const forbidden = (roles: readonly string[]) =>
  new DomainError("forbidden", "not_permitted", { roles: roles.join(", ") });
export const alreadyExists = (what: string, id: string) => new DomainError("conflict", "already_exists", { what, id });
export const invalidInput = (reason: ErrorReason, params: ErrorParams = {}) =>
  new DomainError("invalid_input", reason, params);
export const invalidState = (what: string, state: string) =>
  new DomainError("invalid_state", "invalid_state", { what, state });

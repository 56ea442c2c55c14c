import { type Accepted, acceptedBy, acceptedForm } from "@heard/core/accepted";
import {
  DomainError,
  type DomainErrorCode,
  type ErrorParams,
  type ErrorReason,
  englishMessage,
  isErrorReason,
  spokenReason,
} from "@heard/core/errors";
import { isUnavailable } from "@heard/core/unavailable";
import type { Locale } from "@heard/messages";
import { getTRPCErrorFromUnknown, TRPCError } from "@trpc/server";
import type { TRPC_ERROR_CODE_KEY } from "@trpc/server/rpc";
import { ZodError } from "zod";
import { knownReason, sayParams, sayPath } from "./refusal-words.ts";

const trpcCodes = {
  not_found: "NOT_FOUND",
  forbidden: "FORBIDDEN",
  conflict: "CONFLICT",
  invalid_state: "PRECONDITION_FAILED",
  invalid_input: "BAD_REQUEST",
  limit_exceeded: "TOO_MANY_REQUESTS",
} as const satisfies Record<DomainErrorCode, TRPC_ERROR_CODE_KEY>;

/** What a screen learns of a refusal: it renders `errors.<reason>` with the params, in which things, states and fields are in the reader's language already. */
export type ErrorData = {
  reason: ErrorReason;
  params: ErrorParams;
  /** What `params.expected` says, as a form that the reader's language has a text for; `null` where it is data. */
  accepted: Accepted | null;
  /** What each field of the input that is wrong would accept, by path. */
  fields: Record<string, string[]> | null;
  requestId: string;
};

/** The same error with the code that the transport speaks. What is not a refusal of the domain stays as it is. */
export function toTrpcError(error: TRPCError): TRPCError {
  const { cause } = error;
  if (cause instanceof DomainError)
    return new TRPCError({ code: trpcCodes[cause.code], message: cause.message, cause });
  if (cause instanceof ZodError)
    return new TRPCError({ code: "BAD_REQUEST", message: "The input is not accepted", cause });
  if (isUnavailable(cause))
    return new TRPCError({ code: "SERVICE_UNAVAILABLE", message: englishMessage("unavailable"), cause });
  return error;
}

/** Passes on what comes before any procedure, with errors mapped as theirs are. */
export async function mapped<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toTrpcError(getTRPCErrorFromUnknown(error));
  }
}

/** Whether somebody has to look at it: everything that is neither a refusal of the domain nor of the transport. */
export function isUnexpected(error: TRPCError): boolean {
  return error.code === "INTERNAL_SERVER_ERROR";
}

/** The message and data of an error. The message of an unexpected one never leaves the server; that of the others is English, for logs. */
export function describeError(
  error: TRPCError,
  { requestId, locale }: { requestId: string; locale: Locale },
): { message: string; data: ErrorData } {
  const { cause } = error;
  const described = (thrown: ErrorReason, params: ErrorParams = {}, wrong?: ZodError) => {
    const path = wrong?.issues[0]?.path ?? [];
    const inWords = (language: Locale) => ({ ...sayParams(params, language), ...sayPath(path, language) });
    const known = knownReason(thrown, params);
    const reason = sayPath(path, "en") ? (ofField[known] ?? known) : known;
    return {
      message: englishMessage(reason, inWords("en")),
      data: {
        ...{ reason: spokenReason(reason, params), params: inWords(locale), accepted: acceptedIn(params) },
        ...{ fields: wrong ? fieldErrors(wrong) : null, requestId },
      },
    };
  };
  if (cause instanceof DomainError) return described(cause.reason, cause.params);
  if (cause instanceof ZodError) {
    const [first] = cause.issues;
    const expected = first ? acceptedBy(first) : "";
    const reason = reasonOf(first) ?? missingIn(first) ?? "entry_refused";
    return described(reason, { value: first?.path.join(".") ?? "", expected }, cause);
  }
  if (error.code === "UNAUTHORIZED") return described("signed_out");
  if (error.code === "SERVICE_UNAVAILABLE") return described("unavailable");
  if (isUnexpected(error)) return described("unexpected", { id: requestId });
  // The transport's own words (no such procedure, a body that is no JSON): they hold nothing of ours.
  return described("invalid_value", { value: error.message.slice(0, 200), expected: "a request of this version" });
}

/** The same, where the field has a name. */
const ofField: Partial<Record<ErrorReason, ErrorReason>> = {
  ...{ entry_refused: "field_refused", text_missing: "field_missing", choice_missing: "field_choice_missing" },
};

const acceptedIn = ({ expected }: ErrorParams): Accepted | null =>
  typeof expected === "string" ? acceptedForm(expected) : null;

/** A check that knows a text of its own for the reader. */
function reasonOf(issue: ZodError["issues"][number] | undefined): ErrorReason | null {
  const reason: unknown = issue?.code === "custom" ? issue.params?.reason : null;
  return typeof reason === "string" && isErrorReason(reason) ? reason : null;
}

/** What was left empty, in words of whoever fills in a form; which field it is stands among the fields, for the form. */
function missingIn(issue: ZodError["issues"][number] | undefined): ErrorReason | null {
  if (issue?.code !== "too_small" || Number(issue.minimum) > 1) return null;
  if (issue.origin === "array") return "choice_missing";
  if (issue.origin !== "string") return null;
  const field = issue.path.at(-1);
  return field === "reason" || field === "title" ? `${field}_missing` : "text_missing";
}

function fieldErrors(error: ZodError): Record<string, string[]> {
  const fields = new Map<string, string[]>();
  for (const issue of error.issues) {
    const key = issue.path.join(".");
    fields.set(key, [...(fields.get(key) ?? []), acceptedBy(issue)]);
  }
  return Object.fromEntries(fields);
}

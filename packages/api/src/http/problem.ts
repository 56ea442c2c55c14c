import { STATUS_CODES } from "node:http";
import {
  DomainError,
  type DomainErrorCode,
  type ErrorParams,
  type ErrorReason,
  englishMessage,
} from "@heard/core/errors";
import { findingsOf } from "@heard/core/findings";
import { jsonPointer } from "@heard/core/json-pointer";
import { isUnavailable } from "@heard/core/unavailable";
import type { ZodError } from "zod";

const statuses = {
  not_found: 404,
  forbidden: 403,
  conflict: 409,
  invalid_state: 409,
  invalid_input: 400,
  limit_exceeded: 429,
} as const satisfies Record<DomainErrorCode, number>;

/** Refusals whose status says more than their code does. */
const statusOfReason: Partial<Record<ErrorReason, number>> = {
  idempotency_mismatch: 422,
  // It stays full: 429 would tell whoever has answered to try again, and pages do.
  survey_full: 409,
};

/** One thing wrong with one part of a request. `path` is a JSON pointer into the body, or `?name` for a parameter. */
export type ProblemDetail = { code: string; path: string; value: unknown; message: string; expected: string | null };

/** A refusal as RFC 9457 has it, with a `code` for programs. */
export type Problem = {
  type: "about:blank";
  title: string;
  status: number;
  code: ErrorReason;
  detail: string;
  requestId: string;
  errors?: ProblemDetail[];
};

/** Thrown inside the transport for what is wrong with the request itself. */
export class HttpProblem extends Error {
  readonly status: number;
  readonly code: ErrorReason;
  readonly errors: ProblemDetail[];
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    code: ErrorReason,
    params: ErrorParams = {},
    more: { errors?: ProblemDetail[]; headers?: Record<string, string> } = {},
  ) {
    super(englishMessage(code, params));
    this.name = "HttpProblem";
    this.status = status;
    this.code = code;
    this.errors = more.errors ?? [];
    this.headers = more.headers ?? {};
  }
}

/** More is under way than there is room for; another second may have it. */
export const overloaded = (): HttpProblem =>
  new HttpProblem(503, "overloaded", {}, { headers: { "Retry-After": "1" } });

/** What an error is to the sender, and whether somebody has to look at it. The message of an unexpected one never leaves the server. */
export function problemOf(
  error: unknown,
  requestId: string,
): { problem: Problem; headers: Record<string, string>; unexpected: boolean } {
  const made = (status: number, code: ErrorReason, detail: string, errors: ProblemDetail[] = []): Problem => ({
    type: "about:blank",
    title: STATUS_CODES[status] ?? "Error",
    status,
    code,
    detail,
    requestId,
    ...(errors.length > 0 ? { errors } : {}),
  });
  if (error instanceof HttpProblem) {
    const problem = made(error.status, error.code, error.message, error.errors);
    return { problem, headers: error.headers, unexpected: false };
  }
  if (error instanceof DomainError) {
    const status = statusOfReason[error.reason] ?? statuses[error.code];
    return { problem: made(status, error.reason, error.message), headers: {}, unexpected: false };
  }
  if (isUnavailable(error)) {
    const problem = made(503, "unavailable", englishMessage("unavailable"));
    return { problem, headers: { "Retry-After": "1" }, unexpected: false };
  }
  const problem = made(500, "unexpected", englishMessage("unexpected", { id: requestId }));
  return { problem, headers: {}, unexpected: true };
}

/** The findings of a schema, as problems with paths: pointers for a body, `?name` for parameters. */
export function detailsOf(error: ZodError, where: "body" | "query"): ProblemDetail[] {
  return error.issues.flatMap(findingsOf).map(({ code, path, value, expected }) => {
    const message = englishMessage(code, { field: String(value), value: String(value), expected });
    return { code, path: where === "query" ? parameterOf(code, path) : jsonPointer(path), value, message, expected };
  });
}

/** A parameter that is not known is named by itself. */
const parameterOf = (code: string, path: readonly PropertyKey[]) =>
  `?${(code === "unknown_field" ? path.slice(-1) : path).map(String).join(".")}`;

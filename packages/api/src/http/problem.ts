import { STATUS_CODES } from "node:http";
import { acceptedBy } from "@heard/core/accepted";
import {
  DomainError,
  type DomainErrorCode,
  type ErrorParams,
  type ErrorReason,
  englishMessage,
} from "@heard/core/errors";
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
const statusOfReason: Partial<Record<ErrorReason, number>> = { idempotency_mismatch: 422 };

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
  return error.issues.flatMap((issue): ProblemDetail[] => {
    const path = where === "query" ? `?${issue.path.join(".")}` : pointer(issue.path);
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => {
        const at = where === "query" ? `?${key}` : `${path}${pointer([key])}`;
        const expected = "the documented fields";
        const message = englishMessage("unknown_field", { field: key, expected });
        return { code: "unknown_field", path: at, value: key, message, expected };
      });
    }
    const value = shown(issue.input);
    const expected = acceptedBy(issue);
    const message = englishMessage("invalid_value", { value: String(value), expected });
    return [{ code: "invalid_value", path, value, message, expected }];
  });
}

function pointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** Enough of a value to recognise it by. */
function shown(value: unknown): unknown {
  if (value === undefined) return null;
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 100 ? `${text.slice(0, 100)}…` : value;
}

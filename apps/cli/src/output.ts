import { DomainError } from "@heard/core/errors";
import { sentencesOf } from "@heard/core/findings";
import { RolesMissingError } from "@heard/db/migrate";
import type { Command } from "commander";
import { EnvError } from "./env.ts";

/** Adds `--json` to a command and runs it: the result as one line of JSON, or as `text` says it. Errors go to standard error with exit code 1. */
export function runs<Options, Result>(
  command: Command,
  work: (options: Options, ...args: string[]) => Promise<Result>,
  text: (result: Result) => string,
): Command {
  return command.option("--json", "print the result as one line of JSON").action(async (...given: unknown[]) => {
    const self = given.at(-1) as Command;
    const args = given.slice(0, -2) as string[];
    const options = self.opts<Options & { json?: boolean }>();
    try {
      const result = await work(options, ...args);
      console.log(options.json ? JSON.stringify(result) : text(result));
    } catch (error) {
      fail(error, options.json === true);
    }
  });
}

/** Says what went wrong, in the form asked for, and sets the exit code. */
export function fail(error: unknown, json: boolean): void {
  process.exitCode = error instanceof ExitError ? error.exitCode : 1;
  if (json) console.error(JSON.stringify(errorOf(error)));
  else console.error(messageOf(error));
}

/** An expected end of a command with an exit code of its own. */
export class ExitError extends Error {
  readonly exitCode: number;
  readonly detail: unknown;
  constructor(message: string, exitCode: number, detail: unknown = null) {
    super(message);
    this.exitCode = exitCode;
    this.detail = detail;
  }
}

function errorOf(error: unknown): object {
  if (error instanceof DomainError) return { error: error.reason, message: error.message, params: error.params };
  if (error instanceof ExitError) return { error: "refused", message: error.message, detail: error.detail };
  return { error: "failed", message: messageOf(error) };
}

function messageOf(error: unknown): string {
  if (error instanceof RolesMissingError) return `${error.message}\n\n${error.statements}`;
  if (error instanceof EnvError || error instanceof DomainError || error instanceof ExitError) return error.message;
  const issues = issuesIn(error);
  if (issues) return sentencesOf(issues).join("\n");
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

type Issues = Parameters<typeof sentencesOf>[0];
type Schema<Output> = {
  safeParse: (
    input: unknown,
    how: { reportInput: true },
  ) => { success: true; data: Output } | { success: false; error: { issues: Issues } };
};

/** What was typed, as the schema of its verb takes it. @throws ExitError 2, naming each field and what it takes */
export function accepted<Output>(schema: Schema<Output>, input: unknown): Output {
  const parsed = schema.safeParse(input, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new ExitError(sentencesOf(parsed.error.issues).join("\n"), 2);
}

/** What a verb's own check found, thrown by zod. */
function issuesIn(error: unknown): Issues | null {
  const isFound = error instanceof Error && /^\$?ZodError$/.test(error.name) && "issues" in error;
  return isFound ? (error.issues as Issues) : null;
}

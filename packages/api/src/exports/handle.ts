import { DomainError } from "@heard/core/errors";
import { ExportInput, makeExport, startExport } from "@heard/core/exports";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { contentDisposition } from "../files/content-disposition.ts";
import { readJson } from "../http/body.ts";
import { securityHeaders } from "../http/headers.ts";
import { HttpProblem } from "../http/problem.ts";
import type { ApiContext } from "../trpc/context.ts";
import { describeError, isUnexpected, toTrpcError } from "../trpc/errors.ts";

export type ExportDoor = {
  /** Where people reach the dashboard: the only origin that may ask. */
  origin: string;
  /** Where the dashboard shows one response; its id follows. */
  responseAddress: string;
  createContext: () => Promise<ApiContext>;
};

/** What was asked for is a few filters. */
const mostBytes = 100_000;

/**
 * Answers POST `/exports/{organisation}`: 200 with the file, or 202 with the id of the job that makes a large one. It is a POST because the filters may
 * be long and because taking numbers away leaves an entry in the audit log.
 */
export async function handleExportRequest(request: Request, door: ExportDoor): Promise<Response> {
  const headers = securityHeaders({ https: door.origin.startsWith("https:") });
  const ctx = await door.createContext();
  try {
    if (!ctx.person) throw new TRPCError({ code: "UNAUTHORIZED" });
    if (!ctx.service)
      throw new DomainError("not_found", "not_found", { what: "organisation", id: ctx.organisationKey ?? "" });
    if (request.headers.get("origin") !== door.origin) throw new DomainError("forbidden", "other_site");
    return await answer(ctx.service, ExportInput.parse(await bodyOf(request)), door, headers);
  } catch (thrown) {
    const error = toTrpcError(
      thrown instanceof TRPCError ? thrown : new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause: thrown }),
    );
    if (isUnexpected(error)) ctx.report(error.cause ?? error, { requestId: ctx.requestId, path: "exports" });
    const { message, data } = describeError(error, ctx);
    return Response.json({ message, data }, { status: getHTTPStatusCodeFromError(error), headers });
  }
}

async function answer(
  service: NonNullable<ApiContext["service"]>,
  input: ExportInput,
  door: ExportDoor,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  try {
    const { name, mediaType, content } = await makeExport(service, input, door);
    return new Response(content, {
      headers: { ...headers, "Content-Type": mediaType, "Content-Disposition": contentDisposition(name) },
    });
  } catch (error) {
    if (!(error instanceof DomainError) || error.reason !== "export_too_large") throw error;
    return Response.json(await startExport(service, input, door), { status: 202, headers });
  }
}

async function bodyOf(request: Request): Promise<unknown> {
  try {
    return await readJson(request, mostBytes);
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error;
    throw new TRPCError({ code: "BAD_REQUEST", message: error.message, cause: error });
  }
}

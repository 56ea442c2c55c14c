import { Readable } from "node:stream";
import { DomainError, invalidInput, notFound } from "@heard/core/errors";
import { filePurposes, getFile, openFile, type StoredFile, storeFile } from "@heard/core/files";
import { openRejectedRows, RejectedRowsInput } from "@heard/core/imports";
import { requirePermission } from "@heard/core/permissions";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { securityHeaders } from "../http/headers.ts";
import type { ApiContext } from "../trpc/context.ts";
import { describeError, isUnexpected, toTrpcError } from "../trpc/errors.ts";
import { contentDisposition } from "./content-disposition.ts";

export type FileDoor = {
  fileId: string;
  /** Where people reach the dashboard: the only origin that may send. */
  origin: string;
  dataDir: string;
  createContext: () => Promise<ApiContext>;
};

// What a browser may know a download by. Whatever else a sender called its file leaves as bytes.
const knownTypes = new Set([
  "text/csv",
  "application/json",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
]);

/**
 * Answers `/files/{organisation}/{fileId}`: PUT takes an upload in as it comes, GET gives a file back. Nothing stands before this address, so session,
 * origin, permission and security headers are all looked after here.
 */
export async function handleFileRequest(request: Request, door: FileDoor): Promise<Response> {
  const headers = securityHeaders({ https: door.origin.startsWith("https:") });
  const ctx = await door.createContext();
  try {
    if (!ctx.person) throw new TRPCError({ code: "UNAUTHORIZED" });
    if (!ctx.service) throw notFound("organisation", ctx.organisationKey ?? "");
    if (request.method === "PUT")
      return Response.json(await takeIn(request, ctx.service, door), { status: 201, headers });
    const { purpose } = await getFile(ctx.service, door);
    if (purpose === "rejectedRows") return await rejectedRows(request, ctx.service, door, headers);
    const { file, content } = await openFile(ctx.service, door, door);
    return new Response(Readable.toWeb(content) as ReadableStream, {
      headers: {
        ...headers,
        "Content-Disposition": contentDisposition(file.name),
        "Content-Length": String(file.size),
        "Content-Type": knownTypes.has(file.mediaType) ? file.mediaType : "application/octet-stream",
      },
    });
  } catch (thrown) {
    const error = toTrpcError(
      thrown instanceof TRPCError ? thrown : new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause: thrown }),
    );
    if (isUnexpected(error))
      ctx.report(error.cause ?? error, { requestId: ctx.requestId, path: `files.${request.method}` });
    const { message, data } = describeError(error, ctx);
    return Response.json({ message, data }, { status: statusOf(error), headers });
  }
}

/** What an import refused, in the language that the address names. */
async function rejectedRows(
  request: Request,
  service: NonNullable<ApiContext["service"]>,
  { fileId, dataDir }: FileDoor,
  headers: Record<string, string>,
): Promise<Response> {
  const language = new URL(request.url).searchParams.get("language") ?? undefined;
  const input = RejectedRowsInput.safeParse({ fileId, language });
  if (!input.success) throw invalidInput("invalid_value", { value: language ?? "", expected: "en, zh-Hans, zh-Hant" });
  const { name, content } = await openRejectedRows(service, input.data, { dataDir });
  return new Response(Readable.toWeb(Readable.from(encoded(content))) as ReadableStream, {
    headers: {
      ...headers,
      "Content-Disposition": contentDisposition(name),
      "Content-Type": "text/csv; charset=utf-8",
    },
  });
}

async function* encoded(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) yield Buffer.from(piece);
}

async function takeIn(
  request: Request,
  service: NonNullable<ApiContext["service"]>,
  { origin, fileId, dataDir }: FileDoor,
): Promise<StoredFile> {
  // No other site can send this header as ours, and no form can send PUT.
  if (request.headers.get("origin") !== origin) throw new DomainError("forbidden", "other_site");
  const query = new URL(request.url).searchParams;
  const purpose = query.get("purpose") ?? "import";
  if (purpose !== "import" && purpose !== "logo")
    throw invalidInput("invalid_value", { value: purpose, expected: "one of: import, logo" });
  const { store, mostBytes } = filePurposes[purpose];
  requirePermission(service, store);
  const length = Number(request.headers.get("content-length") ?? Number.NaN);
  if (length > mostBytes) throw new DomainError("limit_exceeded", "file_too_large", { most: mostBytes / 1_000_000 });
  if (!request.body || length === 0) throw invalidInput("file_empty");
  return storeFile(
    service,
    {
      id: fileId,
      purpose,
      name: query.get("name") ?? "",
      mediaType: request.headers.get("content-type") ?? "",
      content: whole(request.body, length),
    },
    { dataDir },
  );
}

/** The pieces of a body; one that ends before its announced length is an upload cut off, not a file. */
async function* whole(body: ReadableStream<Uint8Array>, length: number): AsyncGenerator<Uint8Array> {
  let received = 0;
  for await (const piece of body) {
    received += piece.byteLength;
    yield piece;
  }
  if (Number.isFinite(length) && received !== length) throw invalidInput("upload_cut", { received, expected: length });
}

/** A file that is too large has a status of its own, by which any HTTP client understands it. */
function statusOf(error: TRPCError): number {
  const isTooLarge = error.cause instanceof DomainError && error.cause.reason === "file_too_large";
  return isTooLarge ? 413 : getHTTPStatusCodeFromError(error);
}

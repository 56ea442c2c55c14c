import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ServiceContext } from "@heard/core/context";
import type { ExportInput } from "@heard/core/exports";
import { openTable } from "@heard/core/imports/table/open";
import { collect } from "@heard/core/testing/collect";
import { testNow } from "@heard/core/testing/organisation";
import { handleExportRequest } from "../exports/handle.ts";
import type { ApiContext } from "../trpc/context.ts";
import { createCaller } from "../trpc/router.ts";

const origin = "https://heard.test";

/** What the dashboard's door for exports answers to a member, or to whoever `more` says. */
export function askForExport(
  service: ServiceContext | null,
  input: ExportInput | unknown,
  more: { person?: ApiContext["person"]; origin?: string; contentType?: string } = {},
): Promise<Response> {
  const request = new Request(`${origin}/exports/acme`, {
    method: "POST",
    headers: { Origin: more.origin ?? origin, "Content-Type": more.contentType ?? "application/json" },
    body: JSON.stringify(input),
  });
  return handleExportRequest(request, {
    origin,
    responseAddress: `${origin}/acme/responses/`,
    createContext: async () => contextWith(service, more.person),
  });
}

/** Asks for measures as the screens do. */
export function screenCaller(service: ServiceContext): ReturnType<typeof createCaller> {
  return createCaller(contextWith(service));
}

function contextWith(
  service: ServiceContext | null,
  person: ApiContext["person"] = { userId: 1, sessionId: "s", version: 1 },
): ApiContext {
  return {
    person,
    organisationKey: "acme",
    service,
    address: "192.0.2.1",
    site: { url: origin, mailer: null },
    authSecret: "secret",
    requestId: "request",
    now: testNow,
    report: (error) => {
      throw error;
    },
  };
}

/** The table of an exported file by the reader that imports use: each row by the heads of its columns. */
export async function readExported(reply: Response): Promise<Map<string, string>[]> {
  const isCsv = reply.headers.get("content-type")?.startsWith("text/csv") ?? false;
  const bytes = Buffer.from(await reply.arrayBuffer());
  const folder = await mkdtemp(join(tmpdir(), "heard-exported-"));
  try {
    const path = join(folder, isCsv ? "file.csv" : "file.xlsx");
    await writeFile(path, isCsv ? tableOf(bytes) : bytes);
    const table = await openTable(path);
    const rows = await collect(table.rows());
    return rows.map(({ cells }) => new Map(table.columns.map((column, index) => [column, cells[index] ?? ""])));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A CSV begins with its account; the table follows the first empty line. */
function tableOf(bytes: Buffer): Buffer {
  return bytes.subarray(bytes.indexOf("\r\n\r\n") + 4);
}

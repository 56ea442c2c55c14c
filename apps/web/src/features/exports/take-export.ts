import type { ExportContent, ExportFormat } from "@heard/core/exports";
import type { Locale } from "@heard/messages";
import { paths } from "#lib/paths.ts";
import { saveFile } from "#lib/save-file.ts";

/** What came of asking: the file is in the downloads, or a job makes it. */
export type Taken = { kind: "file"; name: string } | { kind: "job" };

/** Asks for an export and hands the file to the browser. A refusal carries `data` as a procedure's does. */
export async function takeExport(
  organisation: string,
  input: { content: ExportContent; format: ExportFormat; locale: Locale },
): Promise<Taken> {
  const reply = await fetch(paths.exports(organisation), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(input),
  });
  if (reply.status === 202) return { kind: "job" };
  if (!reply.ok) throw Object.assign(new Error(`export: ${reply.status}`), { data: await refusalIn(reply) });
  const name = nameIn(reply.headers.get("content-disposition")) ?? `export.${input.format}`;
  saveFile(await reply.blob(), name);
  return { kind: "file", name };
}

async function refusalIn(reply: Response): Promise<unknown> {
  try {
    return ((await reply.json()) as { data?: unknown }).data;
  } catch {
    // A proxy in between answered with a page of its own.
    return undefined;
  }
}

/** The name that the server gave: `filename*=UTF-8''…`, else `filename="…"`. */
export function nameIn(disposition: string | null): string | null {
  const [, encoded] = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? "") ?? [];
  if (encoded) return decodeURIComponent(encoded);
  return /filename="([^"]*)"/i.exec(disposition ?? "")?.[1] ?? null;
}

import { join } from "node:path";
import type { files } from "@heard/db/schema/imports";
import type { Permission } from "../permissions.ts";

export type FilePurpose = (typeof files.$inferSelect)["purpose"];

/** Who may put a file of a purpose there, who may have it, and how long it is kept: files hold what people wrote, unredacted. */
export const filePurposes = {
  import: { store: "import.run", read: "import.read", days: 30, mostBytes: 1_000_000_000, ownOnly: false },
  rejectedRows: { store: "import.run", read: "import.read", days: 30, mostBytes: 2_000_000_000, ownOnly: false },
  // Made with its maker's grants, so nobody else may have it.
  export: { store: "export.create", read: "export.create", days: 7, mostBytes: 4_000_000_000, ownOnly: true },
  // Kept from the day on which a survey wears it.
  logo: { store: "survey.edit", read: "survey.read", days: 1, mostBytes: 200_000, ownOnly: false },
  // Kept from the moment at which the answer that it belongs to is.
  answer: { store: "response.record", read: "response.read", days: 1, mostBytes: 26_214_400, ownOnly: false },
} as const satisfies Record<
  FilePurpose,
  { store: Permission; read: Permission; days: number; mostBytes: number; ownOnly: boolean }
>;

const idPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A file's id in lower case: it becomes a path, so nothing else may. */
export const isFileId = (text: string): boolean => idPattern.test(text);

/** Where the bytes of all organisations lie: one folder an organisation. */
export const filesFolder = (dataDir: string): string => join(dataDir, "files");
export const folderOf = (dataDir: string, organisationId: number): string =>
  join(filesFolder(dataDir), String(organisationId));

/** @throws RangeError for what is no id */
export function pathOf(dataDir: string, organisationId: number, fileId: string): string {
  if (!isFileId(fileId)) throw new RangeError(`not the id of a file: ${fileId}`);
  return join(folderOf(dataDir, organisationId), fileId);
}

/** How a file is called where it is offered: the last part of what was sent, without control characters. */
export function fileName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? "";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  const name = last.replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, "").trim();
  return name === "" || name === "." || name === ".." ? "file" : [...name].slice(0, 200).join("");
}

const beginnings: readonly (readonly [mediaType: string, test: (head: string) => boolean])[] = [
  ["image/jpeg", (head) => head.startsWith("\xff\xd8\xff")],
  ["image/png", (head) => head.startsWith("\x89PNG\r\n\x1a\n")],
  ["image/webp", (head) => head.startsWith("RIFF") && head.slice(8, 12) === "WEBP"],
  ["image/heic", (head) => head.slice(4, 8) === "ftyp" && /^(hei[cxms]|hev[cx]|mif1|msf1)$/.test(head.slice(8, 12))],
  ["application/pdf", (head) => head.startsWith("%PDF-")],
  ["audio/mpeg", (head) => head.startsWith("ID3") || /^\xff[\xfb\xf3\xf2]/.test(head)],
];

/**
 * What a file is by its first bytes; what its sender calls it only tells apart what begins alike. `null` for anything else: a program is no picture,
 * whatever it is called.
 */
export function mediaTypeOf(head: Uint8Array, declared: string): string | null {
  const letters = Buffer.from(head).toString("latin1");
  const known = beginnings.find(([, isThis]) => isThis(letters))?.[0];
  if (known) return known;
  if (letters.slice(4, 8) === "ftyp")
    return letters.startsWith("M4A", 8) || declared === "audio/mp4" ? "audio/mp4" : "video/mp4";
  return isText(head) ? (declared === "text/csv" ? "text/csv" : "text/plain") : null;
}

/** Text in UTF-8, of which the last character may be cut. */
function isText(head: Uint8Array): boolean {
  if (head.length === 0 || head.includes(0)) return false;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

import { invalidInput } from "../../../errors.ts";
import type { Archive } from "./archive.ts";
import { readXml } from "./xml.ts";

const pageBytes = 1024 ** 2;
const mostBytes = 160 * 1024 ** 2;

/**
 * The texts that cells refer to by number. Kept as UTF-8 in pages outside the heap: a hundred thousand comments as strings would keep every
 * piece of XML alive that they were cut from.
 */
export class SharedStrings {
  #pages: Buffer[] = [];
  #used = pageBytes;
  #bytes = 0;
  /** Page, start and length of each text. */
  #places: number[] = [];

  /** @throws DomainError `workbook_too_large` beyond 160 MB of text */
  add(text: string): void {
    const length = Buffer.byteLength(text);
    this.#bytes += length;
    if (this.#bytes > mostBytes) throw invalidInput("workbook_too_large", { what: "more than 160 MB of text" });
    if (this.#used + length > pageBytes) {
      this.#pages.push(Buffer.allocUnsafeSlow(Math.max(pageBytes, length)));
      this.#used = 0;
    }
    this.#pages.at(-1)?.write(text, this.#used);
    this.#places.push(this.#pages.length - 1, this.#used, length);
    this.#used += length;
  }

  /** The text with this number; "" when there is none. */
  at(index: number): string {
    const [page, start, length] = this.#places.slice(3 * index, 3 * index + 3);
    if (page === undefined || start === undefined || length === undefined) return "";
    return this.#pages[page]?.toString("utf8", start, start + length) ?? "";
  }
}

/** Reads the texts; runs of one rich text are joined, and the reading aids of East Asian texts (`rPh`) left out. */
export async function readSharedStrings(archive: Archive, part: string | null): Promise<SharedStrings> {
  const strings = new SharedStrings();
  if (part === null || !archive.has(part)) return strings;
  let current = "";
  let inText = false;
  let phonetic = 0;
  await readXml(archive.read(part), {
    open: (name) => {
      if (name === "si") current = "";
      else if (name === "rPh") phonetic += 1;
      else if (name === "t") inText = phonetic === 0;
    },
    text: (text) => {
      if (inText) current += text;
    },
    close: (name) => {
      if (name === "si") strings.add(unescaped(current));
      else if (name === "rPh") phonetic -= 1;
      else if (name === "t") inText = false;
    },
  });
  return strings;
}

/** Characters that XML cannot hold stand as `_x000D_`. */
export function unescaped(text: string): string {
  if (!text.includes("_x")) return text;
  const plain = text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  // Written so, a file can hold what no database does: NUL, and half a character.
  return plain.replaceAll("\0", "").toWellFormed();
}

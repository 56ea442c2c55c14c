import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type FoundIn, findText } from "@heard/db/find-text";
import { namesIn } from "../files/expire.ts";
import { filesFolder } from "../files/rules.ts";
import { personPattern } from "./rules.ts";

/** `unread`: files that are no text of UTF-8 (workbooks, archives, pictures, files in the encodings of other systems), in which nothing is looked for. */
export type FoundPerson = { rows: FoundIn[]; files: string[]; unread: string[] };

/**
 * Where somebody is: every row of every table, in every organisation, and every stored file of text that holds a name, an address or a number. For the operator alone: it
 * looks past who may see what. Whoever is known by a hash alone (suppressed addresses) is not found, and is not meant to be.
 * @throws DomainError invalid_input for a text that is too short
 */
export async function findPerson(
  text: string,
  options: {
    databaseUrl: string;
    dataDir: string;
    onTable?: (table: string, index: number, count: number) => void;
  },
): Promise<FoundPerson> {
  const pattern = personPattern(text);
  const rows = await findText(options.databaseUrl, pattern, options.onTable);
  const [files, unread]: [string[], string[]] = [[], []];
  for (const path of await pathsIn(options.dataDir)) {
    const found = await isInFile(path, new RegExp(pattern, "i"));
    if (found === null) unread.push(path);
    else if (found) files.push(path);
  }
  return { rows, files, unread };
}

/** What was uploaded and exported, and rows that were refused by imports that do not go on. */
async function pathsIn(dataDir: string): Promise<string[]> {
  const folders = [join(dataDir, "imports")];
  for (const name of await namesIn(filesFolder(dataDir))) folders.push(join(filesFolder(dataDir), name));
  const paths: string[] = [];
  for (const folder of folders)
    for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => []))
      if (entry.isFile()) paths.push(join(folder, entry.name));
  return paths.sort();
}

/** As long as the longest that is looked for, with what stands between its letters. */
const overlap = 2000;

async function isInFile(path: string, searched: RegExp): Promise<boolean | null> {
  let tail = "";
  for await (const piece of createReadStream(path, { encoding: "utf8", highWaterMark: 262_144 })) {
    const text = (tail + String(piece)).normalize("NFKC");
    if (text.includes("\u0000") || text.includes("\ufffd")) return null;
    if (searched.test(text)) return true;
    tail = text.slice(-overlap);
  }
  return false;
}

import { existsSync, readFileSync } from "node:fs";
import { mkdir, open, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import { listErasures, listKept } from "./list-erasures.ts";
import {
  addKept,
  erasureMark,
  keptLine,
  ledgerLine,
  ledgerName,
  readLedgerText,
  sealOfKept,
  surveyMark,
} from "./rules.ts";

/** The lines of a ledger, each once. Nothing ever leaves it: what was erased before a restore must stay erased after the next one as well. */
export type Ledger = { text: string; marks: ReadonlySet<string> };

/**
 * Brings the ledger of erasures, and of how long answers are kept, in the data folder up to date and returns it. It lies outside the database on purpose: when the database goes back to an older
 * day, the ledger does not.
 */
export async function updateLedger(options: {
  authSecret: string;
  dataDir: string;
  now: () => Date;
  /** Only what was erased since then; everything when absent. */
  since?: Date;
}): Promise<Ledger> {
  const path = join(options.dataDir, ledgerName);
  const before = existsSync(path) ? readFileSync(path, "utf8") : "";
  const { marks, kept } = readLedgerText(before);
  const markOf = erasureMark(options.authSecret);
  let added = "";
  for await (const { kind, id } of listErasures(options.now, options.since)) {
    const mark = markOf(kind, id);
    if (marks.has(mark)) continue;
    marks.add(mark);
    added += ledgerLine(kind, mark);
  }
  const [markOfSurvey, sealOf] = [surveyMark(options.authSecret), sealOfKept(options.authSecret)];
  for await (const { survey } of listKept(options.now, options.since)) {
    const { keepDays, isForMinors, at } = survey;
    const line = { mark: markOfSurvey(survey), keepDays, isForMinors, at };
    const sealed = { ...line, seal: sealOf(line) };
    if (addKept({ kept }, sealed)) added += keptLine(sealed);
  }
  const text = before + added;
  if (added !== "") await writeWhole(path, text);
  return { text, marks };
}

/** Writes a file so that whoever reads it, also after a power cut, finds the old one or the new one. */
export async function writeWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.${process.pid}.part`;
  const file = await open(temporary, "w", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
}

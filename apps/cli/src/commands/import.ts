import { accessSync, constants, createWriteStream, readFileSync } from "node:fs";
import { basename } from "node:path";
import { pipeline } from "node:stream/promises";
import { auditKey, sealAuditEntries } from "@heard/core/audit/seal";
import { englishMessage } from "@heard/core/errors";
import { type ImportBatchDetail, kindOfMapping, openRejectedRows, RejectedRowsInput } from "@heard/core/imports";
import { importFile, type TriedFile, type TriedList, tryFile, tryListFile } from "@heard/core/imports/import-file";
import { contextOf } from "@heard/core/organisations/queries";
import { type Command, Option } from "commander";
import { now } from "../clock.ts";
import { withDatabase } from "../database.ts";
import { readEnv } from "../env.ts";
import { fromHere } from "../from-here.ts";
import { ExitError, runs } from "../output.ts";

type Options = {
  organisation: string;
  mapping: string;
  dryRun?: boolean;
  rejected?: string;
  language: RejectedRowsInput["language"];
};
type ResponsesTried = NonNullable<TriedFile["account"]>;
type ListTried = NonNullable<TriedList["account"]>;
type Tried = { dryRun: true } & (ResponsesTried | ListTried);
type Imported = { dryRun: false } & ImportBatchDetail;

/** `heard import FILE --organisation KEY --mapping MAPPING.json [--dry-run]` */
export function register(program: Command): void {
  runs<Options, Tried | Imported>(
    program
      .command("import")
      .description(
        "import a CSV or XLSX file of feedback, contacts or addresses to leave alone through a mapping (docs/imports.md)",
      )
      .argument("<file>", "the file; relative to where the command is called")
      .requiredOption("--organisation <key>", "where it goes")
      .requiredOption("--mapping <file>", "what the columns mean, in JSON")
      .option("--dry-run", "say what would become of every row, and write nothing")
      .option("--rejected <file>", "write the rejected rows there, as CSV")
      .addOption(
        new Option("--language <language>", "of the rejected rows")
          .choices(RejectedRowsInput.shape.language.unwrap().options)
          .default("en"),
      ),
    importOf,
    (result) => (result.dryRun ? triedText(result) : importedText(result)),
  );
}

async function importOf(options: Options, file?: string): Promise<Tried | Imported> {
  const env = readEnv();
  const input = {
    path: readable(fromHere(file ?? "")),
    mapping: readMapping(options.mapping),
    mappingName: basename(options.mapping),
  };
  return withDatabase(env, async () => {
    const ctx = await contextOf(options.organisation, { kind: "operator" }, now);
    const place = { dataDir: env.dataDir, onProgress: progressLine() };
    const isList = kindOfMapping(input.mapping) !== "responses";
    const account = isList
      ? assertUsable(await tryListFile(ctx, input, place))
      : assertUsable(await tryFile(ctx, input, place));
    if (options.dryRun) return { dryRun: true, ...account };
    const batch = await importFile(ctx, { ...input, account }, place);
    if (options.rejected && batch.rejectedFileId) {
      const rejected = { fileId: batch.rejectedFileId, language: options.language };
      const { content } = await openRejectedRows(ctx, rejected, env);
      await pipeline(content, createWriteStream(fromHere(options.rejected)));
    }
    await sealAuditEntries(ctx, auditKey(env.authSecret));
    return { dryRun: false, ...batch };
  });
}

function readable(path: string): string {
  try {
    accessSync(path, constants.R_OK);
    return path;
  } catch {
    throw new ExitError(`There is no file ${path}`, 1);
  }
}

function readMapping(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(fromHere(path), "utf8");
  } catch {
    throw new ExitError(`There is no file ${fromHere(path)}`, 1);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ExitError(`${path} is not JSON: ${error instanceof Error ? error.message : error}`, 2);
  }
}

/** A mapping that is wrong or still asks something ends the command with exit code 2 and the JSON pointers. */
function assertUsable<Account extends ResponsesTried | ListTried>({
  problems,
  account,
}: {
  problems: TriedFile["problems"];
  account: Account | null;
}): Account {
  if (problems.length > 0 || !account) {
    const lines = problems.map(({ pointer, code, params }) => `${pointer || "/"}  ${englishMessage(code, params)}`);
    throw new ExitError(`The mapping cannot be used:\n${lines.join("\n")}`, 2, { problems });
  }
  if (account.questions.length === 0) return account;
  const lines = account.questions.map((question) => `${question.pointer}  ${questionText(question)}`);
  const missing = account.questions.map(({ pointer }) => pointer);
  throw new ExitError(`The mapping leaves open:\n${lines.join("\n")}`, 2, { missing, questions: account.questions });
}

type Question = (ResponsesTried | ListTried)["questions"][number];

function questionText(question: Question): string {
  if (question.kind === "day")
    return `No column says when the answers were given. The day of all of them as yyyy-MM-dd, or the column in /occurred/column`;
  const { column } = question;
  switch (question.kind) {
    case "direction":
      return `Which end of ${question.scale.min}–${question.scale.max} is good in “${column}”? higherIsBetter or lowerIsBetter`;
    case "scale":
      return `Which scale is “${column}” on? { "min", "max", "direction" }`;
    case "zeros":
      return `“${column}” has ${question.count} zeros below its scale. ${JSON.stringify(question.values)} if they mean "not answered", [] if they are mistakes`;
    case "words":
      return `“${column}” is answered in words. Their points: ${JSON.stringify(question.proposed?.words ?? Object.fromEntries(question.values.map(({ value }) => [value, null])))}`;
    case "dateFormat":
      return `How are the dates of “${column}” written? ${question.guess?.candidates.join(" or ") ?? "a pattern such as yyyy-MM-dd"}`;
    case "scaleBreak": {
      const { oldMax, newMax, day, above, ambiguous } = question.found;
      return `“${column}” has nothing above ${oldMax} before ${day} and ${above} answers up to ${newMax} from then on, where ${ambiguous} could be either. Leave the column out ("as": "ignore") or split it by a rule`;
    }
  }
}

function progressLine(): (step: "dryRun" | "import", rows: number, total: number | null) => void {
  let saidAt = 0;
  return (step, rows, total) => {
    if (!process.stderr.isTTY || performance.now() - saidAt < 1000) return;
    saidAt = performance.now();
    process.stderr.write(`${step === "dryRun" ? "Trying" : "Importing"}: ${rows}${total ? ` of ${total}` : ""} rows\n`);
  };
}

const equation = (counts: { rows: number | null; known: number; rejected: number; accepted: number }) =>
  `in the file ${counts.rows ?? 0} − already here ${counts.known} − rejected ${counts.rejected} = accepted ${counts.accepted}`;

type Groups = readonly {
  code: Parameters<typeof englishMessage>[0];
  column: string | null;
  rows: number;
  example: { row: number; params: Parameters<typeof englishMessage>[1] };
}[];
const groupLines = (groups: Groups) =>
  groups.map(
    ({ code, column, rows, example }) =>
      `  ${rows} × ${column ?? "row"}: ${englishMessage(code, example.params)} (first: row ${example.row})`,
  );

const isOfList = (account: ResponsesTried | ListTried): account is ListTried => "added" in account;

function listText(account: ListTried): string {
  const { added, changed, rejectedBy, toCreate, columnsIgnored } = account;
  return [
    `Dry run: ${equation(account)}`,
    `${added} added, ${changed} changed`,
    ...(rejectedBy.length > 0 ? ["Rejected:", ...groupLines(rejectedBy)] : []),
    ...(toCreate.length > 0 ? [`Would make: ${toCreate.map(({ key }) => key).join(", ")}`] : []),
    ...(columnsIgnored.length > 0 ? [`Columns without a meaning: ${columnsIgnored.join(", ")}`] : []),
  ].join("\n");
}

function triedText(account: Tried): string {
  if (isOfList(account)) return listText(account);
  const { dates, toCreate } = account;
  const made = [...toCreate.touchpoints, ...toCreate.segments, ...toCreate.channels].map(({ key }) => key);
  return [
    `Dry run: ${equation(account)}`,
    `${account.responses} responses, ${account.comments} comments${dates ? `, ${dates.from} to ${dates.to}` : ""}`,
    ...account.scores.map(
      ({ column, touchpoint, filled, blank }) =>
        `  ${column}${touchpoint ? ` → ${touchpoint}` : ""}: ${filled} filled, ${blank} blank`,
    ),
    ...(account.rejectedBy.length > 0 ? ["Rejected:", ...groupLines(account.rejectedBy)] : []),
    ...(made.length > 0 ? [`Would make: ${made.join(", ")}`] : []),
    ...(account.columnsIgnored.length > 0 ? [`Columns without a meaning: ${account.columnsIgnored.join(", ")}`] : []),
  ].join("\n");
}

function importedText({ id, state, counts, report, listReport }: Imported): string {
  return [
    `Import ${id} (${state}): ${equation(counts)}`,
    ...(report
      ? [
          `${report.responses} responses, ${report.scores} scores, ${report.comments} comments${report.dates ? `, ${report.dates.from} to ${report.dates.to}` : ""}`,
        ]
      : []),
    ...(listReport ? [`${listReport.added} added, ${listReport.changed} changed`] : []),
    ...(listReport && listReport.rejectedBy.length > 0 ? ["Rejected:", ...groupLines(listReport.rejectedBy)] : []),
    ...(report && report.rejectedBy.length > 0 ? ["Rejected:", ...groupLines(report.rejectedBy)] : []),
  ].join("\n");
}

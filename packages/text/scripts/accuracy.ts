// The accuracy tables of the package's README, from the labelled samples that ship with it.
//   node packages/text/scripts/accuracy.ts          prints them
//   node packages/text/scripts/accuracy.ts --write  puts them into README.md
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { generateRedactionLines } from "../samples/generate-redaction.ts";
import { type LabelledLine, readLabelledLines } from "../samples/labelled-lines.ts";
import { readLanguageLines } from "../samples/language-lines.ts";
import { seededRandom } from "../samples/random.ts";
import { type RedactionScore, scoreByKind, scoreRedaction } from "../samples/score-redaction.ts";
import { detectLanguage } from "../src/language.ts";
import { REDACTION_KINDS, type RedactionKind } from "../src/redact.ts";

const README = new URL("../README.md", import.meta.url);
const BLOCK = /(<!-- accuracy -->\n)[\s\S]*(<!-- \/accuracy -->)/;
const SEED = 20_260_630;
const LINES_PER_MAKER = 200;
/** Found by the words around them alone. */
const byWords: readonly RedactionKind[] = ["name", "address"];

/** The tables as Markdown. */
export function accuracyTables(): string {
  return `${redactionTable()}\n\n${namesTable()}\n\n${languageTable()}\n`;
}

/** The README with its tables brought up to date. */
export function renderReadme(readme: string): string {
  return readme.replace(BLOCK, (_, start: string, end: string) => `${start}\n${accuracyTables()}\n${end}`);
}

function redactionTable(): string {
  const written = readLabelledLines();
  const generated = generateRedactionLines(seededRandom(SEED), LINES_PER_MAKER);
  const [byWritten, byGenerated] = [scoreByKind(written), scoreByKind(generated)];
  const cells = (score: RedactionScore | undefined) => {
    const { marked = 0, recall = null, precision = null } = score ?? {};
    return `${marked} | ${share(recall)} | ${share(precision)}`;
  };
  const rows = REDACTION_KINDS.filter((kind) => !byWords.includes(kind)).map(
    (kind) => `| ${kind} | ${cells(byWritten.get(kind))} | ${cells(byGenerated.get(kind))} |`,
  );
  return [
    "| kind | by hand: marked | recall | precision | generated: marked | recall | precision |",
    "|---|--:|--:|--:|--:|--:|--:|",
    ...rows,
    `| **all** | ${cells(scoreRedaction(written))} | ${cells(scoreRedaction(generated))} |`,
    "",
    `Comments by hand ${written.length}, ${withoutData(written)} of them without personal data; generated ${generated.length}, ${withoutData(generated)} without.`,
  ].join("\n");
}

/** Names and addresses, apart from what has a form or a check digit. */
function namesTable(): string {
  const lines = readLabelledLines("name-lines.txt");
  const rows = byWords.map((kind) => {
    const { marked, recall, precision } = scoreRedaction(lines, kind);
    return `| ${kind} | ${marked} | ${share(recall)} | ${share(precision)} |`;
  });
  return [
    "| kind | by hand: marked | recall | precision |",
    "|---|--:|--:|--:|",
    ...rows,
    "",
    `Comments ${lines.length}, ${withoutData(lines)} of them with neither. The rules were written with them at hand, so others will do a little worse.`,
  ].join("\n");
}

function languageTable(): string {
  const byLanguage = Map.groupBy(readLanguageLines(), ({ language }) => language);
  const rows = [...byLanguage].map(([language, lines]) => {
    const right = lines.filter(({ text }) => detectLanguage(text) === language).length;
    return `| ${language} | ${lines.length} | ${share(right / lines.length)} |`;
  });
  return ["| language | comments | right |", "|---|--:|--:|", ...rows].join("\n");
}

function withoutData(lines: readonly LabelledLine[]): number {
  return lines.filter(({ spans }) => spans.length === 0).length;
}

function share(value: number | null): string {
  return value === null ? "–" : value.toFixed(3);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes("--write")) writeFileSync(README, renderReadme(readFileSync(README, "utf8")));
  else process.stdout.write(accuracyTables());
}

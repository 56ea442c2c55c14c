import { keyFromName } from "../../catalogue/rules.ts";
import { shorten } from "../../shorten.ts";
import type { Preset } from "../presets/registry.ts";
import { type MappingFile, type MappingInput, mappingFormat } from "../schema.ts";
import type { AnswerColumns } from "../table/pivot.ts";
import type { ImportCatalogue } from "./catalogue.ts";
import type { FileProfile } from "./file-profile.ts";
import { numberedKey } from "./numbered-key.ts";
import type { ColumnProfile } from "./profile.ts";
import { proposeRole, type Role } from "./propose-role.ts";
import { touchpointKeys } from "./touchpoint-keys.ts";

export type ProposalInput = {
  profile: FileProfile;
  catalogue: ImportCatalogue;
  preset: Preset | null;
  file: MappingFile;
  answers: AnswerColumns | null;
  fileName: string;
};

type Column = NonNullable<MappingInput["columns"]>[number];
const mostSegments = 6;
const alwaysMissing = ["", "NULL", "N/A"];

/**
 * A first mapping for a file: what each column most probably is. What only a person can know stays open (which end of a scale is good, what a zero
 * means, which number of a date is the day), and columns about persons are left out.
 */
export function proposeMapping(input: ProposalInput): MappingInput {
  const { profile, catalogue, preset, file, answers } = input;
  const externalId = idColumn(input);
  const occurred = dateColumn(input);
  const rest = profile.columns.filter(({ name }) => name !== externalId && name !== occurred?.name);
  const roles = rest.map((column) => ({ column, role: roleOf(column, input) }));
  const { columns, names } = columnsOf(roles, catalogue);
  const source = sourceOf(input);
  return {
    format: mappingFormat,
    source: source.key,
    file: {
      encoding: profile.encoding,
      delimiter: profile.delimiter,
      sheet: profile.sheet,
      headerRows: profile.headerRows,
      layout: file.layout,
    },
    missing: [
      ...new Set([...(preset?.missing ?? alwaysMissing), ...profile.columns.flatMap(({ missing }) => missing)]),
    ].slice(0, 50),
    externalId,
    occurred: {
      column: occurred?.name ?? null,
      format: formatOf(occurred, profile.kind),
      timeZone: zoneOf(occurred),
    },
    constants: {},
    columns: answers
      ? [...columns, { column: answers.question, as: "question" }, { column: answers.answer, as: "answer" }]
      : columns,
    ...namesOf({ ...names, source: source.name }),
    create: ["source", "touchpoints", "segments", "channels"],
  };
}

function roleOf(column: ColumnProfile, { preset, answers, profile }: ProposalInput): Role {
  const { name } = column;
  if (answers && (name === answers.question || name === answers.answer)) return { as: "ignore" };
  if (preset) {
    if (preset.nps?.test(name) && (column.numbers?.max ?? 0) > 5) return { as: "score", metric: "nps" };
    if (preset.customer?.test(name)) return { as: "customer" };
    if (preset.language?.test(name)) return { as: "language" };
    if (preset.ignored.some((pattern) => pattern.test(name))) return { as: "ignore" };
  }
  return proposeRole(column, profile.rows);
}

type Names = NonNullable<MappingInput["names"]>;

/** Only what a key cannot say. */
function namesOf({ source, touchpoints, segments }: Names): { names?: Names } {
  const kept = {
    ...(source ? { source } : {}),
    ...(Object.keys(touchpoints ?? {}).length > 0 ? { touchpoints } : {}),
    ...(Object.keys(segments ?? {}).length > 0 ? { segments } : {}),
  };
  return Object.keys(kept).length > 0 ? { names: kept } : {};
}

function columnsOf(
  roles: readonly { column: ColumnProfile; role: Role }[],
  catalogue: ImportCatalogue,
): { columns: Column[]; names: Names } {
  const scored = roles.filter(({ role }) => role.as === "score").map(({ column }) => column.name);
  const { keys: touchpoints, names } = touchpointKeys(scored, catalogue);
  const called = new Map<string, string>();
  let segments = mostSegments - catalogue.segmentFields.filter(({ archived }) => !archived).length;
  const used = new Set<string>();
  const columns = roles.map(({ column: { name }, role }): Column => {
    if (role.as === "score") {
      const touchpoint = touchpoints.get(name);
      return { column: name, ...role, ...(touchpoint ? { touchpoint } : {}) };
    }
    if (role.as === "segment") {
      const taken = catalogue.segmentFields.map(({ key }) => key);
      const spelt = segmentKey(name, catalogue);
      const segment = spelt || numberedKey("segment", [...taken, ...used]);
      const isKnown = catalogue.segmentFields.some(({ key }) => key === segment);
      if (used.has(segment) || (!isKnown && segments <= 0)) return { column: name, as: "ignore" };
      if (!isKnown) segments -= 1;
      used.add(segment);
      if (spelt === "") called.set(segment, shorten(wordsOf(name), 200));
      return { column: name, as: "segment", segment };
    }
    return { column: name, ...role };
  });
  return { columns, names: { touchpoints: names, segments: Object.fromEntries(called) } };
}

const wordsOf = (name: string) => name.split(" / ")[0] ?? name;
const segmentKey = (name: string, { segmentFields }: ImportCatalogue): string => {
  const known = segmentFields.find(({ names, key }) =>
    [...names, key].some((one) => one.toLowerCase() === wordsOf(name).toLowerCase()),
  );
  return known?.key ?? keyFromName(wordsOf(name).replace(/^(author|customer|user)[ _-]/i, ""));
};

function sourceOf({ preset, fileName, catalogue }: ProposalInput): { key: string; name?: string } {
  const name = fileName
    .replace(/\.(csv|xlsx|txt|tsv)$/i, "")
    .replace(/[\d-]{6,}/g, "")
    .trim();
  const stem = keyFromName(name);
  if (stem || name === "") return { key: stem || (preset ? `${preset.key}-import` : "imported-file") };
  const known = catalogue.sources.find(({ names, archived }) => !archived && names.includes(name));
  return known
    ? { key: known.key }
    : {
        key: numberedKey(
          "source",
          catalogue.sources.map(({ key }) => key),
        ),
        name,
      };
}

function idColumn({ profile, preset, answers }: ProposalInput): string | null {
  if (answers) return answers.externalId;
  const known = preset && profile.columns.find(({ name }) => preset.externalId.test(name));
  if (known) return known.name;
  const named = profile.columns.find(
    ({ name, unique, filled, personal }) =>
      unique &&
      filled === profile.rows &&
      !personal &&
      /(^|[ _-])(response|respondent|submission|answer|survey)?[ _-]?id$|^(答卷)?(编号|序号|編號|序號)$|^uuid$/i.test(
        wordsOf(name),
      ),
  );
  return named?.name ?? null;
}

const dateName = /(submit|complet|respon|answer|created|recorded|timestamp|date|time|日期|时间|時間)/i;

/** The column that says when the answer was given: nearly all dates, and called so rather than merely being so. */
function dateColumn({ profile, preset }: ProposalInput): ColumnProfile | null {
  const known = preset && profile.columns.find(({ name }) => preset.occurred.test(name));
  if (known) return known;
  const ranked = profile.columns
    .filter(({ dates, filled }) => dates !== null && dates.count >= 0.8 * Math.max(1, filled))
    .map((column) => ({
      column,
      score:
        column.filled / Math.max(1, profile.rows) +
        (dateName.test(column.name) ? 0.5 : 0) +
        (/^(date|日期)$/i.test(column.name) ? 0.2 : 0) +
        (/(submit|complet|respon|answer|提交)/i.test(column.name) ? 0.3 : 0) -
        (/birth|生日|start|sent|visit/i.test(column.name) ? 0.6 : 0),
    }))
    .toSorted((a, b) => b.score - a.score);
  return ranked[0]?.column ?? null;
}

/** Dates of a workbook are read as such; a text of a workbook may have any form. */
const formatOf = (column: ColumnProfile | null, kind: FileProfile["kind"]) =>
  column?.dates?.format ?? (column && kind === "xlsx" && !column.dates ? "excel" : null);

/** Qualtrics says in its third header row where the clock hangs. */
const zoneOf = (column: ColumnProfile | null) => /"timeZone":"([^"]+)"/.exec(column?.name ?? "")?.[1] ?? null;

import * as z from "zod";
import { keyPattern, longestKey } from "../catalogue/rules.ts";
import { isVisible } from "../look.ts";
import { RecordId } from "../record-id.ts";
import { Seen } from "../seen.ts";
import { FeedbackKind } from "../sources/schema.ts";
import { visibleText } from "../visible-text.ts";

/** A file tells what it means by this format; the number goes up when a reader of the old one would misread the new one. */
export const mappingFormat = "heard-mapping/1";

const Key = z.string().max(longestKey).regex(keyPattern, "a key: lower-case letters, digits and hyphens");
const Column = z.string().min(1).max(2000);
// A heading in a file may go over several lines.
const Name = z.string().trim().min(1).max(200).refine(isVisible, "text that can be seen");
const Names = z.record(Key, Name).optional();
const Day = z.iso.date();
const Direction = z.enum(["higherIsBetter", "lowerIsBetter"]);

/** Without a direction the question which end is good is still open. */
export const MappingScale = z.strictObject({ min: z.number(), max: z.number(), direction: Direction.nullish() });
export type MappingScale = z.output<typeof MappingScale>;

/** When a rule of a split applies: every part that is given must hold. Days are compared as days, numbers as numbers, texts as texts. */
export const MappingCondition = z
  .strictObject({
    column: Column,
    /** Before this day. */
    before: Day.optional(),
    /** On this day or later. */
    from: Day.optional(),
    /** One of these texts; "" for an empty cell. */
    equals: z.union([z.string().max(500), z.array(z.string().max(500)).min(1).max(500)]).optional(),
    above: z.number().optional(),
    atMost: z.number().optional(),
  })
  .refine((condition) => Object.values(condition).filter((part) => part !== undefined).length > 1, {
    error: "at least one of before, from, equals, above, atMost",
  });
export type MappingCondition = z.output<typeof MappingCondition>;

const Score = z.strictObject({
  column: Column,
  as: z.literal("score"),
  metric: Key,
  touchpoint: Key.nullish(),
  scale: MappingScale.nullish(),
  /** Points of answers that are given in words; `null` for a word that means "not answered". */
  words: z.record(z.string().max(500), z.number().nullable()).nullish(),
  /** Values below the scale that mean "not answered"; an empty list says that they are mistakes. */
  notAnswered: z.array(z.string().max(100)).max(50).nullish(),
  /** Which scale an answer is on, where the column has had several. The first rule that holds decides; rows that none places are rejected. */
  cases: z
    .array(z.strictObject({ if: MappingCondition, scale: MappingScale }))
    .min(1)
    .max(20)
    .nullish(),
});
const Named = (as: "touchpoint" | "channel") =>
  z.strictObject({ column: Column, as: z.literal(as), values: z.record(z.string().max(500), Key).optional() });
const Plain = <As extends string>(as: As) => z.strictObject({ column: Column, as: z.literal(as) });

export const MappingColumn = z.discriminatedUnion("as", [
  Score,
  z.strictObject({
    column: Column,
    as: z.literal("number"),
    question: z.string().min(1).max(200).optional(),
    /** The decimal mark; the other one separates thousands. */
    decimal: z.enum([".", ","]).optional(),
  }),
  z.strictObject({ column: Column, as: z.literal("comment"), touchpoint: Key.nullish() }),
  z.strictObject({ column: Column, as: z.literal("segment"), segment: Key }),
  Named("touchpoint"),
  Named("channel"),
  Plain("language"),
  Plain("customer"),
  Plain("question"),
  z.strictObject({ column: Column, as: z.literal("answer"), question: z.string().min(1).max(200).optional() }),
  Plain("ignore"),
]);
export type MappingColumn = z.output<typeof MappingColumn>;
export type ScoreColumn = Extract<MappingColumn, { as: "score" }>;

const encodingAliases: Record<string, string> = {
  utf8: "utf-8",
  ascii: "utf-8",
  "us-ascii": "utf-8",
  "utf-16": "utf-16le",
  gbk: "gb18030",
  gb2312: "gb18030",
  cp936: "gb18030",
  "big5-hkscs": "big5",
  cp950: "big5",
  latin1: "windows-1252",
  "iso-8859-1": "windows-1252",
  cp1252: "windows-1252",
};
const FileEncoding = z.preprocess((given) => {
  const label = typeof given === "string" ? given.toLowerCase() : given;
  return typeof label === "string" ? (encodingAliases[label] ?? label) : label;
}, z.enum(["utf-8", "utf-16le", "utf-16be", "gb18030", "big5", "windows-1252"]).nullish());

const HeaderRows = z.int().min(1).max(3);
const Layout = z.enum(["responsePerRow", "answerPerRow"]);
const howRead = {
  encoding: FileEncoding,
  delimiter: z.enum([",", ";", "\t", "|"]).nullish(),
  sheet: z.string().max(200).nullish(),
};

/** How a file is to be read. What is `null` is found out from the file. */
export const MappingFile = z.strictObject({
  ...howRead,
  headerRows: HeaderRows.default(1),
  layout: Layout.default("responsePerRow"),
});
export type MappingFile = z.output<typeof MappingFile>;

/** What the columns of a file mean: the documented format `heard-mapping/1`, as saved, downloaded and read by `heard import --mapping`. */
export const Mapping = z.strictObject({
  format: z.literal(mappingFormat),
  source: Key,
  /** What the source brings, where the import makes it. */
  feedbackKind: FeedbackKind.nullish(),
  file: MappingFile.prefault({}),
  /** Cells that say nothing. */
  missing: z.array(z.string().max(100)).max(50).default([""]),
  /** The column with the id that the customer's system gave. */
  externalId: Column.nullish(),
  occurred: z.strictObject({
    /** `null` where no column says when the answers were given: then they are all of one day. */
    column: Column.nullish(),
    /** The day of all answers where there is no column. `null`: still open. */
    day: Day.nullish(),
    /** A pattern such as `dd/MM/yyyy HH:mm`, or iso8601, excel, excel1904, unixSeconds, unixMilliseconds. `null`: still open. */
    format: z.string().min(1).max(60).nullish(),
    /** Where the clock of the file hangs; the organisation's time zone for `null`. */
    timeZone: z.string().max(60).nullish(),
  }),
  constants: z
    .strictObject({ channel: Key.nullish(), touchpoint: Key.nullish(), language: z.string().min(2).max(35).nullish() })
    .default({}),
  columns: z.array(MappingColumn).max(2000),
  /** How what is made is called, where a key cannot say it: names in Han or any other script, by key. */
  names: z.strictObject({ source: Name.optional(), touchpoints: Names, channels: Names, segments: Names }).optional(),
  /** What may be made when the organisation does not have it yet. */
  create: z.array(z.enum(["source", "touchpoints", "segments", "channels"])).default([]),
});
export type Mapping = z.output<typeof Mapping>;
/** A mapping as people write it, with what has a default left out. */
export type MappingInput = z.input<typeof Mapping>;

/** The survey tools whose exports are known. */
export const presetKeys = ["formbricks", "surveymonkey", "qualtrics", "delighted", "wenjuanxing"] as const;
export type PresetKey = (typeof presetKeys)[number];

/** What a file brings: responses, contacts, or addresses to leave alone. */
export const importKinds = ["responses", "contacts", "suppressions"] as const;
export const StartImportInput = z.strictObject({ fileId: z.uuid(), kind: z.enum(importKinds).default("responses") });
export type StartImportInput = z.input<typeof StartImportInput>;
export const ImportBatchInput = z.strictObject({ batchId: RecordId });
export type ImportBatchInput = z.input<typeof ImportBatchInput>;

/** Reads the file again: in another way, with the mapping of a survey tool, or with one that was saved. */
export const ReadImportInput = ImportBatchInput.extend({
  file: z.strictObject({ ...howRead, headerRows: HeaderRows.optional(), layout: Layout.optional() }).optional(),
  /** `null`: none, although the file looks like one. */
  preset: z.enum(presetKeys).nullish(),
  mappingId: RecordId.optional(),
});
export type ReadImportInput = z.input<typeof ReadImportInput>;
/** What of the reading was asked for. */
export type WantedReading = NonNullable<z.output<typeof ReadImportInput>["file"]>;

export const UpdateImportInput = ImportBatchInput.extend({
  /** In the documented format; checked against it, so that each fault is named by its place. */
  mapping: z.unknown(),
});
export type UpdateImportInput = z.input<typeof UpdateImportInput>;

export const ListImportsInput = z
  .strictObject({
    /** Only these; all kinds when absent. */
    kind: z.enum(importKinds).optional(),
    cursor: RecordId.nullish(),
    limit: z.int().min(1).max(100).default(50),
  })
  .prefault({});
export type ListImportsInput = z.input<typeof ListImportsInput>;

/** Kept mappings of one kind of import: responses when absent. */
export const ListMappingsInput = z.strictObject({ kind: z.enum(importKinds).default("responses") }).prefault({});
export type ListMappingsInput = z.input<typeof ListMappingsInput>;

const MappingName = visibleText(200);
export const OneMappingInput = z.strictObject({ mappingId: RecordId });
export type OneMappingInput = z.input<typeof OneMappingInput>;
export const SaveMappingInput = z.strictObject({
  name: MappingName,
  mapping: z.unknown(),
  /** Writes over this one instead of making another. */
  mappingId: RecordId.optional(),
  seen: Seen,
});
export type SaveMappingInput = z.input<typeof SaveMappingInput>;
export const RenameMappingInput = OneMappingInput.extend({ name: MappingName, seen: Seen });
export type RenameMappingInput = z.input<typeof RenameMappingInput>;

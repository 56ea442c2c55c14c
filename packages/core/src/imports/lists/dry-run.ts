import { readContactCatalogue } from "../../contacts/queries.ts";
import { inTenant, type ServiceContext } from "../../context.ts";
import type { JobProgress } from "../../jobs/progress.ts";
import type { FileProfile } from "../mapping/file-profile.ts";
import { columnIndex } from "../table/header.ts";
import type { Table } from "../table/table.ts";
import type { ConsentSays, ConsentWords, ListAccount, ListQuestion } from "./account.ts";
import { openListPointers } from "./check.ts";
import { consentReader } from "./consent-words.ts";
import { openList } from "./open-list.ts";
import { readListChunks } from "./read-chunks.ts";
import { contactsFormat, type ListMapping } from "./schema.ts";
import { ListTally } from "./tally.ts";

/** Tries a list on every row against what the organisation holds, and writes nothing. `null` when it was told to end. */
export async function dryRunList(
  ctx: ServiceContext,
  table: Table,
  mapping: ListMapping,
  profile: Pick<FileProfile, "columns" | "rows"> | null,
  progress: Pick<JobProgress, "tell">,
): Promise<ListAccount | null> {
  const reader = await openList(ctx, mapping, table, ctx.now());
  const tally = new ListTally();
  let isLeft = false;
  const onRead = async (read: number) => {
    isLeft = (await progress.tell(read, profile?.rows)) === "left";
    return isLeft ? ("left" as const) : ("go" as const);
  };
  for await (const chunk of readListChunks(table, reader, { onRead }))
    tally.add(chunk, await inTenant(ctx, (tx) => reader.judge(tx, chunk.rows)));
  if (isLeft) return null;
  const { complete: _, ...counts } = tally.report(true);
  return {
    problems: [],
    questions: questionsOf(mapping, profile),
    ...counts,
    consentWords: consentWordsOf(mapping, profile),
    columnsIgnored: columnsIgnored(table, mapping),
    toCreate: await namedInList(ctx, mapping),
    partial: false,
  };
}

function questionsOf(mapping: ListMapping, profile: Pick<FileProfile, "columns"> | null): ListQuestion[] {
  return openListPointers(mapping).map((pointer) => {
    const column = mapping.columns[Number(pointer.split("/")[2])]?.column ?? "";
    const guess = profile?.columns.find(({ name }) => name === column)?.dates ?? null;
    return { kind: "dateFormat", pointer, column, guess };
  });
}

const sayings = new Map<boolean | null | undefined, ConsentSays>([
  [true, "yes"],
  [false, "no"],
  [null, "nothing"],
]);

/** What each word of the columns of consents is taken to say, as the mapping has it. */
function consentWordsOf(mapping: ListMapping, profile: Pick<FileProfile, "columns"> | null): ConsentWords[] {
  return mapping.columns.flatMap((column): ConsentWords[] => {
    if (column.as !== "consent") return [];
    const found = profile?.columns.find(({ name }) => name === column.column);
    if (!found?.valuesAreAll || found.values.length === 0) return [];
    const read = consentReader(column.words);
    const words = found.values.map(({ value, count }) => ({
      ...{ value, count },
      says: sayings.get(read(value)) ?? "unknown",
    }));
    return [{ column: column.column, words }];
  });
}

function columnsIgnored({ columns }: Table, { columns: mapped }: ListMapping): string[] {
  const used = new Set(mapped.filter(({ as }) => as !== "ignore").map(({ column }) => columnIndex(columns, column)));
  return columns.filter((_, index) => !used.has(index));
}

/** Contact fields that the mapping names and the organisation lacks. */
export async function namedInList(ctx: ServiceContext, mapping: ListMapping) {
  if (mapping.format !== contactsFormat || !mapping.create.includes("fields")) return [];
  const { fields } = await inTenant(ctx, readContactCatalogue);
  return mapping.columns.flatMap((column) =>
    column.as === "attribute" && !fields.has(column.field)
      ? [
          {
            key: column.field,
            name: mapping.names?.[column.field] ?? column.field,
            kind: column.kind ?? ("text" as const),
          },
        ]
      : [],
  );
}

import type { Locale } from "@heard/messages";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { type ExportWords, exportWords } from "../exports/document/words.ts";
import { writeCsv } from "../exports/writers/csv.ts";
import type { ExportCell, ExportDocument } from "../exports/writers/document.ts";
import { wallText } from "../exports/writers/wall-time.ts";
import { requirePermission } from "../permissions.ts";
import { type AuditItem, listAuditEntries } from "./queries.ts";
import { recordAudit } from "./record.ts";
import { type AuditLanguage, type AuditWords, auditWords, type ChangeLine, changeText } from "./rules.ts";
import { ExportAuditInput, type ListAuditInput } from "./schema.ts";

type Filter = Omit<ListAuditInput, "cursor" | "limit">;

/** Entries of one file: more are asked for period by period. */
const mostExported = 50_000;
const pageSize = 1000;

/**
 * The filtered log as CSV, newest first, in the words of the screen, with the codes behind them. Formula-like cells are defused; who took it away is on the log.
 * @throws DomainError limit_exceeded `too_many`
 */
export async function exportAuditLog(
  ctx: ServiceContext,
  input: ExportAuditInput,
): Promise<{ name: string; content: string; rowCount: number }> {
  requirePermission(ctx, "audit.read");
  const { locale, filter } = ExportAuditInput.parse(input);
  const items = await allEntries(ctx, filter);
  const name = `${ctx.organisation.key}-audit-log-${ctx.now().toISOString().slice(0, 10)}.csv`;
  const pieces: Uint8Array[] = [];
  for await (const piece of writeCsv(await documentOf(ctx, locale, filter, items))) pieces.push(piece);
  await inTenant(ctx, (tx) =>
    recordAudit(tx, ctx, {
      verb: "export.create",
      subject: { kind: "export", id: name },
      after: { kind: "audit", format: "csv", rows: items.length },
    }),
  );
  // The decoder would take the mark away by which spreadsheets know UTF-8.
  return {
    name,
    content: new TextDecoder("utf-8", { ignoreBOM: true }).decode(Buffer.concat(pieces)),
    rowCount: items.length,
  };
}

async function allEntries(ctx: ServiceContext, filter: Filter): Promise<AuditItem[]> {
  const items: AuditItem[] = [];
  let cursor: string | undefined;
  do {
    const page = await listAuditEntries(ctx, { ...filter, cursor, limit: pageSize });
    items.push(...page.items);
    if (items.length > mostExported)
      throw new DomainError("limit_exceeded", "too_many", { count: items.length, most: mostExported });
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return items;
}

const heads = [
  "at",
  "actor",
  "verb",
  "subjectKind",
  "subjectId",
  "subjectName",
  "change",
  "seal",
  "sealedAt",
  // For programs: words are the reader's and may change, codes stay.
  "actorCode",
  "verbCode",
  "subjectKindCode",
  "fields",
  "before",
  "after",
] as const;

async function documentOf(
  ctx: ServiceContext,
  locale: Locale,
  filter: Filter,
  items: readonly AuditItem[],
): Promise<ExportDocument> {
  const { t } = await exportWords(locale);
  const { timeZone } = ctx.organisation;
  const [numbers, lists] = [new Intl.NumberFormat(locale), new Intl.ListFormat(locale, { type: "conjunction" })];
  const words = auditWords({
    locale,
    texts: t as unknown as AuditLanguage["texts"],
    format: {
      count: (value) => numbers.format(value),
      list: (parts) => lists.format(parts),
      // As every other instant of the file.
      instant: (at) => wallText(at, timeZone),
    },
  });
  return {
    name: "audit-log",
    title: t("audit.title"),
    aboutTitle: t("audit.title"),
    about: [
      [t("exports.about.organisation"), ctx.organisation.key],
      [t("exports.about.content"), t("audit.title")],
      [t("exports.about.filters"), filterText(t, words, filter, items) || t("trace.everything")],
      [t("exports.about.timeZone"), timeZone],
      [t("exports.about.generatedAt"), { instant: ctx.now() }],
    ],
    columns: heads.map((head) => ({ label: t(`audit.columns.${head}`), width: 24 })),
    batches: [items.map((item) => cellsOf(words, item))],
    timeZone,
  };
}

/** The filter as the screen shows it: "What: Added a source; Since 1 June". */
function filterText(
  t: ExportWords["t"],
  words: AuditWords,
  { actorKind, actorId, verb, subjectKind, subjectId, from, to }: Filter,
  items: readonly AuditItem[],
): string {
  // Every entry that is left has the actor asked for, with the name that the log itself does not hold.
  const name = (actorKind && actorId && items[0]?.actor.name) || null;
  const parts = [
    actorKind ? `${t("audit.filters.actor")}: ${words.actor({ kind: actorKind, id: actorId ?? "", name })}` : null,
    verb ? `${t("audit.filters.verb")}: ${words.verb(verb)}` : null,
    subjectKind ? `${t("audit.filters.subject")}: ${words.subject(subjectKind)}` : null,
    subjectId ? `${t("audit.filters.subjectId")}: ${subjectId}` : null,
    from ? t("audit.filters.since", { day: from }) : null,
    to ? t("audit.filters.until", { day: to }) : null,
  ];
  return parts.filter((part) => part !== null).join("; ");
}

const json = (values: Record<string, unknown> | null) => (values ? JSON.stringify(values) : null);
const lineText = ({ name, ...sides }: ChangeLine) => [name, changeText(sides)].filter((part) => part !== "").join(": ");

function cellsOf(words: AuditWords, item: AuditItem): ExportCell[] {
  const { at, actor, verb, subject, fields, before, after, seal } = item;
  return [
    { instant: at },
    words.actor(actor),
    words.verb(verb),
    words.subject(subject.kind),
    subject.id,
    subject.name,
    words.change(item).map(lineText).join("; ") || null,
    seal ? { number: seal.sequence, shape: "whole" } : null,
    seal ? { instant: seal.sealedAt } : null,
    `${actor.kind}:${actor.id}`,
    verb,
    subject.kind,
    fields.join(", ") || null,
    json(before),
    json(after),
  ];
}

import type { Locale } from "@heard/messages";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { exportWords } from "../exports/document/words.ts";
import { writeCsv } from "../exports/writers/csv.ts";
import type { ExportCell, ExportDocument } from "../exports/writers/document.ts";
import { requirePermission } from "../permissions.ts";
import { type AuditItem, listAuditEntries } from "./queries.ts";
import { recordAudit } from "./record.ts";
import { ExportAuditInput, type ListAuditInput } from "./schema.ts";

/** Entries of one file: more are asked for period by period. */
const mostExported = 50_000;
const pageSize = 1000;

/**
 * The filtered log as CSV, newest first, in the reader's language. Formula-like cells are defused; who took it away is on the log.
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

async function allEntries(ctx: ServiceContext, filter: Omit<ListAuditInput, "cursor" | "limit">): Promise<AuditItem[]> {
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

async function documentOf(
  ctx: ServiceContext,
  locale: Locale,
  filter: Omit<ListAuditInput, "cursor" | "limit">,
  items: readonly AuditItem[],
): Promise<ExportDocument> {
  const { t } = await exportWords(locale);
  const heads = [
    "at",
    "actorKind",
    "actorId",
    "actor",
    "verb",
    "subjectKind",
    "subjectId",
    "fields",
    "before",
    "after",
    "seal",
    "sealedAt",
  ] as const;
  const set = Object.entries(filter).filter(([, value]) => value !== undefined);
  return {
    name: "audit-log",
    title: t("audit.title"),
    aboutTitle: t("audit.title"),
    about: [
      [t("exports.about.organisation"), ctx.organisation.key],
      [t("exports.about.content"), t("audit.title")],
      [t("exports.about.filters"), set.map(([key, value]) => `${key}: ${value}`).join("; ") || t("trace.everything")],
      [t("exports.about.timeZone"), ctx.organisation.timeZone],
      [t("exports.about.generatedAt"), { instant: ctx.now() }],
    ],
    columns: heads.map((head) => ({ label: t(`audit.columns.${head}`), width: 24 })),
    batches: [items.map(cellsOf)],
    timeZone: ctx.organisation.timeZone,
  };
}

const json = (values: Record<string, unknown> | null) => (values ? JSON.stringify(values) : null);

function cellsOf({ at, actor, verb, subject, fields, before, after, seal }: AuditItem): ExportCell[] {
  return [
    { instant: at },
    actor.kind,
    actor.id,
    actor.name,
    verb,
    subject.kind,
    subject.id,
    fields.join(", ") || null,
    json(before),
    json(after),
    seal ? { number: seal.sequence, shape: "whole" } : null,
    seal ? { instant: seal.sealedAt } : null,
  ];
}

"use client";

import type { AuditItem } from "@heard/core/audit";
import { Chip } from "@heard/ui/chip";
import { Cell, Column, RowHead, Table } from "@heard/ui/table";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Format } from "#lib/format.ts";
import { paths } from "#lib/paths.ts";
import { useAuditWords } from "./use-audit-words.ts";

export type AuditTableProps = { items: AuditItem[]; organisation: string; format: Format };

/** The entries, newest first. */
export function AuditTable({ items, organisation, format }: AuditTableProps) {
  const t = useTranslations("audit");
  const words = useAuditWords();
  return (
    <Table className="mt-2">
      <caption className="sr-only">{t("title")}</caption>
      <thead>
        <tr>
          <Column>{t("columns.at")}</Column>
          <Column>{t("columns.actor")}</Column>
          <Column>{t("columns.verb")}</Column>
          <Column>{t("columns.subjectId")}</Column>
          <Column>{t("columns.change")}</Column>
          <Column numeric>{t("columns.seal")}</Column>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id} className="align-top">
            <Cell className="whitespace-nowrap tabular-nums">{format.instant(item.at)}</Cell>
            <Cell className="whitespace-nowrap">{words.actor(item.actor)}</Cell>
            <RowHead className="min-w-44 text-ui">
              {words.verb(item.verb)}
              <code className="block font-mono font-normal text-ink-3 text-small">{item.verb}</code>
            </RowHead>
            <Cell className="min-w-36 max-w-56 break-words">
              <Subject item={item} organisation={organisation} kind={words.subject(item.subject.kind)} />
            </Cell>
            <Cell className="min-w-48 max-w-96 break-words text-small">
              <Change item={item} />
            </Cell>
            <Cell numeric className="whitespace-nowrap text-small">
              {item.seal ? (
                t("sealed", { sequence: format.count(item.seal.sequence) })
              ) : (
                <Chip tone="absent">{t("unsealed")}</Chip>
              )}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Subject({ item, organisation, kind }: { item: AuditItem; organisation: string; kind: string }) {
  const { subject, verb } = item;
  // An erased response is nowhere any more.
  const isThere = subject.kind === "response" && verb !== "response.erase";
  return (
    <>
      {kind}
      <span className="block text-ink-3 text-small">
        {isThere ? (
          <Link href={paths.response(organisation, subject.id)} className="link">
            {subject.id}
          </Link>
        ) : (
          subject.id
        )}
      </span>
    </>
  );
}

const shown = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

/** What changed, from what to what; fields that hold something personal are named only. */
function Change({ item: { fields, before, after } }: { item: AuditItem }) {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {}), ...fields])];
  if (names.length === 0) return null;
  return (
    <dl>
      {names.map((name) => (
        <div key={name} className="flex flex-wrap gap-x-2">
          <dt className="text-ink-3">{name}</dt>
          <dd>
            {before && name in before ? `${shown(before[name])} → ` : ""}
            {after && name in after ? shown(after[name]) : ""}
          </dd>
        </div>
      ))}
    </dl>
  );
}

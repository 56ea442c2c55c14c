"use client";

import type { AuditItem } from "@heard/core/audit";
import { type ChangeLine, changeText } from "@heard/core/audit/rules";
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
  const words = useAuditWords(format);
  return (
    <Table className="mt-2">
      <caption className="sr-only">{t("title")}</caption>
      <thead>
        <tr>
          <Column className="max-rail:hidden">{t("columns.at")}</Column>
          <Column className="max-rail:hidden">{t("columns.actor")}</Column>
          <Column>{t("columns.verb")}</Column>
          <Column>{t("columns.subjectId")}</Column>
          <Column className="max-rail:hidden">{t("columns.change")}</Column>
          <Column numeric className="max-rail:hidden">
            {t("columns.seal")}
          </Column>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id} className="[&>*]:align-top">
            <Cell className="whitespace-nowrap tabular-nums max-rail:hidden">{format.instant(item.at)}</Cell>
            <Cell className="whitespace-nowrap max-rail:hidden">{words.actor(item.actor)}</Cell>
            <RowHead className="text-ui rail:min-w-44">
              {words.verb(item.verb)}
              {/* A phone has no room for six columns: when and who stand under what. */}
              <span className="block font-normal text-ink-2 text-small rail:hidden">
                {format.instant(item.at)}
                <span className="block">{words.actor(item.actor)}</span>
                {item.seal ? null : <Chip tone="absent">{t("unsealed")}</Chip>}
              </span>
            </RowHead>
            <Cell className="wrap-anywhere max-rail:w-1/2 rail:min-w-36 rail:max-w-56 wide:max-w-72">
              <Subject item={item} organisation={organisation} kind={words.subject(item.subject.kind)} />
              <div className="mt-1 text-small rail:hidden">
                <Change lines={words.change(item)} />
              </div>
            </Cell>
            <Cell className="min-w-48 max-w-96 break-words text-small max-rail:hidden">
              <Change lines={words.change(item)} />
            </Cell>
            <Cell numeric className="whitespace-nowrap text-small max-rail:hidden">
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

/** Called by its name where it has one; the id behind it is what the log itself holds and filters know. */
function Subject({ item, organisation, kind }: { item: AuditItem; organisation: string; kind: string }) {
  const { subject, verb } = item;
  // An erased response is nowhere any more.
  const isThere = subject.kind === "response" && verb !== "response.erase";
  return (
    <>
      {kind}
      {subject.name === null ? null : <span className="block">{subject.name}</span>}
      <span className="block text-ink-3 text-small">
        {isThere ? (
          <Link href={paths.response(organisation, subject.id)} className="link finger-high">
            {subject.id}
          </Link>
        ) : (
          subject.id
        )}
      </span>
    </>
  );
}

/** What changed, from what to what; fields that hold something personal are named only. */
function Change({ lines }: { lines: ChangeLine[] }) {
  if (lines.length === 0) return null;
  return (
    // Half a phone is too narrow for two columns: a value that does not fit behind its name stands under it.
    <dl className="gap-x-2 rail:grid rail:grid-cols-[max-content_minmax(0,1fr)]">
      {lines.map(({ name, before, after }) => (
        <div key={name} className="flex flex-wrap gap-x-2 rail:col-span-2 rail:grid rail:grid-cols-subgrid">
          <dt className="text-ink-3">{name}</dt>
          <dd className="wrap-anywhere min-w-0">{changeText({ before, after })}</dd>
        </div>
      ))}
    </dl>
  );
}

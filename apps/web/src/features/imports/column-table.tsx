"use client";

import type { ColumnProfile } from "@heard/core/imports/mapping/profile";
import type { Mapping } from "@heard/core/imports/schema";
import { Column, Table } from "@heard/ui/table";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Section, SectionHeader } from "#components/section.tsx";
import { placedCount } from "./column-role.ts";
import { ColumnRow } from "./column-row.tsx";

type Props = {
  columns: readonly ColumnProfile[];
  mapping: Mapping;
  /** Columns that a question is open about. */
  open: ReadonlySet<string>;
  /** What cannot stay as it is, by column. */
  problems: ReadonlyMap<string, string>;
  actions: ReactNode;
  onChange: (mapping: Mapping) => void;
};

/** Where each column of the file goes. Every line can be changed. */
export function ColumnTable({ columns, mapping, open, problems, actions, onChange }: Props) {
  const t = useTranslations("imports.columns");
  const names = columns.map(({ name }) => name);
  return (
    <Section>
      <SectionHeader
        title={t("title", { placed: placedCount(mapping, names), total: columns.length })}
        lead={t("lead")}
        actions={actions}
      />
      <Table className="table-fixed max-rail:block">
        <thead className="max-rail:sr-only">
          <tr>
            <Column className="w-[19%]">{t("column")}</Column>
            <Column className="w-[22%]">{t("values")}</Column>
            <Column>{t("goesTo")}</Column>
            <Column className="w-[15%] max-wide:hidden">{t("holds")}</Column>
          </tr>
        </thead>
        <tbody className="max-rail:block">
          {columns.map((profile) => (
            <ColumnRow
              key={profile.name}
              profile={profile}
              mapping={mapping}
              isOpen={open.has(profile.name)}
              problem={problems.get(profile.name) ?? null}
              onChange={onChange}
            />
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

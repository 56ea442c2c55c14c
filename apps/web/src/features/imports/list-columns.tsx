"use client";

import type { ListQuestion } from "@heard/core/imports/lists/account";
import type { ListMapping } from "@heard/core/imports/lists/schema";
import type { FileProfile } from "@heard/core/imports/mapping/file-profile";
import type { ColumnProfile } from "@heard/core/imports/mapping/profile";
import { cx } from "@heard/ui/cx";
import { SelectInput } from "@heard/ui/select";
import { Cell, RowHead } from "@heard/ui/table";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ListTable } from "#components/list-table.tsx";
import { Section, SectionHeader } from "#components/section.tsx";
import { ColumnName } from "./column-name.tsx";
import { useImportContext } from "./import-context.tsx";
import { asNewField, roleOfListColumn, setDateForm, setListRole } from "./list-role.ts";
import { useListRoles } from "./use-list-roles.ts";

type Props = {
  file: FileProfile;
  mapping: ListMapping;
  questions: readonly ListQuestion[];
  onChange: (mapping: ListMapping) => void;
  /** What can be done with the whole mapping. */
  actions: ReactNode;
};

/** Where each column of a list goes. Every line can be changed. */
export function ListColumns({ file, mapping, questions, onChange, actions }: Props) {
  const t = useTranslations("listImports.columns");
  return (
    <Section>
      <SectionHeader title={t("title")} lead={t("lead")} actions={actions} />
      <ListTable
        caption={t("title")}
        columns={[{ label: t("column") }, { label: t("values"), className: "max-rail:hidden" }, { label: t("goesTo") }]}
      >
        {file.columns.map((profile) => (
          <Row
            key={profile.name}
            profile={profile}
            mapping={mapping}
            question={questions.find(({ column }) => column === profile.name) ?? null}
            onChange={onChange}
          />
        ))}
      </ListTable>
    </Section>
  );
}

type RowProps = Pick<Props, "mapping" | "onChange"> & { profile: ColumnProfile; question: ListQuestion | null };

function Row({ profile, mapping, question, onChange }: RowProps) {
  const t = useTranslations("listImports.columns");
  const { may } = useImportContext();
  const { name, dates } = profile;
  const role = roleOfListColumn(mapping, name);
  const { options, fieldKeys } = useListRoles(mapping, name);
  const put = (next: string) =>
    onChange(
      next === "new" && mapping.format === "heard-contacts/1"
        ? asNewField(mapping, name, fieldKeys)
        : setListRole(mapping, name, next, dates?.format ?? null),
    );
  return (
    <tr className={cx(question && "bg-accent-soft")}>
      <RowHead className="font-normal text-ui">
        <ColumnName name={name} />
      </RowHead>
      <Cell className="max-rail:hidden text-ink-2">
        <span className="line-clamp-2 wrap-anywhere">{profile.examples.join(" · ")}</span>
      </Cell>
      <Cell>
        <div className="flex flex-wrap gap-2">
          <SelectInput
            className="max-w-58"
            aria-label={t("goesToOf", { column: name })}
            value={role}
            absent={role === "ignore"}
            disabled={!may.run}
            options={options}
            onChange={(event) => put(event.target.value)}
          />
          {question ? (
            <DateForm question={question} onPick={(format) => onChange(setDateForm(mapping, name, format))} />
          ) : null}
        </div>
      </Cell>
    </tr>
  );
}

function DateForm({ question, onPick }: { question: ListQuestion; onPick: (format: string) => void }) {
  const t = useTranslations("listImports.columns");
  const [dayFirst, monthFirst] = question.guess?.candidates ?? [];
  return (
    <SelectInput
      className="max-w-58"
      aria-label={t("dateForm", { column: question.column })}
      value=""
      placeholder={t("dateOpen")}
      onChange={(event) => onPick(event.target.value)}
      options={[
        ...(dayFirst ? [{ value: dayFirst, label: t("dayFirst", { example: dayFirst }) }] : []),
        ...(monthFirst ? [{ value: monthFirst, label: t("monthFirst", { example: monthFirst }) }] : []),
      ]}
    />
  );
}

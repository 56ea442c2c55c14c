"use client";

import type { ConsentSays, ConsentWords } from "@heard/core/imports/lists/account";
import type { ListMapping } from "@heard/core/imports/lists/schema";
import { cx } from "@heard/ui/cx";
import { SelectInput } from "@heard/ui/select";
import { Cell, RowHead } from "@heard/ui/table";
import { useTranslations } from "next-intl";
import { ListTable } from "#components/list-table.tsx";
import { Section, SectionHeader } from "#components/section.tsx";
import { useImportContext } from "./import-context.tsx";
import { setConsentWord } from "./list-role.ts";

type Props = { words: readonly ConsentWords[]; mapping: ListMapping; onChange: (mapping: ListMapping) => void };

const meanings = { yes: true, no: false, nothing: null } as const;

/** What the words of a column of consents say: who did not agree is not to be asked because of a word that nobody has looked at. */
export function ListWords({ words, mapping, onChange }: Props) {
  const t = useTranslations("listImports.words");
  const { may, format } = useImportContext();
  const set = (column: string, word: string, says: string) =>
    onChange(setConsentWord(mapping, column, word, meanings[says as keyof typeof meanings]));
  return words.map(({ column, words: found }) => (
    <Section key={column}>
      <SectionHeader title={t("title", { column })} lead={t("lead")} />
      <ListTable
        caption={t("title", { column })}
        columns={[{ label: t("word") }, { label: t("rows"), numeric: true }, { label: t("says") }]}
      >
        {found.map(({ value, count, says }) => (
          <tr key={value} className={cx(says === "unknown" && "bg-accent-soft")}>
            <RowHead className="wrap-anywhere font-normal">{value}</RowHead>
            <Cell numeric>{format.count(count)}</Cell>
            <Cell>
              <SelectInput
                className="max-w-58"
                aria-label={t("saysOf", { word: value })}
                value={says}
                disabled={!may.run}
                onChange={(event) => set(column, value, event.target.value)}
                options={(["unknown", "yes", "no", "nothing"] as const satisfies ConsentSays[]).map((one) => ({
                  value: one,
                  label: t(`meanings.${one}`),
                  disabled: one === "unknown" && says !== "unknown",
                }))}
              />
            </Cell>
          </tr>
        ))}
      </ListTable>
    </Section>
  ));
}

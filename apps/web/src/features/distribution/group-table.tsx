"use client";

import type { NonResponse } from "@heard/core/ledger";
import { buttonStyle } from "@heard/ui/button-style";
import { Cell, RowHead } from "@heard/ui/table";
import { useTranslations } from "next-intl";
import { ListTable } from "#components/list-table.tsx";
import { figureOf } from "#features/scores/figure.tsx";
import type { Format } from "#lib/format.ts";
import { choiceOf, type LedgerView } from "./ledger-view.ts";

type Props = { report: NonResponse; format: Format; view: LedgerView; onView: (view: LedgerView) => void };

/** Each group by its share of those asked and of those who answered; every count opens to its people in the ledger. */
export function GroupTable({ report: { field, groups }, format, view, onView }: Props) {
  const t = useTranslations("distribution.groups");
  const total = (what: "invited" | "answered") => groups.reduce((sum, group) => sum + group[what], 0);
  const [invited, answered] = [total("invited"), total("answered")];
  // Counted, not estimated: of everybody who is there.
  const shareCell = (part: number, whole: number) => (
    <Cell numeric {...figureOf({ value: part, n: whole, unit: "responses" })}>
      {whole === 0 ? "" : format.wholePercent(part / whole)}
    </Cell>
  );
  const opens = (value: string | null, step: "sent" | "completed", count: number) => {
    const group: LedgerView = { kind: "group", step, field, value };
    return (
      <button
        type="button"
        className={buttonStyle("quiet")}
        aria-pressed={choiceOf(view) === choiceOf(group)}
        aria-label={`${t(`of.${step}`, { value: value ?? t("unknown") })}: ${format.count(count)}`}
        onClick={() => onView(group)}
      >
        {format.count(count)}
      </button>
    );
  };
  return (
    <ListTable
      caption={t("question")}
      columns={[
        { label: t("group") },
        { label: t("asked"), numeric: true },
        { label: t("answered"), numeric: true },
        { label: t("rate"), numeric: true },
        { label: t("ofAsked"), numeric: true },
        { label: t("ofAnswers"), numeric: true },
        { label: t("finding") },
      ]}
    >
      {groups.map((group) => {
        const isUnder = group.answered * invited < group.invited * answered;
        return (
          <tr key={group.value ?? ""}>
            <RowHead className={group.value === null ? "text-ink-3" : undefined}>{group.value ?? t("unknown")}</RowHead>
            <Cell numeric>{opens(group.value, "sent", group.invited)}</Cell>
            <Cell numeric>{opens(group.value, "completed", group.answered)}</Cell>
            {shareCell(group.answered, group.invited)}
            {shareCell(group.invited, invited)}
            {shareCell(group.answered, answered)}
            <Cell className={group.isSkewed ? "font-semibold" : "text-ink-3"}>
              {t(group.isSkewed ? (isUnder ? "under" : "over") : "asAsked")}
            </Cell>
          </tr>
        );
      })}
    </ListTable>
  );
}

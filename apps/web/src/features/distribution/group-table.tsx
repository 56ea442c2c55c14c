"use client";

import type { NonResponse, PeopleGroup } from "@heard/core/ledger";
import { Cell, RowHead } from "@heard/ui/table";
import { useTranslations } from "next-intl";
import { ListTable } from "#components/list-table.tsx";
import { figureOf } from "#features/scores/figure.tsx";
import type { Format } from "#lib/format.ts";
import { GroupScoreCell } from "./group-score-cell.tsx";
import { choiceOf, type LedgerView } from "./ledger-view.ts";
import { useGroupName } from "./use-group-name.ts";

type Props = { report: NonResponse; format: Format; view: LedgerView; onView: (view: LedgerView) => void };

/** Each group by its share of those asked and of those who answered; every count opens to its people in the ledger. */
export function GroupTable({ report: { groups, unit }, format, view, onView }: Props) {
  const t = useTranslations("distribution.groups");
  const nameOf = useGroupName(format);
  const total = (what: "invited" | "answered") => groups.reduce((sum, group) => sum + group[what], 0);
  const [invited, answered] = [total("invited"), total("answered")];
  // Counted, not estimated: of everybody who is there.
  const shareCell = (part: number, whole: number) => (
    <Cell numeric {...figureOf({ value: part, n: whole, unit: "responses" })}>
      {whole === 0 ? "" : format.wholePercent(part / whole)}
    </Cell>
  );
  const opens = (group: PeopleGroup, step: "sent" | "completed", count: number) => {
    const name = nameOf(group);
    const people: LedgerView = { kind: "group", step, group, name };
    return (
      <button
        type="button"
        className="traceable finger-high font-medium tabular-nums aria-pressed:text-accent"
        aria-pressed={choiceOf(view) === choiceOf(people)}
        aria-label={`${t(`of.${step}`, { value: name })}: ${format.count(count)}`}
        onClick={() => onView(people)}
      >
        {format.count(count)}
      </button>
    );
  };
  return (
    <ListTable
      stacks
      caption={t("question")}
      columns={[
        { label: t("group") },
        { label: t("asked"), numeric: true },
        { label: t("answered"), numeric: true },
        { label: t("rate"), numeric: true },
        { label: t("ofAsked"), numeric: true },
        { label: t("ofAnswers"), numeric: true },
        { label: t("finding") },
        { label: t("score"), numeric: true },
      ]}
    >
      {groups.map((one) => {
        const isUnder = one.answered * invited < one.invited * answered;
        const isNamed = !("value" in one.group) || one.group.value !== null;
        return (
          <tr key={JSON.stringify(one.group)}>
            <RowHead className={isNamed ? undefined : "text-ink-3"}>{nameOf(one.group)}</RowHead>
            <Cell numeric>{opens(one.group, "sent", one.invited)}</Cell>
            <Cell numeric>{opens(one.group, "completed", one.answered)}</Cell>
            {shareCell(one.answered, one.invited)}
            {shareCell(one.invited, invited)}
            {shareCell(one.answered, answered)}
            <Cell className={one.isSkewed ? "font-semibold" : "text-ink-3"}>
              {/* Before anybody has answered there is nothing to hold against those who were asked. */}
              {answered === 0 ? null : t(one.isSkewed ? (isUnder ? "under" : "over") : "asAsked")}
            </Cell>
            <GroupScoreCell score={one.score} unit={unit} format={format} />
          </tr>
        );
      })}
    </ListTable>
  );
}

import type { CaseItem } from "@heard/core/cases";
import { Chip } from "@heard/ui/chip";
import { Cell } from "@heard/ui/table";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { ListName, ListTable } from "#components/list-table.tsx";
import type { Format } from "#lib/format.ts";
import { nameIn } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import { CaseBar, tookTooLong } from "./case-bar.tsx";
import { outcomeTones } from "./outcome-tones.ts";
import { useClockWords } from "./use-clock-words.ts";

type CaseTableProps = { organisation: string; cases: readonly CaseItem[]; format: Format };

/** Cases as rows, with the bar of their time. */
export function CaseTable({ organisation, cases, format }: CaseTableProps) {
  const t = useTranslations("cases");
  const locale = useLocale();
  const clock = useClockWords(format);
  return (
    <ListTable
      caption={t("title")}
      stacks
      columns={(["number", "owner", "used", "clock"] as const).map((key) => ({ label: t(`columns.${key}`) }))}
    >
      {cases.map((one) => (
        <tr key={one.id}>
          <ListName>
            <span className="inline-block min-w-5 text-ink-3 tabular-nums rail:text-right">{one.number}</span>{" "}
            <Link className="name-link" href={paths.case(organisation, one.number)}>
              {one.title}
            </Link>
            <span className="block font-normal text-ink-3 text-small rail:pl-6">
              {one.touchpoint ? nameIn(locale, one.touchpoint.name) : t("everywhere")}
            </span>
          </ListName>
          <Cell>{one.owner?.name ?? <span className="font-medium text-detractor">{t("nobody")}</span>}</Cell>
          <Cell>
            <CaseBar item={one} />
          </Cell>
          <Cell>
            <span className={one.isLate ? "font-medium text-detractor" : "font-medium"}>{clock.short(one)}</span>
            <span className={tookTooLong(one) ? "block text-detractor text-small" : "block text-ink-3 text-small"}>
              {clock.when(one)}
            </span>
            {one.outcome ? <Chip tone={outcomeTones[one.outcome]}>{t(`closings.outcomes.${one.outcome}`)}</Chip> : null}
          </Cell>
        </tr>
      ))}
    </ListTable>
  );
}

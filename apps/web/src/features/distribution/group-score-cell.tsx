import type { GroupScore, NonResponse } from "@heard/core/ledger";
import { Cell } from "@heard/ui/table";
import { useTranslations } from "next-intl";
import { figureOf } from "#features/scores/figure.tsx";
import { formatInterval, formatValue } from "#lib/figures.ts";
import type { Format } from "#lib/format.ts";

type Props = { score: GroupScore | null; unit: NonResponse["unit"]; format: Format };

/** The score of a group as it came, with what judges it; or why there is none. */
export function GroupScoreCell({ score, unit, format }: Props) {
  const figures = useTranslations("common.figures");
  if (!score) return <Cell numeric>{figures("noAnswers")}</Cell>;
  if ("withheld" in score) {
    const { n, least } = score.withheld;
    return (
      <Cell numeric className="text-ink-3" {...figureOf({ value: null, n, unit })}>
        {figures("withheld", { n: format.count(n), rule: format.count(least) })}
      </Cell>
    );
  }
  const { value, n, interval, isLow } = score;
  const range = (low: string, high: string) => figures("range", { low, high });
  return (
    <Cell numeric {...figureOf({ value, n, unit })}>
      {formatValue(format, unit, value, isLow)}
      <span className="block text-ink-3 text-small">
        {figures("n", { n: format.count(n) })} · {formatInterval(format, unit, value, interval, range, isLow)}
        {isLow ? `, ${figures("lowBase")}` : ""}
      </span>
    </Cell>
  );
}

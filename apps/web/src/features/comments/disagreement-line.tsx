import type { DisagreementReport } from "@heard/core/readings";
import { useTranslations } from "next-intl";
import { figureOf } from "#features/scores/figure.tsx";
import { formatInterval } from "#lib/figures.ts";
import type { Format } from "#lib/format.ts";

type Rate = DisagreementReport["overall"];

/** The rate in a sentence, with what judges it; too few to tell, and how many it takes. */
export function DisagreementLine({ of, format }: { of: Rate; format: Format }) {
  const t = useTranslations("comments.disagreement");
  const figures = useTranslations("common.figures");
  const { n, share, interval, base, minimum } = of;
  if (n === 0) return <p className="text-ink-3 text-ui">{t("none")}</p>;
  if (share === null || interval === null)
    return <p className="text-ink-3 text-ui">{t("few", { n, rule: format.count(minimum) })}</p>;
  const rough = base === "lowBase";
  return (
    <p className="text-ui" {...figureOf({ value: share, n, unit: "share" })}>
      {t("rate", { n, share: rough ? format.wholePercent(share) : format.percent(share) })}{" "}
      <span className="text-ink-3 text-small tabular-nums">
        {figures("nAndInterval", {
          n: format.count(n),
          interval: formatInterval(
            format,
            "share",
            share,
            interval,
            (low, high) => figures("range", { low, high }),
            rough,
          ),
        })}
        {rough ? ` · ${figures("lowBase")}` : ""}
      </span>
    </p>
  );
}

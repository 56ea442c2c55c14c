import type { PlanVerdictReport } from "@heard/core/verdicts";
import { Button } from "@heard/ui/button";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Format } from "#lib/format.ts";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";
import { type GoalMethod, useEffectWords } from "./use-effect-words.ts";

type NowLineProps = {
  planId: number;
  verdict: NonNullable<PlanVerdictReport["verdict"]>;
  method: GoalMethod;
  format: Format;
};

/** When the verdict was computed and, for whoever asks, what it would be by the answers of today: that takes reading years of answers. */
export function NowLine({ planId, verdict, method, format }: NowLineProps) {
  const t = useTranslations("verdicts.sentence");
  const words = useEffectWords(format);
  const refusalText = useRefusalText();
  const [isAsked, setAsked] = useState(false);
  const options = useTRPC().verdicts.now.queryOptions({ planId });
  const { data, error, isFetching } = useQuery({ ...options, enabled: isAsked, retry: false });
  const day = format.instant(verdict.computedAt);
  return (
    <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
      <p className="sentence text-ink-3 text-small" role="status">
        {data === undefined ? t("computed", { day }) : said(data?.effect ?? null)}
      </p>
      {error ? <p className="text-danger text-small">{refusalText(error)}</p> : null}
      {data === undefined ? (
        <span data-print="hide">
          <Button onClick={() => setAsked(true)} disabled={isFetching}>
            {t("askNow")}
          </Button>
        </span>
      ) : null}
    </div>
  );

  function said(now: NonNullable<typeof data>["effect"]): string {
    if (!now) return t("nowNone", { day });
    if (verdict.effect && Math.abs(now.estimate - verdict.effect.estimate) < 1e-9) return t("same", { day });
    return t("now", {
      ...{ day, change: words.change(method, now.estimate) },
      ...{ low: words.signed(method, now.interval[0]), high: words.signed(method, now.interval[1]) },
    });
  }
}

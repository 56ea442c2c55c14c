"use client";

import type { TargetItem } from "@heard/core/targets";
import { Button } from "@heard/ui/button";
import { CheckIcon, EditIcon } from "@heard/ui/icons";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { paths } from "#lib/paths.ts";
import { NoteDialog } from "./note-dialog.tsx";
import { TargetDialog } from "./target-dialog.tsx";
import { TargetFigures } from "./target-figures.tsx";
import { TargetHistory } from "./target-history.tsx";
import type { TargetsContext } from "./targets-screen.tsx";
import { useTargetWords } from "./use-target-words.ts";

type Props = TargetsContext & { target: TargetItem };
const tones: Partial<Record<TargetItem["standing"], string>> = {
  ...{ met: "text-promoter", there: "text-promoter", likely: "text-promoter" },
  ...{ missed: "text-detractor", unlikely: "text-detractor" },
};

/** One target: where it is meant to be, where it stands, what is expected, by what it was set, and what was said of it. */
export function TargetCard({ target, ...context }: Props) {
  const t = useTranslations("targets");
  const { format, organisation } = context;
  const words = useTargetWords(format);
  const { basis, benchmark, started, review, unit } = target;
  const basisName = t(`basis.${basis}`);
  const reasons = benchmark?.unlike.map((reason) => t(`others.unlike.${reason}`)) ?? [];
  return (
    <li data-figure="target" className="border-line border-t pt-6">
      <h2 className="text-chart">
        {words.name(target)}: {t("aim", { value: words.value(unit, target.value), day: format.day(target.dueOn) })}
      </h2>
      <p className={`font-medium text-ui ${tones[target.standing] ?? "text-ink-2"}`}>
        {t(`standings.${target.standing}`)}
      </p>
      <TargetFigures target={target} format={format} />
      <div className="sentence mt-3 flex flex-col gap-1 text-ink-2 text-small">
        <p>
          {t("basis.label")} {benchmark ? t("basis.of", { basis: basisName, name: benchmark.name }) : basisName}
          {reasons.length > 0 ? `. ${t("basis.indicative", { reasons: format.list(reasons) })}` : ""}
          {target.basisNote ? ` – ${target.basisNote}` : ""}
        </p>
        {started.value === null ? null : (
          <p>
            {t("began", {
              value: words.value(unit, started.value),
              range: started.interval ? words.range(unit, started.interval) : "",
              ...{ n: format.count(started.n), day: format.day(started.to) },
            })}
          </p>
        )}
        {target.isEnded ? null : (
          <p className={review.isDue ? "text-detractor" : ""}>
            {t(review.isDue ? "review.due" : "review.next", { day: format.day(review.nextOn) })}
          </p>
        )}
        {target.alertCount > 0 ? (
          <p>
            <Link href={paths.alerts(organisation)} className="link inline-flex min-h-6 items-center">
              {t("alerts", { count: target.alertCount })}
            </Link>
          </p>
        ) : null}
      </div>
      <TargetHistory target={target} format={format} />
      {context.report.canEdit && !target.isEnded ? <Commands target={target} {...context} /> : null}
    </li>
  );
}

function Commands({ target, ...context }: Props) {
  const t = useTranslations("targets.do");
  const [open, setOpen] = useState<"adjust" | "review" | "end" | null>(null);
  const close = () => setOpen(null);
  return (
    <div className="mt-3 flex flex-wrap gap-2" data-print="hide">
      <Button icon={<CheckIcon />} onClick={() => setOpen("review")}>
        {t("review")}
      </Button>
      <Button icon={<EditIcon />} onClick={() => setOpen("adjust")}>
        {t("adjust")}
      </Button>
      <Button onClick={() => setOpen("end")}>{t("end")}</Button>
      {open === "adjust" ? <TargetDialog {...context} target={target} onClose={close} /> : null}
      {open === "review" || open === "end" ? <NoteDialog targetId={target.id} step={open} onClose={close} /> : null}
    </div>
  );
}

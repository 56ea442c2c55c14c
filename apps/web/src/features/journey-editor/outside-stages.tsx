"use client";

import type { JourneyStage, JourneyTouchpoint } from "@heard/core/journey";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { AskFor } from "./journey-dialog.tsx";
import { dropTarget } from "./touchpoint-item.tsx";
import { TouchpointList } from "./touchpoint-list.tsx";
import type { JourneyEdits } from "./use-journey-edits.ts";

type Props = {
  touchpoints: readonly JourneyTouchpoint[];
  stages: readonly JourneyStage[];
  edits: JourneyEdits;
  onAsk: AskFor;
};

/** Touchpoints that nobody has placed yet: first thing on the page while there are any. */
export function OutsideStages({ touchpoints, stages, edits, onAsk }: Props) {
  const t = useTranslations("journeyEditor.outside");
  const [isOver, setIsOver] = useState(false);
  const drop = (key: string, to: number) => edits.dropTouchpoint(key, null, to);
  if (touchpoints.length === 0) return null;
  return (
    <section
      aria-labelledby="outside-stages"
      {...dropTarget((key) => drop(key, touchpoints.length), setIsOver)}
      className={`mt-6 border border-control border-dashed px-4 py-3 ${isOver ? "bg-accent-soft" : ""}`}
    >
      <h2 id="outside-stages" className="text-chart">
        {t("title")}
      </h2>
      <p className="sentence text-ink-2 text-small">{t("lead")}</p>
      <TouchpointList
        className="mt-2 grid gap-x-6 sm:grid-cols-2 rail:grid-cols-4"
        {...{ touchpoints, stages, edits, onAsk, onDrop: drop }}
      />
    </section>
  );
}

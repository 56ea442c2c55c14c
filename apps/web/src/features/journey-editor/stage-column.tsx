"use client";

import type { JourneyStage, JourneyTouchpoint } from "@heard/core/journey";
import { Button } from "@heard/ui/button";
import { cx } from "@heard/ui/cx";
import { ChevronDownIcon, PlusIcon } from "@heard/ui/icons";
import { MenuButton } from "@heard/ui/menu";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { nameIn } from "#lib/measure.ts";
import type { AskFor } from "./journey-dialog.tsx";
import { dropTarget } from "./touchpoint-item.tsx";
import { TouchpointList } from "./touchpoint-list.tsx";
import type { JourneyEdits } from "./use-journey-edits.ts";

export type StageColumnProps = {
  stage: JourneyStage;
  stages: readonly JourneyStage[];
  place: number;
  touchpoints: readonly JourneyTouchpoint[];
  edits: JourneyEdits;
  onAsk: AskFor;
};

/** One stage with its definition and the touchpoints in it; takes what is dropped on it. */
export function StageColumn({ stage, stages, place, touchpoints, edits, onAsk }: StageColumnProps) {
  const t = useTranslations("journeyEditor");
  const locale = useLocale();
  const [isOver, setIsOver] = useState(false);
  const name = nameIn(locale, stage.name);
  const definition = stage.definition[locale] ?? stage.definition.en;
  const headingId = `stage-${stage.key}`;
  const drop = (key: string, to: number) => edits.dropTouchpoint(key, stage.key, to);
  return (
    <section
      aria-labelledby={headingId}
      {...dropTarget((key) => drop(key, touchpoints.length), setIsOver)}
      className={cx(
        "min-w-0 border-line py-4 max-rail:border-b rail:min-w-44 rail:border-l rail:px-5 rail:first:border-l-0 rail:first:pl-0",
        isOver && "bg-accent-soft",
      )}
    >
      <h2 id={headingId} className="text-chart">
        <StageMenu {...{ stage, stages, place, touchpoints, edits, onAsk, name }} />
      </h2>
      <p className="text-ink-2 text-small rail:min-h-10">{definition ?? t("noDefinition")}</p>
      {touchpoints.length === 0 ? (
        <p className="mt-4 border border-control border-dashed px-3 py-2 text-ink-2 text-small">{t("noTouchpoints")}</p>
      ) : (
        <TouchpointList className="mt-3" {...{ touchpoints, stages, edits, onAsk, onDrop: drop }} />
      )}
      <Button
        tone="quiet"
        className="mt-2 -ml-3"
        icon={<PlusIcon />}
        aria-label={t("addTouchpointTo", { stage: name })}
        onClick={() => onAsk({ kind: "newTouchpoint", stage })}
      >
        {t("addTouchpoint")}
      </Button>
    </section>
  );
}

function StageMenu({ stage, stages, place, touchpoints, edits, onAsk, name }: StageColumnProps & { name: string }) {
  const t = useTranslations("journeyEditor");
  const refused = useTranslations("errors")("stage_in_use", { stage: name });
  return (
    <MenuButton
      label={t("stageMenu", { name })}
      className="flex w-full items-start gap-1 text-left hover:text-accent pointer-coarse:min-h-11"
      groups={[
        {
          id: "place",
          items: [
            { id: "edit", label: t("actions.edit"), onAction: () => onAsk({ kind: "editStage", stage }) },
            ...(place > 0
              ? [{ id: "earlier", label: t("actions.earlier"), onAction: () => edits.moveStage(stage, place - 1) }]
              : []),
            ...(place < stages.length - 1
              ? [{ id: "later", label: t("actions.later"), onAction: () => edits.moveStage(stage, place + 1) }]
              : []),
          ],
        },
        {
          id: "end",
          items: [
            {
              id: "archive",
              label: t("actions.archive"),
              onAction: () => edits.archiveStage(stage),
              disabledReason: touchpoints.length > 0 ? refused : undefined,
            },
          ],
        },
      ]}
    >
      <span className="min-w-0 grow">{name}</span>
      <ChevronDownIcon className="mt-1.5 shrink-0 text-ink-3" />
    </MenuButton>
  );
}

"use client";

import type { JourneyStage, JourneyTouchpoint } from "@heard/core/journey";
import { cx } from "@heard/ui/cx";
import { ChevronDownIcon } from "@heard/ui/icons";
import { type MenuAction, MenuButton } from "@heard/ui/menu";
import { useLocale, useTranslations } from "next-intl";
import { type DragEvent, type KeyboardEvent, useState } from "react";
import { nameIn } from "#lib/measure.ts";
import type { AskFor } from "./journey-dialog.tsx";
import type { JourneyEdits } from "./use-journey-edits.ts";

/** What a dragged touchpoint is carried as. */
const dragType = "application/x-heard-touchpoint";

export type TouchpointItemProps = {
  touchpoint: JourneyTouchpoint;
  /** Its place and how many stand beside it. */
  place: number;
  count: number;
  stages: readonly JourneyStage[];
  edits: JourneyEdits;
  onAsk: AskFor;
  /** Finds the touchpoint that was dragged here. */
  onDrop: (key: string, to: number) => void;
};

/** One touchpoint: its name opens what can be done with it; it can be dragged, and moved with Alt and the arrow keys. */
export function TouchpointItem(props: TouchpointItemProps) {
  const { touchpoint, place, onDrop } = props;
  const t = useTranslations("journeyEditor");
  const name = nameIn(useLocale(), touchpoint.name);
  const [isOver, setIsOver] = useState(false);
  const move = useMoves(props);
  return (
    <li
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(dragType, touchpoint.key);
        event.dataTransfer.effectAllowed = "move";
      }}
      {...dropTarget((key) => onDrop(key, place), setIsOver)}
      className={cx(
        "cursor-grab border-t-2 py-2 active:cursor-grabbing",
        isOver ? "border-accent" : "border-transparent",
      )}
      onKeyDown={(event) => moveByKey(event, move)}
    >
      <MenuButton
        label={t("touchpointMenu", { name })}
        className="group flex w-full items-start gap-1 text-left font-medium text-body hover:text-accent pointer-coarse:min-h-11"
        groups={move.groups}
      >
        <span className="min-w-0 grow">{name}</span>
        <ChevronDownIcon className="mt-0.5 shrink-0 text-ink-3" />
      </MenuButton>
      <p className="text-ink-3 text-small">{t("scores", { count: touchpoint.scoreCount })}</p>
    </li>
  );
}

/** What may be dropped here, and what it looks like meanwhile. */
export function dropTarget(onDrop: (key: string) => void, setIsOver: (isOver: boolean) => void) {
  return {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(dragType)) return;
      event.preventDefault();
      event.stopPropagation();
      setIsOver(true);
    },
    onDragLeave: () => setIsOver(false),
    onDrop: (event: DragEvent) => {
      setIsOver(false);
      const key = event.dataTransfer.getData(dragType);
      if (key === "") return;
      event.preventDefault();
      event.stopPropagation();
      onDrop(key);
    },
  };
}

/** The ways a touchpoint can go, for its menu and its keys. */
function useMoves({ touchpoint, place, count, stages, edits, onAsk }: TouchpointItemProps) {
  const t = useTranslations("journeyEditor.actions");
  const locale = useLocale();
  const at = stages.findIndex(({ key }) => key === touchpoint.stage);
  const to = (stage: string | null, index: number) => edits.moveTouchpoint(touchpoint, stage, index);
  const isPlaced = touchpoint.stage !== null;
  const up = isPlaced && place > 0 ? () => to(touchpoint.stage, place - 1) : null;
  const down = isPlaced && place < count - 1 ? () => to(touchpoint.stage, place + 1) : null;
  const neighbour = (by: 1 | -1) => {
    const stage = isPlaced ? stages[at + by] : undefined;
    return stage ? () => to(stage.key, 1000) : null;
  };
  const near: MenuAction[] = [
    ...(up ? [{ id: "up", label: t("up"), onAction: up }] : []),
    ...(down ? [{ id: "down", label: t("down"), onAction: down }] : []),
  ];
  const far: MenuAction[] = stages
    .filter(({ key }) => key !== touchpoint.stage)
    .map((stage) => ({
      id: `to-${stage.key}`,
      label: t("to", { stage: nameIn(locale, stage.name) }),
      onAction: () => to(stage.key, 1000),
    }));
  if (isPlaced) far.push({ id: "outside", label: t("outside"), onAction: () => to(null, 1000) });
  return {
    up,
    down,
    earlier: neighbour(-1),
    later: neighbour(1),
    groups: [
      ...(near.length > 0 ? [{ id: "near", items: near }] : []),
      { id: "far", items: far },
      {
        id: "self",
        items: [
          { id: "rename", label: t("rename"), onAction: () => onAsk({ kind: "rename", touchpoint }) },
          { id: "archive", label: t("archive"), onAction: () => edits.archiveTouchpoint(touchpoint) },
          // What was answered is put away, never deleted.
          ...(touchpoint.scoreCount === 0
            ? [{ id: "delete", label: t("delete"), danger: true, onAction: () => edits.deleteTouchpoint(touchpoint) }]
            : []),
        ],
      },
    ],
  };
}

function moveByKey(event: KeyboardEvent, move: ReturnType<typeof useMoves>): void {
  if (!event.altKey) return;
  const deeds: Record<string, (() => Promise<void>) | null> = {
    ArrowUp: move.up,
    ArrowDown: move.down,
    ArrowLeft: move.earlier,
    ArrowRight: move.later,
  };
  const deed = deeds[event.key];
  if (deed === undefined) return;
  // Alt and Left would leave the page, even where there is nowhere to move to.
  event.preventDefault();
  void deed?.();
}

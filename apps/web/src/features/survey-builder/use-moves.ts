"use client";

import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { useBuilder } from "./builder-context.tsx";
import { moveQuestion, unitsOf } from "./edit-definition.ts";

/** The ways of a question through the list, each said to those who cannot see it. The button that was pressed keeps the focus. */
export function useMoves(list: RefObject<HTMLElement | null>) {
  const t = useTranslations("surveyBuilder.said");
  const { definition, change, isReadOnly, say, language } = useBuilder();
  const units = unitsOf(definition.questions);
  const to = (id: string, place: number) => {
    if (isReadOnly) return;
    const unit = units.find(([head]) => head?.id === id);
    const moved = moveQuestion(definition, id, place);
    if (!moved) {
      if (unit) say(t(place < 0 ? "first" : "last"));
      return;
    }
    change(() => moved);
    const text = unit?.[0]?.text[language] || unit?.[0]?.text[definition.defaultLanguage] || id;
    say(t("moved", { text, place: place + 1, count: units.length }));
    const focused = document.activeElement;
    const mark = focused instanceof HTMLElement ? focused.dataset.keep : undefined;
    if (mark)
      requestAnimationFrame(() =>
        list.current?.querySelector<HTMLElement>(`[data-keep="${CSS.escape(mark)}"]`)?.focus(),
      );
  };
  return {
    to,
    by: (id: string, by: -1 | 1) => {
      const place = units.findIndex(([head]) => head?.id === id);
      if (place >= 0) to(id, place + by);
    },
  };
}

export type Moves = ReturnType<typeof useMoves>;

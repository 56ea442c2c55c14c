"use client";

import type { SurveyCheck, SurveyDetail } from "@heard/core/surveys";
import { useLocale } from "next-intl";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useFormat } from "#lib/use-format.ts";
import type { Builder, Selected } from "./builder-context.tsx";
import { findingsOf } from "./findings.ts";
import type { Draft } from "./use-draft.ts";

type Given = Pick<Builder, "organisation" | "measuring" | "catalogue" | "isReadOnly"> & {
  survey: SurveyDetail;
  draft: Draft;
  check: SurveyCheck;
  open: string | null;
};

const parts: readonly string[] = ["opening", "ending", "parameters"];

/** What the parts of the builder share: what is open, in which language, and what was found. */
export function useBuilderState({ survey, draft, check, open, ...given }: Given): Builder & { said: string } {
  const { definition, change } = draft;
  const { organisation, measuring, catalogue, isReadOnly } = given;
  const format = useFormat(organisation.timeZone);
  const [wanted, setWanted] = useState<Selected>(() => openedBy(open, definition.questions[0]?.id));
  const [spoken, setLanguage] = useLanguageOf(definition);
  const [said, say] = useSaid();
  const selected = stillThere(wanted, definition.questions);
  const goTo = useFocus();
  const select = useCallback(
    (next: Selected, field?: string) => {
      setWanted(next);
      // On a phone what opens lies below the list.
      const isNarrow = window.matchMedia("(width < 55.0625rem)").matches;
      if (field !== undefined || isNarrow) goTo(field ?? "");
    },
    [goTo],
  );
  // What was found last belongs to the edit that is stored; its places are looked up in what stands on screen.
  const findings = useMemo(() => findingsOf(check, definition), [check, definition]);
  const publishedIds = usePublishedIds(survey, check, definition);
  return {
    ...{ organisation, survey, definition, change, isReadOnly, language: spoken, setLanguage, selected, select },
    ...{ findings, measuring, catalogue, format, say, said, publishedIds },
  };
}

function openedBy(open: string | null, first: string | undefined): Selected {
  if (open !== null && parts.includes(open)) return open as Exclude<Selected, object>;
  if (open !== null) return { question: open };
  return first === undefined ? "opening" : { question: first };
}

/** A question that is gone gives way to the first. */
function stillThere(selected: Selected, questions: readonly { id: string }[]): Selected {
  if (typeof selected !== "object" || questions.some(({ id }) => id === selected.question)) return selected;
  return openedBy(null, questions[0]?.id);
}

/** The reader's own language, where the survey speaks it, until another is chosen. */
function useLanguageOf({ languages, defaultLanguage }: { languages: string[]; defaultLanguage: string }) {
  const locale = useLocale();
  const [chosen, setChosen] = useState<string>(locale);
  return [languages.includes(chosen) ? chosen : defaultLanguage, setChosen] as const;
}

/** Words for those who cannot see what was done; the same words twice are said twice. */
function useSaid(): [string, (text: string) => void] {
  const [said, setSaid] = useState("");
  const say = useCallback((text: string) => {
    setSaid("");
    requestAnimationFrame(() => setSaid(text));
  }, []);
  return [said, say];
}

/** A part that is fetched when it is first opened is waited for so many frames. */
const mostFrames = 300;

/** Puts the cursor into a field once what it stands in is open. Where there is no such field, reading goes on at the head of the panel. */
function useFocus(): (field: string) => void {
  const [wanted, setWanted] = useState<{ field: string } | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    let frame = 0;
    let left = mostFrames;
    const look = () => {
      const panel = document.getElementById("panel");
      const title = panel?.querySelector<HTMLElement>("#panel-title");
      if (!title && left > 0) {
        left -= 1;
        frame = requestAnimationFrame(look);
        return;
      }
      const field = wanted.field && panel?.querySelector<HTMLElement>(`[data-field="${CSS.escape(wanted.field)}"]`);
      const target = field || title;
      target?.focus();
      target?.scrollIntoView({ block: field ? "nearest" : "start" });
    };
    look();
    return () => cancelAnimationFrame(frame);
  }, [wanted]);
  return useCallback((field: string) => setWanted({ field }), []);
}

/** The questions that stand in the published version: what the check calls added is not among them. */
function usePublishedIds(
  { publishedVersion }: SurveyDetail,
  { changes }: SurveyCheck,
  { questions }: { questions: readonly { id: string }[] },
): ReadonlySet<string> | null {
  return useMemo(() => {
    if (publishedVersion === null) return null;
    const added = new Set(
      changes.flatMap(({ change, steps: [area, id = "", more] }) =>
        change === "added" && area === "questions" && more === undefined ? [id] : [],
      ),
    );
    return new Set(questions.map(({ id }) => id).filter((id) => !added.has(id)));
  }, [publishedVersion, changes, questions]);
}

"use client";

import type { SurveyDetail } from "@heard/core/surveys";
import type { SurveyDefinition } from "@heard/survey/runtime";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import { refusalOf } from "#trpc/refusal.ts";

/** How long a hand may rest before what was typed is kept: several letters are one edit. */
const restMs = 600;

export type SaveState =
  | { kind: "saved" | "waiting" | "saving" | "conflict" }
  /** Nothing was kept; `reason` says why, in the reader's language. */
  | { kind: "failed"; reason: string };

type Kept = {
  definition: SurveyDefinition;
  /** The edit that is stored, as far as this screen knows. */
  edit: number;
  /** Changes made and changes kept, counted. */
  made: number;
  kept: number;
  work: Promise<void> | null;
  /** Somebody else's edit stands in the way: nothing is tried again before somebody chose. */
  isBlocked: boolean;
};

/**
 * The draft while it is edited. Every change is kept on the server after a moment's rest, one save after another, each naming the edit that it is
 * based on: what somebody else saved meanwhile is never written over unseen, and what was typed here is never thrown away.
 */
export function useDraft(survey: SurveyDetail) {
  const trpc = useTRPC();
  const { surveys: client } = useTRPCClient();
  const queryClient = useQueryClient();
  const refusalText = useRefusalText();
  const [definition, setDefinition] = useState(survey.definition);
  const [state, setState] = useState<SaveState>({ kind: "saved" });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const draft = useRef<Kept>({
    definition: survey.definition,
    edit: survey.edit,
    made: 0,
    kept: 0,
    work: null,
    isBlocked: false,
  });
  const surveyId = survey.id;

  const reload = useCallback(
    () => queryClient.invalidateQueries({ queryKey: trpc.surveys.pathKey() }),
    [queryClient, trpc],
  );
  const refusal = useRef(refusalText);
  refusal.current = refusalText;

  const save = useCallback((): Promise<void> => {
    clearTimeout(timer.current);
    const now = draft.current;
    now.work ??= keep(now)
      .catch((error: unknown) => {
        const isNewer = refusalOf(error)?.reason === "version_newer";
        now.isBlocked = isNewer;
        setState(isNewer ? { kind: "conflict" } : { kind: "failed", reason: refusal.current(error) });
      })
      .finally(() => {
        now.work = null;
      });
    return now.work;

    async function keep(one: Kept): Promise<void> {
      while (one.kept < one.made) {
        const upTo = one.made;
        setState({ kind: "saving" });
        const outcome = await client.saveDraft.mutate({ surveyId, edit: one.edit, definition: one.definition });
        if ("problems" in outcome) {
          const [first] = outcome.problems;
          setState({ kind: "failed", reason: `${first?.path ?? ""} ${first?.expected ?? ""}` });
          return;
        }
        one.edit = outcome.saved.edit;
        one.kept = upTo;
      }
      setState({ kind: "saved" });
      await reload();
    }
  }, [client, surveyId, reload]);

  const change = useCallback(
    (next: SurveyDefinition | ((now: SurveyDefinition) => SurveyDefinition)) => {
      const now = draft.current;
      const changed = typeof next === "function" ? next(now.definition) : next;
      if (changed === now.definition) return;
      now.definition = changed;
      now.made += 1;
      setDefinition(changed);
      if (now.isBlocked) return;
      setState({ kind: "waiting" });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), restMs);
    },
    [save],
  );

  const adopt = useCallback((theirs: SurveyDetail) => {
    Object.assign(draft.current, {
      definition: theirs.definition,
      edit: theirs.edit,
      made: 0,
      kept: 0,
      isBlocked: false,
    });
    setDefinition(theirs.definition);
    setState({ kind: "saved" });
  }, []);

  // What others saved, published or threw away shows as soon as it is known, unless something of one's own is not kept yet.
  useEffect(() => {
    const { edit, made, kept, work } = draft.current;
    if (survey.edit > edit && made === kept && work === null) adopt(survey);
  }, [survey, adopt]);
  useKeptOnLeaving(draft, save);

  return useMemo(
    () => ({
      definition,
      state,
      change,
      /** Keeps everything now. Gives the edit that is stored, or `null` when it could not be kept. */
      settle: async (): Promise<number | null> => {
        await save();
        const { made, kept, edit } = draft.current;
        return made === kept ? edit : null;
      },
      takeTheirs: async () => adopt(await client.get.query({ surveyId })),
      keepMine: async () => {
        const { edit } = await client.get.query({ surveyId });
        Object.assign(draft.current, { edit, isBlocked: false });
        await save();
      },
    }),
    [definition, state, change, save, adopt, client, surveyId],
  );
}

/** Who leaves the screen takes nothing away that was typed; who closes the tab is asked first. */
function useKeptOnLeaving(draft: { readonly current: Kept }, save: () => Promise<void>): void {
  useEffect(() => {
    const isOpen = () => draft.current.kept < draft.current.made;
    const ask = (event: BeforeUnloadEvent) => {
      if (isOpen()) event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => {
      window.removeEventListener("beforeunload", ask);
      if (isOpen()) void save();
    };
  }, [draft, save]);
}

export type Draft = ReturnType<typeof useDraft>;

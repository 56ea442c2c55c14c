"use client";

import type { CommentItem } from "@heard/core/comments/search";
import { notify } from "@heard/ui/toast";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo, useRef } from "react";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import type { Sentiment } from "./comments-view.ts";

/** What a person says of some comments; `null` takes back what was said before. */
export type Saying = {
  sentiment?: Sentiment | null;
  themes?: { theme: string; isMentioned: boolean }[];
};
export type Triage = {
  /** Says it of all of them; gives back why not, for a form that says it beside its fields. */
  correct: (comments: readonly CommentItem[], saying: Saying) => Promise<string | null>;
  /** Says that they were read rightly. */
  confirm: (comments: readonly CommentItem[]) => void;
  /** Takes the last press back, all of it. */
  undo: () => void;
};

/** What people say of readings: each press says how many comments it was about and holds its one way back. */
export function useTriage(organisation: string): Triage {
  const t = useTranslations("comments.triage");
  const undoLabel = useTranslations("common.actions")("undo");
  const trpc = useTRPC();
  const { comments: client } = useTRPCClient();
  const queryClient = useQueryClient();
  const refusalText = useRefusalText();
  const lastAct = useRef<string | null>(null);
  return useMemo(() => {
    const means = { organisation, t, undoLabel, trpc, client, queryClient, refusalText, lastAct };
    const acts = () => import("./make-triage.ts").then(({ makeTriage }) => makeTriage(means));
    const press = (act: (triage: Triage) => void) =>
      void acts().then(act, (error: unknown) => notify({ text: refusalText(error), tone: "danger" }));
    return {
      correct: (comments, saying) =>
        acts().then(
          (triage) => triage.correct(comments, saying),
          (error: unknown) => refusalText(error),
        ),
      confirm: (comments) => press((triage) => triage.confirm(comments)),
      undo: () => lastAct.current !== null && press((triage) => triage.undo()),
    };
  }, [organisation, t, undoLabel, trpc, client, queryClient, refusalText]);
}

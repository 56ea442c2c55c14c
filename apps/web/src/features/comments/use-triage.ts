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
type Said = { actId: string | null; changedCount: number };

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
    const reload = () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ["comments.search", organisation] }),
        queryClient.invalidateQueries({ queryKey: trpc.comments.pathKey() }),
      ]);
    const attempt = async (work: () => Promise<void>): Promise<string | null> => {
      try {
        await work();
        void reload();
        return null;
      } catch (error) {
        void reload();
        return refusalText(error);
      }
    };
    const run = (work: () => Promise<void>) =>
      void attempt(work).then((refusal) => refusal !== null && notify({ text: refusal, tone: "danger" }));
    const undo = (actId: string) =>
      run(async () => {
        lastAct.current = null;
        const { restoredCount: count, leftCount: left } = await client.undoCorrection.mutate({ actId });
        notify({ text: left > 0 ? t("undoneLeft", { count, left: String(left) }) : t("undone", { count }) });
      });
    const tell = ({ actId, changedCount: count }: Said, how: "corrected" | "confirmed") => {
      if (actId === null) return notify({ text: t("nothing") });
      lastAct.current = actId;
      notify({ text: t(how, { count }), undo: { label: undoLabel, onUndo: () => undo(actId) } });
    };
    const placesOf = (comments: readonly CommentItem[]) =>
      comments.map(({ responseId, item }) => ({ responseId, item }));
    return {
      correct: (comments, saying) =>
        attempt(async () =>
          tell(await client.correct.mutate({ comments: placesOf(comments), ...saying }), "corrected"),
        ),
      confirm: (comments) =>
        run(async () => {
          const seen = comments.flatMap(({ responseId, item, reading }) =>
            reading
              ? [{ responseId, item, sentiment: reading.sentiment, themes: reading.themes.map(({ key }) => key) }]
              : [],
          );
          if (seen.length === 0) notify({ text: t("nothing") });
          else tell(await client.confirm.mutate({ comments: seen }), "confirmed");
        }),
      undo: () => lastAct.current !== null && undo(lastAct.current),
    };
  }, [organisation, t, undoLabel, trpc, client, queryClient, refusalText]);
}

import type { CommentItem } from "@heard/core/comments/search";
import { notify } from "@heard/ui/toast";
import type { QueryClient } from "@tanstack/react-query";
import type { useTranslations } from "next-intl";
import type { RefObject } from "react";
import type { useRefusalText } from "#lib/use-refusal-text.ts";
import type { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import type { Triage } from "./use-triage.ts";

type Said = { actId: string | null; changedCount: number };
export type TriageMeans = {
  organisation: string;
  t: ReturnType<typeof useTranslations<"comments.triage">>;
  undoLabel: string;
  trpc: ReturnType<typeof useTRPC>;
  client: ReturnType<typeof useTRPCClient>["comments"];
  queryClient: QueryClient;
  refusalText: ReturnType<typeof useRefusalText>;
  lastAct: RefObject<string | null>;
};

/** The acts themselves: fetched at the first press, for most who read comments correct none. */
export function makeTriage(means: TriageMeans): Triage {
  const { organisation, t, undoLabel, trpc, client, queryClient, refusalText, lastAct } = means;
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
  const placesOf = (comments: readonly CommentItem[]) => comments.map(({ responseId, item }) => ({ responseId, item }));
  return {
    correct: (comments, saying) =>
      attempt(async () => tell(await client.correct.mutate({ comments: placesOf(comments), ...saying }), "corrected")),
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
}

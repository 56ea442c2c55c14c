"use client";

import { notify } from "@heard/ui/toast";
import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useTRPCClient } from "#trpc/client.tsx";
import { useRefusalText } from "./use-refusal-text.ts";

/** What is said when it is done; it may depend on what came of it. */
type Done<Result> = string | ((result: Result) => string);

export type Run = {
  /** Does it and says in the notice bar what was done, or why not. */
  run: <Result>(work: () => Promise<Result>, done: Done<Result>) => Promise<void>;
  /** Puts something into the bin and says so; the notice holds the way back. */
  bin: (work: () => Promise<{ itemId: number }>, words: { deleted: string; undo: string }) => Promise<void>;
  /** Does it and gives back why not, for a form that says it beside the field; `null` when it is done. */
  attempt: <Result>(work: () => Promise<Result>, done: Done<Result>) => Promise<string | null>;
};

/** Changes of one list: afterwards it is read anew, whatever came of it, for a refusal often means that somebody else was faster. */
export function useRun(queryKey: QueryKey): Run {
  const queryClient = useQueryClient();
  const refusalText = useRefusalText();
  const { bin } = useTRPCClient();
  const reload = () => queryClient.invalidateQueries({ queryKey });
  const refuse = (error: unknown) => notify({ text: refusalText(error), tone: "danger" });
  const attempt: Run["attempt"] = async (work, done) => {
    try {
      const result = await work();
      await reload();
      notify({ text: typeof done === "string" ? done : done(result) });
      return null;
    } catch (error) {
      // Why not is said at once: without a connection, reading anew takes its tries.
      void reload();
      return refusalText(error);
    }
  };
  return {
    attempt,
    bin: async (work, { deleted, undo }) => {
      const restore = (itemId: number) => bin.restoreItem.mutate({ itemId }).catch(refuse).then(reload);
      await work().then(
        ({ itemId }) => notify({ text: deleted, undo: { label: undo, onUndo: () => void restore(itemId) } }),
        refuse,
      );
      await reload();
    },
    run: async (work, done) => {
      const refusal = await attempt(work, done);
      if (refusal !== null) notify({ text: refusal, tone: "danger" });
    },
  };
}

"use client";

import { notify } from "@heard/ui/toast";
import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useTRPCClient } from "#trpc/client.tsx";
import { useRefusalText } from "./use-refusal-text.ts";

/** What is said when it is done; it may depend on what came of it. */
type Done<Result> = string | ((result: Result) => string);

type DeletionWords = { deleted: string; undo: string };

export type Run = {
  /** Does it and says in the notice bar what was done, or why not. */
  run: <Result>(work: () => Promise<Result>, done: Done<Result>) => Promise<void>;
  /** Puts a part of the catalogue into the bin and says so; the notice holds the way back. */
  bin: (work: () => Promise<{ itemId: number }>, words: DeletionWords) => Promise<void>;
  /** The same of something that comes back by a verb of its own. */
  undoable: <Result>(
    work: () => Promise<Result>,
    words: DeletionWords,
    back: (result: Result) => Promise<unknown>,
  ) => Promise<void>;
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
  const undoable: Run["undoable"] = async (work, { deleted, undo }, back) => {
    await work().then(
      (result) =>
        notify({ text: deleted, undo: { label: undo, onUndo: () => void back(result).catch(refuse).then(reload) } }),
      refuse,
    );
    await reload();
  };
  return {
    attempt,
    undoable,
    bin: (work, words) => undoable(work, words, ({ itemId }) => bin.restoreItem.mutate({ itemId })),
    run: async (work, done) => {
      const refusal = await attempt(work, done);
      if (refusal !== null) notify({ text: refusal, tone: "danger" });
    },
  };
}

"use client";

import type { ThemeEdit } from "@heard/core/themes";
import { notify } from "@heard/ui/toast";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";

/** Edits of the tree: each says what was done and holds the way back, and the numbers on the screen follow. */
export function useThemeEdits() {
  const t = useTranslations("themeEditor.done");
  const undo = useTranslations("common.actions")("undo");
  const trpc = useTRPC();
  const { themes: client } = useTRPCClient();
  const queryClient = useQueryClient();
  const router = useRouter();
  const refusalText = useRefusalText();
  const reload = async () => {
    await queryClient.invalidateQueries({ queryKey: trpc.themes.pathKey() });
    router.refresh();
  };
  const goBack = async ({ version }: ThemeEdit) => {
    try {
      await client.restoreVersion.mutate({ version: version - 1, newest: version });
      notify({ text: t("undone") });
    } catch (error) {
      notify({ text: refusalText(error), tone: "danger" });
    }
    await reload();
  };
  /** Does it; gives back why not, for a form that says it beside its fields. */
  const attempt = async (work: () => Promise<ThemeEdit>, done: string): Promise<string | null> => {
    try {
      const edit = await work();
      // Before the first version there was none to go back to, and an edit that changed nothing has no way back: it would undo the one before.
      const way = edit.isChanged && edit.version > 1 ? { undo: { label: undo, onUndo: () => void goBack(edit) } } : {};
      notify({ text: edit.jobId === null ? done : t("rereading", { done }), ...way });
      await reload();
      return null;
    } catch (error) {
      void reload();
      return refusalText(error);
    }
  };
  /** Does it and says why not in the notice bar. */
  const run = async (work: () => Promise<ThemeEdit>, done: string): Promise<void> => {
    const refusal = await attempt(work, done);
    if (refusal !== null) notify({ text: refusal, tone: "danger" });
  };
  return { client, attempt, run };
}

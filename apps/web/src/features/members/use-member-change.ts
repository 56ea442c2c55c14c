"use client";

import { notify } from "@heard/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";

/** The changes of a member, each of which reads the list again. */
export function useMemberChange() {
  const t = useTranslations("members");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refusalText = useRefusalText();
  const members = () => queryClient.getQueryData(trpc.members.list.queryKey()) ?? [];
  const done =
    (say: (name: string) => string) =>
    async (_: unknown, { memberId }: { memberId: number }) => {
      const name = members().find(({ id }) => id === memberId)?.name ?? "";
      notify({ text: say(name) });
      await queryClient.invalidateQueries({ queryKey: trpc.members.list.queryKey() });
    };
  const onError = (error: unknown) => notify({ text: refusalText(error), tone: "danger" });
  return {
    update: useMutation(trpc.members.update.mutationOptions({ onSuccess: done((name) => t("edit.saved", { name })) })),
    deactivate: useMutation(
      trpc.members.deactivate.mutationOptions({ onSuccess: done((name) => t("deactivate.done", { name })) }),
    ),
    reactivate: useMutation(
      trpc.members.reactivate.mutationOptions({
        onSuccess: done((name) => t("reactivate.done", { name })),
        onError,
      }),
    ),
    remove: useMutation(trpc.members.remove.mutationOptions({ onSuccess: done((name) => t("remove.done", { name })) })),
  };
}

"use client";

import type { SettingChange } from "@heard/core/reading-models";
import { useTranslations } from "next-intl";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";

/** What can be changed of how comments are read; each says what came of it, and that history is being read again. */
export function useSettingChanges(seen: number) {
  const t = useTranslations("readingModels");
  const { readingModels: client } = useTRPCClient();
  const { run, attempt } = useRun(useTRPC().readingModels.pathKey());
  const isRereading = ({ jobId }: SettingChange) => jobId !== null;
  return {
    train: () => run(() => client.train.mutate(), t("train.begun")),
    accept: (version: number) =>
      attempt(
        () => client.accept.mutate({ version, seen }),
        (change) => t(isRereading(change) ? "offer.acceptedRereading" : "offer.accepted", { version: String(version) }),
      ),
    goBack: (version: number | null) => {
      const done = version === null ? t("models.backDoneShipped") : t("models.backDone", { version: String(version) });
      return run(
        () => client.rollBack.mutate({ version, seen }),
        (change) => (isRereading(change) ? t("models.backDoneRereading", { done }) : done),
      );
    },
    setBand: (neutralBand: number) =>
      attempt(
        () => client.setNeutralBand.mutate({ neutralBand, seen }),
        (change) => t(isRereading(change) ? "band.savedRereading" : "band.saved"),
      ),
  };
}

"use client";

import type { AudiencePreview, DistributionItem } from "@heard/core/distributions";
import { useTranslations } from "next-intl";
import { FormDialog } from "#components/form-dialog.tsx";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import { StartHint } from "./audience-part.tsx";

type Props = { item: DistributionItem; preview: AudiencePreview; onStarted: () => void; onClose: () => void };

/** What is asked before a sending begins: to how many people it goes, for no letter that is out can be called back. */
export default function StartDialog({ item, preview, onStarted, onClose }: Props) {
  const t = useTranslations("distribution.list");
  const trpc = useTRPC();
  const { distributions: client } = useTRPCClient();
  const { attempt } = useRun(trpc.distributions.pathKey());
  const start = async () => {
    await client.start.mutate({ distributionId: item.id });
    onStarted();
  };
  return (
    <FormDialog
      title={t("ask.startTitle", { name: item.name })}
      submitLabel={t("start")}
      onClose={onClose}
      onSubmit={() => attempt(start, t("done.start"))}
    >
      {(refusal) => (
        <div className="flex flex-col gap-2">
          {item.event === null ? <StartHint distributionId={item.id} initial={preview} /> : null}
          <p className="sentence text-body text-ink-2">{t(item.event === null ? "ask.startBody" : "ask.startAfter")}</p>
          <p role="alert" className="text-danger text-ui empty:hidden">
            {refusal}
          </p>
        </div>
      )}
    </FormDialog>
  );
}

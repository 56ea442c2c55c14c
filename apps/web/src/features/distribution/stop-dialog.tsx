"use client";

import type { DistributionItem } from "@heard/core/distributions";
import { useTranslations } from "next-intl";
import { FormDialog } from "#components/form-dialog.tsx";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";

type Props = { move: "end" | "delete" | "resume"; item: DistributionItem; onClose: () => void };

/** What is asked before a sending ends, a draft is thrown away, or messages are dropped for having waited too long: none can be taken back. */
export default function StopDialog({ move, item, onClose }: Props) {
  const t = useTranslations("distribution.list");
  const trpc = useTRPC();
  const { distributions: client } = useTRPCClient();
  const { attempt } = useRun(trpc.distributions.pathKey());
  return (
    <FormDialog
      title={t(`ask.${move}Title`, { name: item.name })}
      submitLabel={t(move)}
      onClose={onClose}
      onSubmit={() => attempt(() => client[move].mutate({ distributionId: item.id }), t(`done.${move}`))}
    >
      {(refusal) => (
        <>
          <p className="sentence text-body text-ink-2">
            {t(`ask.${move}Body`, {
              count: move === "resume" ? item.tooLate : item.counts.deferred,
              days: item.plan.deferDays,
            })}
          </p>
          <p role="alert" className="text-danger text-ui empty:hidden">
            {refusal}
          </p>
        </>
      )}
    </FormDialog>
  );
}

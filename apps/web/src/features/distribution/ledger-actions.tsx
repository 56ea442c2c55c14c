"use client";

import type { LedgerPage } from "@heard/core/ledger";
import { Button } from "@heard/ui/button";
import { useTranslations } from "next-intl";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";

type LedgerRow = LedgerPage["items"][number];

/** What can be done about one invitation: what was interrupted goes once more, and one that is not answered is taken back. */
export function LedgerActions({ row, name }: { row: LedgerRow; name: string }) {
  const t = useTranslations("distribution.ledger");
  const trpc = useTRPC();
  const { distributions: client } = useTRPCClient();
  const { run } = useRun(trpc.ledger.pathKey());
  const input = { askedId: row.id };
  const isOpen = row.state === "sent" || row.state === "deferred" || row.rule === "interrupted";
  const mayWithdraw = isOpen && row.number === 0 && !row.completedAt && !row.withdrawnAt;
  return (
    <div className="flex flex-wrap justify-end gap-2">
      {row.rule === "interrupted" && !row.withdrawnAt && !row.completedAt ? (
        <Button
          aria-label={t("againOf", { name })}
          onClick={() => void run(() => client.sendAgain.mutate(input), t("againDone"))}
        >
          {t("again")}
        </Button>
      ) : null}
      {mayWithdraw ? (
        <Button
          tone="quiet"
          aria-label={t("withdrawOf", { name })}
          onClick={() => void run(() => client.withdraw.mutate(input), t("withdrawDone"))}
        >
          {t("withdraw")}
        </Button>
      ) : null}
    </div>
  );
}

"use client";

import { Button } from "@heard/ui/button";
import { Chip } from "@heard/ui/chip";
import { SkeletonRows } from "@heard/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { Format } from "#lib/format.ts";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";

/** The links that were made, how often each was opened, and the way to end one. */
export function ShareList({ format }: { format: Format }) {
  const t = useTranslations("journey.share");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { run } = useRun(trpc.journeyShares.list.queryKey());
  const { data: shares } = useQuery(trpc.journeyShares.list.queryOptions());
  return (
    <section className="mt-8 border-line border-t pt-6">
      <h3 className="text-chart">{t("list")}</h3>
      {shares === undefined ? (
        <SkeletonRows rows={2} />
      ) : shares.length === 0 ? (
        <p className="text-ink-2 text-ui">{t("none")}</p>
      ) : (
        <ul>
          {shares.map(({ shareId, name, createdBy, expiresAt, viewCount, state }) => (
            <li key={shareId} className="flex items-start justify-between gap-4 border-line border-b py-3">
              <div className="min-w-0 text-ui">
                <p className="wrap-anywhere font-medium text-body">{name}</p>
                <p className="text-ink-3 text-small">
                  {t("by", { name: createdBy ?? "–", day: format.instant(expiresAt) })}
                </p>
                <p className="text-ink-3 text-small">{t("views", { count: viewCount })}</p>
              </div>
              {state === "open" ? (
                <Button
                  tone="danger"
                  aria-label={t("revokeOf", { name })}
                  onClick={() =>
                    void run(() => client.journeyShares.revoke.mutate({ shareId }), t("revoked", { name }))
                  }
                >
                  {t("revoke")}
                </Button>
              ) : (
                <Chip>{t(`states.${state}`)}</Chip>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

"use client";

import type { AuditCheck } from "@heard/core/audit";
import { Button } from "@heard/ui/button";
import { AlertIcon, CheckIcon, RefreshIcon } from "@heard/ui/icons";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { Format } from "#lib/format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { runsOf } from "./finding-runs.ts";

const problems = {
  edited: "edited",
  "another secret": "secret",
  "missing entry": "missing",
  "broken link": "broken",
  gap: "gap",
} as const;

/** Whether the log can be trusted: the chain walked now, with the time of the check. */
export function ChainState({ format }: { format: Format }) {
  const t = useTranslations("audit.chain");
  const trpc = useTRPC();
  const chain = useQuery(trpc.audit.chain.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
  return (
    <div role="status" className="mt-6 flex min-h-12 flex-wrap items-start justify-between gap-x-6 gap-y-2">
      <div className="min-w-0">
        {chain.data ? <Result check={chain.data} format={format} /> : null}
        {chain.isPending ? <p className="text-body text-ink-2">{t("checking")}</p> : null}
        {chain.isError ? <p className="text-body text-danger">{t("failed")}</p> : null}
        <p className="sentence text-ink-3 text-small">{t("how")}</p>
      </div>
      <Button icon={<RefreshIcon />} busy={chain.isFetching} onClick={() => chain.refetch()} data-print="hide">
        {t("again")}
      </Button>
    </div>
  );
}

function Result({ check, format }: { check: AuditCheck; format: Format }) {
  const t = useTranslations("audit.chain");
  const { holds, sealedCount, unsealedCount, checkedAt, findings, findingCount } = check;
  const time = format.time(checkedAt);
  const Icon = holds ? CheckIcon : AlertIcon;
  return (
    <>
      <p className={holds ? "flex gap-2 font-semibold text-body" : "flex gap-2 font-semibold text-body text-danger"}>
        <Icon className="mt-0.5" />
        <span>{holds ? t("holds", { count: sealedCount, time }) : t("broken", { count: findingCount, time })}</span>
      </p>
      {findings.length > 0 ? (
        <ul className="mt-1 list-disc pl-10 text-small">
          {runsOf(findings).map(({ sequence, last, problem, entry }) => (
            <li key={`${sequence} ${problem} ${entry}`}>
              {problem in problems
                ? t("finding", {
                    sequence: last === sequence ? String(sequence ?? "") : `${sequence}–${last}`,
                    problem: t(`problems.${problems[problem as keyof typeof problems]}`),
                  })
                : t("findingUnsealed")}
            </li>
          ))}
          {findingCount > findings.length ? <li>{t("more", { count: findingCount - findings.length })}</li> : null}
        </ul>
      ) : null}
      {unsealedCount > 0 ? <p className="text-ink-2 text-small">{t("unsealed", { count: unsealedCount })}</p> : null}
    </>
  );
}

"use client";

import type { MeasureQuery } from "@heard/core/measures";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { startTransition, useEffect, useEffectEvent, useState } from "react";
import { useFormat } from "#lib/use-format.ts";
import { useTRPCClient } from "#trpc/client.tsx";
import { digestOf } from "./digest.ts";

export type LiveNumbersProps = {
  queries: MeasureQuery[];
  /** Of the results that the page shows. */
  digest: string;
  readAt: Date;
  timeZone: string;
};

const everyMs = 10_000;

/**
 * Keeps a screen of numbers fresh: asks its one question again every ten seconds while it is looked at, and has the page
 * redrawn only when an answer has changed. When nothing comes through, it says how old the numbers are.
 */
export function LiveNumbers({ queries, digest, readAt, timeZone }: LiveNumbersProps) {
  const t = useTranslations();
  const format = useFormat(timeZone);
  const router = useRouter();
  const client = useTRPCClient();
  const [checkedAt, setCheckedAt] = useState<Date | null>(null);
  const [failed, setFailed] = useState(false);
  const check = useEffectEvent(async (signal: AbortSignal) => {
    if (document.visibilityState === "hidden") return;
    try {
      const results = await client.measures.many.query({ queries }, { signal });
      setFailed(false);
      setCheckedAt(new Date());
      if (digestOf(results) !== digest) startTransition(() => router.refresh());
    } catch {
      if (!signal.aborted) setFailed(true);
    }
  });
  useEffect(() => {
    const abort = new AbortController();
    const run = () => void check(abort.signal);
    const timer = setInterval(run, everyMs);
    document.addEventListener("visibilitychange", run);
    window.addEventListener("online", run);
    return () => {
      abort.abort();
      clearInterval(timer);
      document.removeEventListener("visibilitychange", run);
      window.removeEventListener("online", run);
    };
  }, []);
  const time = format.time(checkedAt ?? readAt);
  return (
    <p className="mt-1.5 min-h-4 text-ink-3 text-small rail:text-right" role="status">
      {failed ? (
        <>
          <span className="font-semibold text-danger">{t("common.states.staleTitle", { time })}</span>{" "}
          {t("common.states.staleBody")}
        </>
      ) : (
        t("scores.filters.upTo", { time })
      )}
    </p>
  );
}

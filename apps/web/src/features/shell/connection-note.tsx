"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { startTransition, useEffect, useState } from "react";
import { useFormat } from "#lib/use-format.ts";

/** Says since when a page could not be renewed, and renews it when the connection is back. */
export function ConnectionNote({ timeZone }: { timeZone: string }) {
  const t = useTranslations("common.states");
  const format = useFormat(timeZone);
  const router = useRouter();
  const [lostAt, setLostAt] = useState<Date | null>(null);
  useEffect(() => {
    const lost = () => setLostAt(new Date());
    const back = () => {
      setLostAt(null);
      startTransition(() => router.refresh());
    };
    if (!navigator.onLine) lost();
    window.addEventListener("offline", lost);
    window.addEventListener("online", back);
    return () => {
      window.removeEventListener("offline", lost);
      window.removeEventListener("online", back);
    };
  }, [router]);
  return (
    <div role="status" data-print="hide">
      {lostAt ? (
        <p className="mb-4 border-danger border-l-2 pl-2 text-ink-2 text-small">
          {t("offline", { time: format.time(lostAt) })}
        </p>
      ) : null}
    </div>
  );
}

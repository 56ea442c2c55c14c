"use client";

import type { ThemeTree } from "@heard/core/themes";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useFormat } from "#lib/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";

const pollMs = 1500;

/** How far history has been read by the newest themes; when it has ended, the numbers of the screen are asked for anew. */
export function RereadingNote({ initial, timeZone }: { initial: ThemeTree; timeZone: string }) {
  const t = useTranslations("themes");
  const format = useFormat(timeZone);
  const router = useRouter();
  const { data } = useQuery(
    useTRPC().themes.list.queryOptions(undefined, {
      initialData: initial,
      refetchInterval: ({ state }) => (state.data?.rereading ? pollMs : false),
    }),
  );
  const { rereading } = data;
  const was = useRef(initial.rereading !== null);
  useEffect(() => {
    if (was.current && rereading === null) router.refresh();
    was.current = rereading !== null;
  }, [rereading, router]);
  if (!rereading) return null;
  return (
    <p role="status" className="mt-4 border-accent border-l-2 pl-3 text-ui">
      {rereading.totalCount === null
        ? t("rereadingAll")
        : t("rereading", { done: format.count(rereading.doneCount), total: format.count(rereading.totalCount) })}
    </p>
  );
}

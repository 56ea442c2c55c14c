"use client";

import type { ThemeTree } from "@heard/core/themes";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useFormat } from "#lib/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";

const pollMs = 1500;

const isSettled = ({ rereading, unsettled }: ThemeTree) =>
  rereading === null && unsettled.imports === null && unsettled.unreadCount === 0;

/** Why the numbers of the screen are not whole yet: history that is read again, files that come in or leave, comments that wait. Once they are, it asks for them anew. */
export function UnsettledNote({ initial, timeZone }: { initial: ThemeTree; timeZone: string }) {
  const router = useRouter();
  const { data } = useQuery(
    useTRPC().themes.list.queryOptions(undefined, {
      initialData: initial,
      refetchInterval: ({ state }) => (state.data && !isSettled(state.data) ? pollMs : false),
    }),
  );
  const settled = isSettled(data);
  const was = useRef(isSettled(initial));
  useEffect(() => {
    if (!was.current && settled) router.refresh();
    was.current = settled;
  }, [settled, router]);
  const said = useWords(data, timeZone);
  if (said.length === 0) return null;
  return (
    <div role="status" className="mt-4 border-accent border-l-2 pl-3 text-ui">
      {said.map((one) => (
        <p key={one}>{one}</p>
      ))}
    </div>
  );
}

function useWords(
  { rereading, unsettled: { imports, unreadCount, unreadIsCapped } }: ThemeTree,
  timeZone: string,
): string[] {
  const t = useTranslations("themes");
  const format = useFormat(timeZone);
  const again = !rereading
    ? []
    : rereading.totalCount === null
      ? [t("rereadingAll")]
      : [t("rereading", { done: format.count(rereading.doneCount), total: format.count(rereading.totalCount) })];
  return [
    ...again,
    ...(imports === null ? [] : [t(`unsettled.${imports}`)]),
    ...(unreadCount === 0
      ? []
      : [unreadIsCapped ? t("unsettled.unreadMany") : t("unsettled.unread", { count: unreadCount })]),
  ];
}

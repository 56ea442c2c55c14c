"use client";

import { Button } from "@heard/ui/button";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { nameIn } from "#lib/measure.ts";
import { useTRPC } from "#trpc/client.tsx";
import { useThemeEdits } from "./use-theme-edits.ts";

/** The themes that were put away, each with its way back. None, nothing. */
export function PutAwayList() {
  const t = useTranslations("themeEditor.putAway");
  const done = useTranslations("themeEditor.done");
  const locale = useLocale();
  const tree = useQuery(useTRPC().themes.list.queryOptions());
  const { client, run } = useThemeEdits();
  const away = tree.data?.themes.filter(({ archivedAt }) => archivedAt !== null) ?? [];
  if (away.length === 0) return null;
  return (
    <section className="mb-6">
      <h3 className="mb-1 font-medium text-body">{t("title")}</h3>
      <ul>
        {away.map((theme) => {
          const name = nameIn(locale, theme.name);
          const restore = () =>
            void run(() => client.restore.mutate({ key: theme.key }), done("broughtBack", { name }));
          return (
            <li key={theme.key} className="flex items-center justify-between gap-4 border-line border-t py-2">
              <span className="min-w-0 break-words text-body">{name}</span>
              <Button onClick={restore}>
                {t("back")}
                <span className="sr-only">{t("which", { name })}</span>
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

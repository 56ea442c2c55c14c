"use client";

import { useTranslations } from "next-intl";
import { refusalOf } from "#trpc/refusal.ts";

/** Says a refusal in the reader's language; without an answer from the server, that it could not be reached. */
export function useRefusalText(): (error: unknown) => string {
  const t = useTranslations("errors");
  return (error) => {
    const refusal = refusalOf(error);
    // The reason comes from the server at run time, so its arguments cannot be checked by type; the texts' test does.
    const say = t as unknown as (key: string, params: Readonly<Record<string, string | number>>) => string;
    return refusal ? say(refusal.reason, refusal.params) : t("unavailable");
  };
}

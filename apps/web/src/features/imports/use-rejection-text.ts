"use client";

import type { Rejection } from "@heard/core/imports/rules";
import { useTranslations } from "next-intl";

/** Says in the reader's language why a value stops a row. */
export function useRejectionText(): (rejection: Pick<Rejection, "code" | "params">) => string {
  const t = useTranslations("errors");
  // The reason comes from the server at run time, so its arguments cannot be checked by type; the texts' test does.
  const say = t as unknown as (key: string, params: Readonly<Record<string, string | number>>) => string;
  return ({ code, params }) => say(code, params);
}

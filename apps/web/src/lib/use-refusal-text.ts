"use client";

import { useTranslations } from "next-intl";
import { refusalOf, unexpectedIn } from "#trpc/refusal.ts";
import { withRoleNames } from "./roles.ts";
import { useFormat } from "./use-format.ts";
import { withDays } from "./with-days.ts";

/** Says a refusal in the reader's language; without an answer from the server, that it could not be reached. */
export function useRefusalText(): (error: unknown) => string {
  const t = useTranslations("errors");
  const forms = useTranslations("accepted");
  const unreachable = useTranslations("common.states")("unreachable");
  const nameOf = useTranslations("common.roles");
  const { list, day } = useFormat("UTC");
  return (error) => {
    const refusal = refusalOf(error);
    if (!refusal) {
      const id = unexpectedIn(error);
      return id === null ? unreachable : t("unexpected", { id });
    }
    // The reason comes from the server at run time, so its arguments cannot be checked by type; the texts' test does.
    type Say = (key: string, params: Readonly<Record<string, string | number>>) => string;
    const [say, sayForm] = [t as unknown as Say, forms as unknown as Say];
    const { reason, accepted } = refusal;
    const params = withDays(withRoleNames(refusal.params, { nameOf, list }), day);
    return say(
      reason,
      accepted ? { ...params, expected: sayForm(accepted.form, withDays(accepted.params, day)) } : params,
    );
  };
}

"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { loadAuthClient } from "#lib/auth-client.ts";
import { createFormat } from "#lib/format.ts";
import { paths } from "#lib/paths.ts";

type Given = (
  | { email: string; password: string }
  | { token: string }
  /** The session that was begun elsewhere, which owes nothing but the code. */
  | { isHalfway: true }
) & { code?: string };

/** Signs in with e-mail and password, or by the link of a letter, and goes on to `returnTo`; what stands in the way, in the reader's words. */
export function useSignIn(returnTo: string) {
  const t = useTranslations();
  const locale = useLocale();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  /** The first step was right, and this person has a second one. */
  const [halfway, setHalfway] = useState<Given | null>(null);
  const refusalOf = (error: string): string => {
    const [reason, seconds] = error.split(":");
    if (reason === "link_invalid") return t("auth.signIn.linkUsed");
    if (reason === "second_factor_wrong") return t("auth.signIn.codeWrong");
    if (reason === "sign_in_failed") return t("auth.signIn.failed");
    if (reason !== "rate_limited") return t("errors.unavailable");
    const opensAt = new Date(Date.now() + Number(seconds) * 1000);
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    return t("auth.signIn.limited", { time: createFormat(locale, zone).time(opensAt) });
  };
  const signIn = async (given: Given) => {
    setBusy(true);
    setRefusal(null);
    const result = await askToSignIn(given).catch(() => null);
    // A whole new page: what was cached for nobody, or for somebody else, is gone.
    if (result?.ok && !result.error) return window.location.assign(returnTo);
    setBusy(false);
    if (result?.error === "second_factor_needed") return setHalfway(given);
    setRefusal(result ? refusalOf(result.error ?? "unavailable") : t("common.states.unreachable"));
  };
  const giveCode = halfway && ((code: string) => void signIn({ ...halfway, code }));
  return { signIn, busy, refusal, giveCode };
}

async function askToSignIn(given: Given) {
  const client = await loadAuthClient();
  // Where it would go on to is where it reads its refusal from: the present address may tell of an earlier one.
  const told = { code: given.code ?? "", redirect: false as const, callbackUrl: paths.root() };
  if ("isHalfway" in given) return client.signIn("code", told);
  return "token" in given
    ? client.signIn("link", { token: given.token, ...told })
    : client.signIn("password", { email: given.email, password: given.password, ...told });
}

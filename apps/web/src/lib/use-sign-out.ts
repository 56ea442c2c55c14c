"use client";

import { notify } from "@heard/ui/toast";
import { useTranslations } from "next-intl";
import { loadAuthClient } from "./auth-client.ts";
import { paths } from "./paths.ts";

/** Ends the session here and goes to `returnTo`, or says that the server cannot be reached. */
export function useSignOut(): (returnTo?: string) => Promise<void> {
  const t = useTranslations("common.states");
  return async (returnTo = paths.signIn()) => {
    try {
      const client = await loadAuthClient();
      await client.signOut({ callbackUrl: returnTo });
    } catch {
      notify({ text: t("unreachable"), tone: "danger" });
    }
  };
}

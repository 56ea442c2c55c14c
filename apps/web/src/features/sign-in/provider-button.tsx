"use client";

import { Button } from "@heard/ui/button";
import { notify } from "@heard/ui/toast";
import { useTranslations } from "next-intl";
import { loadAuthClient } from "#lib/auth-client.ts";

/** The way in through the organisation's own identity provider. */
export function ProviderButton({ name, returnTo }: { name: string; returnTo: string }) {
  const t = useTranslations("auth.signIn");
  const unreachable = useTranslations("common.states")("unreachable");
  const go = async () => {
    try {
      const client = await loadAuthClient();
      await client.signIn("oidc", { callbackUrl: returnTo });
    } catch {
      notify({ text: unreachable, tone: "danger" });
    }
  };
  return (
    <>
      <Button tone="primary" className="w-full" onClick={() => void go()}>
        {t("sso", { provider: name })}
      </Button>
      <p className="my-5 text-center text-ink-3 text-small">{t("or")}</p>
    </>
  );
}

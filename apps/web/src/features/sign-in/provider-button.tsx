"use client";

import { Button } from "@heard/ui/button";
import { useTranslations } from "next-intl";

/** The way in through the organisation's own identity provider. */
export function ProviderButton({ name, returnTo }: { name: string; returnTo: string }) {
  const t = useTranslations("auth.signIn");
  const go = async () => {
    const { signIn } = await import("next-auth/react");
    await signIn("oidc", { callbackUrl: returnTo });
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

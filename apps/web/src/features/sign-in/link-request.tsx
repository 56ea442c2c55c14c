"use client";

import { Button } from "@heard/ui/button";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";

/** Another way in: a link by mail. The answer never tells whether the address has an account. */
export function LinkRequest({ email }: { email: string }) {
  const t = useTranslations("auth.signIn");
  const trpc = useTRPC();
  const refusalText = useRefusalText();
  const request = useMutation(trpc.account.requestSignInLink.mutationOptions());
  if (request.isSuccess)
    return (
      <p role="status" className="mt-5 text-ink-2 text-ui">
        {t("emailLinkSent", { email: request.variables.email })}
      </p>
    );
  return (
    <div className="mt-5 flex flex-col items-start gap-2">
      <Button
        tone="quiet"
        className="-ml-3"
        busy={request.isPending}
        onClick={() => email && request.mutate({ email })}
      >
        {t("emailLink")}
      </Button>
      {request.isError ? <p className="text-danger text-small">{refusalText(request.error)}</p> : null}
    </div>
  );
}

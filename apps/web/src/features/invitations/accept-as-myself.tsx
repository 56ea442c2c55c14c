"use client";

import { Button } from "@heard/ui/button";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FormNote } from "#features/sign-in/form-note.tsx";
import { paths } from "#lib/paths.ts";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";

/** Accepts as the person who is signed in. */
export function AcceptAsMyself({ token, name }: { token: string; name: string }) {
  const t = useTranslations("auth.invitation");
  const trpc = useTRPC();
  const refusalText = useRefusalText();
  const accept = useMutation(
    trpc.invitations.acceptAsMyself.mutationOptions({
      onSuccess: ({ organisation }) => window.location.assign(paths.home(organisation)),
    }),
  );
  return (
    <>
      <FormNote>{accept.isError ? refusalText(accept.error) : null}</FormNote>
      <Button
        tone="primary"
        className="self-start"
        busy={accept.isPending || accept.isSuccess}
        onClick={() => accept.mutate({ token })}
      >
        {t("acceptAs", { name })}
      </Button>
    </>
  );
}

"use client";

import { Button } from "@heard/ui/button";
import { useTranslations } from "next-intl";
import { useSignOut } from "#lib/use-sign-out.ts";
import { SecondStep } from "./second-step.tsx";
import { useSignIn } from "./use-sign-in.ts";

/** Signed in elsewhere, with a second step here: the code of it, or the way back. */
export function OwedCode({ returnTo }: { returnTo: string }) {
  const t = useTranslations("shell.account");
  const { signIn, busy, refusal } = useSignIn(returnTo);
  const signOut = useSignOut();
  return (
    <>
      <SecondStep busy={busy} refusal={refusal} onSubmit={(code) => void signIn({ isHalfway: true, code })} />
      <Button tone="quiet" className="mt-5 self-start" onClick={() => void signOut()}>
        {t("signOut")}
      </Button>
    </>
  );
}

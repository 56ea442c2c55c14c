"use client";

import { Button } from "@heard/ui/button";
import { buttonStyle } from "@heard/ui/button-style";
import { StateNote } from "@heard/ui/state-note";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { paths } from "#lib/paths.ts";
import { SecondStep } from "./second-step.tsx";
import { useSignIn } from "./use-sign-in.ts";

/** The link of a letter. It is used by pressing, not by opening, for mail scanners open links too. */
export function LinkSignIn({ token }: { token: string }) {
  const t = useTranslations("auth");
  const { signIn, busy, refusal, giveCode } = useSignIn(paths.root());
  if (giveCode) return <SecondStep busy={busy} refusal={refusal} onSubmit={giveCode} />;
  if (refusal)
    return (
      <StateNote
        headingLevel={1}
        role="alert"
        title={refusal}
        action={
          <Link href={paths.signIn()} className={buttonStyle()}>
            {t("forgot.back")}
          </Link>
        }
      />
    );
  return (
    <StateNote
      headingLevel={1}
      title={t("link.title")}
      action={
        <Button tone="primary" busy={busy} onClick={() => void signIn({ token })}>
          {t("link.submit")}
        </Button>
      }
    >
      {t("link.body")}
    </StateNote>
  );
}

"use client";

import { Button } from "@heard/ui/button";
import { buttonStyle } from "@heard/ui/button-style";
import { StateNote } from "@heard/ui/state-note";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { paths } from "#lib/paths.ts";
import { useSignOut } from "#lib/use-sign-out.ts";

/** Signed in, but a member of nothing: what can be done about it. */
export function NoMembership({ email }: { email: string }) {
  const t = useTranslations();
  const signOut = useSignOut();
  return (
    <StateNote
      headingLevel={1}
      title={t("auth.signIn.title")}
      action={
        <>
          <Link href={paths.organisations.create()} className={buttonStyle()}>
            {t("shell.organisations.create")}
          </Link>
          <Button tone="quiet" onClick={() => void signOut()}>
            {t("shell.account.signOut")}
          </Button>
        </>
      }
    >
      {t("auth.signIn.noMembership", { email })}
    </StateNote>
  );
}

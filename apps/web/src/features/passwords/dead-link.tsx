import { buttonStyle } from "@heard/ui/button-style";
import { StateNote } from "@heard/ui/state-note";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { paths } from "#lib/paths.ts";

/** A link that is no good any more, and where there is another one. */
export async function DeadLink({ kind }: { kind: "password" | "invitation" }) {
  const t = await getTranslations("auth");
  return (
    <StateNote
      headingLevel={1}
      title={t(kind === "password" ? "reset.invalid" : "invitation.invalid")}
      action={
        kind === "password" ? (
          <Link href={paths.forgotPassword()} className={buttonStyle()}>
            {t("reset.again")}
          </Link>
        ) : (
          <Link href={paths.signIn()} className={buttonStyle()}>
            {t("forgot.back")}
          </Link>
        )
      }
    />
  );
}

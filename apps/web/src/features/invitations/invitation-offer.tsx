import type { InvitationOffer } from "@heard/core/invitations";
import { buttonStyle } from "@heard/ui/button-style";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { createFormat } from "#lib/format.ts";
import { paths } from "#lib/paths.ts";
import { AcceptAsMyself } from "./accept-as-myself.tsx";
import { AcceptForm } from "./accept-form.tsx";
import { SignOutButton } from "./sign-out-button.tsx";

export type InvitationOfferNoteProps = {
  token: string;
  offer: InvitationOffer;
  /** Who is signed in. */
  viewer: { name: string; email: string } | null;
};

/** Who invites whom as what, and the way to accept that fits: as oneself, by signing in first, or with a new password. */
export async function InvitationOfferNote({ token, offer, viewer }: InvitationOfferNoteProps) {
  const [t, locale] = await Promise.all([getTranslations(), getLocale()]);
  const { organisation, email, inviter, hasAccount } = offer;
  const roles = createFormat(locale, "UTC").list(offer.roles.map((role) => t(`common.roles.${role}`)));
  return (
    <div className="flex flex-col gap-5">
      <div>
        <h1 className="text-title">{t("auth.invitation.title", { organisation: organisation.name })}</h1>
        <p className="mt-1 text-body text-ink-2">
          {inviter
            ? t("auth.invitation.body", { inviter, email, roles })
            : t("auth.invitation.bodyPlain", { email, roles })}
        </p>
      </div>
      {viewer?.email === email ? <AcceptAsMyself token={token} name={viewer.name} /> : null}
      {viewer && viewer.email !== email ? (
        <>
          <p className="text-ink-2 text-ui">{t("auth.invitation.other", { email: viewer.email })}</p>
          <SignOutButton returnTo={paths.invitation(token)}>{t("auth.invitation.signOut")}</SignOutButton>
        </>
      ) : null}
      {!viewer && hasAccount ? (
        <>
          <p className="text-ink-2 text-ui">{t("auth.invitation.signInFirst", { email })}</p>
          <Link
            href={paths.signIn({ returnTo: paths.invitation(token), email })}
            className={`${buttonStyle("primary")} self-start`}
          >
            {t("auth.invitation.signIn")}
          </Link>
        </>
      ) : null}
      {!viewer && !hasAccount ? <AcceptForm token={token} email={email} /> : null}
    </div>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PlainPage } from "#components/plain-page.tsx";
import { Texts } from "#components/texts.tsx";
import { InvitationOfferNote } from "#features/invitations/invitation-offer.tsx";
import { DeadLink } from "#features/passwords/dead-link.tsx";
import { getSignedIn } from "#server/auth.ts";
import { orNotFound } from "#trpc/or-not-found.ts";
import { getPersonCaller } from "#trpc/server.tsx";

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("members.invite"))("action"), referrer: "no-referrer" };
}

export default async function InvitationPage({ params }: Props) {
  const { token } = await params;
  const [caller, person] = await Promise.all([getPersonCaller(), getSignedIn()]);
  const offer = await orNotFound(caller.invitations.offer({ token }));
  return (
    <Texts areas={["auth"]}>
      <PlainPage>
        {offer ? (
          <InvitationOfferNote
            token={token}
            offer={offer}
            viewer={person ? { name: person.name, email: person.email } : null}
          />
        ) : (
          <DeadLink kind="invitation" />
        )}
      </PlainPage>
    </Texts>
  );
}

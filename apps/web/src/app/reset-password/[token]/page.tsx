import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PlainPage } from "#components/plain-page.tsx";
import { Texts } from "#components/texts.tsx";
import { DeadLink } from "#features/passwords/dead-link.tsx";
import { ResetForm } from "#features/passwords/reset-form.tsx";
import { orNotFound } from "#trpc/or-not-found.ts";
import { getPersonCaller } from "#trpc/server.tsx";

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.reset"))("title"), referrer: "no-referrer" };
}

export default async function ResetPasswordPage({ params }: Props) {
  const { token } = await params;
  const caller = await getPersonCaller();
  const found = await orNotFound(caller.account.passwordLink({ token }));
  return (
    <Texts areas={["auth"]}>
      <PlainPage>{found ? <ResetForm token={token} email={found.email} /> : <DeadLink kind="password" />}</PlainPage>
    </Texts>
  );
}

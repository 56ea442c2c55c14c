import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PlainPage } from "#components/plain-page.tsx";
import { Texts } from "#components/texts.tsx";
import { NewOrganisationForm } from "#features/founding/new-organisation-form.tsx";
import { env } from "#lib/env.ts";
import { paths } from "#lib/paths.ts";
import { getSignedIn } from "#server/auth.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.newOrganisation"))("title") };
}

export default async function NewOrganisationPage() {
  if (!(await getSignedIn())) redirect(paths.signIn({ returnTo: paths.organisations.create() }));
  return (
    <Texts areas={["auth"]}>
      <PlainPage>
        <NewOrganisationForm url={env().url} />
      </PlainPage>
    </Texts>
  );
}

import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PlainPage } from "#components/plain-page.tsx";
import { Texts } from "#components/texts.tsx";
import { SetUpForm } from "#features/founding/set-up-form.tsx";
import { env } from "#lib/env.ts";
import { paths } from "#lib/paths.ts";
import { needsSetUp } from "#server/auth.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.setUp"))("title") };
}

export default async function SetUpPage() {
  if (!(await needsSetUp())) redirect(paths.signIn());
  return (
    <Texts areas={["auth"]}>
      <PlainPage>
        <SetUpForm url={env().url} />
      </PlainPage>
    </Texts>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PlainPage } from "#components/plain-page.tsx";
import { Texts } from "#components/texts.tsx";
import { ForgotForm } from "#features/passwords/forgot-form.tsx";
import { env } from "#lib/env.ts";

type Props = { searchParams: Promise<{ email?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.forgot"))("title") };
}

export default async function ForgotPasswordPage({ searchParams }: Props) {
  const { email } = await searchParams;
  return (
    <Texts areas={["auth"]}>
      <PlainPage>
        <ForgotForm email={[email].flat()[0] ?? ""} sendsMail={env().smtpUrl !== null} />
      </PlainPage>
    </Texts>
  );
}

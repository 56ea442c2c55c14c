import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PlainPage } from "#components/plain-page.tsx";
import { Texts } from "#components/texts.tsx";
import { LinkSignIn } from "#features/sign-in/link-sign-in.tsx";

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.signIn"))("title") };
}

export default async function SignInLinkPage({ params }: Props) {
  const { token } = await params;
  return (
    <Texts areas={["auth"]}>
      <PlainPage>
        <LinkSignIn token={token} />
      </PlainPage>
    </Texts>
  );
}

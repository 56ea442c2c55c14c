import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PlainPage } from "#components/plain-page.tsx";
import { Texts } from "#components/texts.tsx";
import { NoMembership } from "#features/sign-in/no-membership.tsx";
import { OwedCode } from "#features/sign-in/owed-code.tsx";
import { SignInForm } from "#features/sign-in/sign-in-form.tsx";
import { env } from "#lib/env.ts";
import { paths } from "#lib/paths.ts";
import { safeReturnTo } from "#lib/return-to.ts";
import { getSignedIn, isHalfwayIn, needsSetUp } from "#server/auth.ts";
import { demoSignIns } from "#server/demo-sign-ins.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.signIn"))("title") };
}

export default async function SignInPage({ searchParams }: Props) {
  const [query, person] = await Promise.all([searchParams, getSignedIn()]);
  const one = (name: string) => [query[name]].flat()[0] ?? null;
  const returnTo = safeReturnTo(one("returnTo") ?? one("callbackUrl"));
  if (person && person.memberships.length > 0) redirect(returnTo ?? paths.root());
  if (!person && (await needsSetUp())) redirect(paths.setUp());
  const isHalfway = !person && (await isHalfwayIn());
  const { oidc, smtpUrl } = env();
  return (
    <Texts areas={["auth", "shell"]}>
      <PlainPage>
        {person ? (
          <NoMembership email={person.email} />
        ) : isHalfway ? (
          <OwedCode returnTo={returnTo ?? paths.root()} />
        ) : (
          <SignInForm
            returnTo={returnTo ?? paths.root()}
            email={one("email") ?? ""}
            error={one("error")}
            provider={oidc?.name ?? null}
            sendsMail={smtpUrl !== null}
            demo={await demoSignIns()}
          />
        )}
      </PlainPage>
    </Texts>
  );
}

import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PersonPage } from "#components/person-page.tsx";
import { Texts } from "#components/texts.tsx";
import { AccountScreen } from "#features/account/account-screen.tsx";
import { ConnectionNote } from "#features/shell/connection-note.tsx";
import { paths } from "#lib/paths.ts";
import { getSignedIn } from "#server/auth.ts";
import { getPersonCaller } from "#trpc/server.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("title") };
}

export default async function AccountPage() {
  const person = await getSignedIn();
  if (!person) redirect(paths.signIn({ returnTo: paths.account() }));
  const caller = await getPersonCaller();
  const [account, sessions] = await Promise.all([caller.account.get(), caller.account.sessions()]);
  const timeZone = person.memberships[0]?.organisation.timeZone ?? "UTC";
  return (
    <Texts areas={["account", "auth", "shell"]}>
      <PersonPage>
        <ConnectionNote timeZone={timeZone} />
        <AccountScreen account={account} sessions={sessions} timeZone={timeZone} />
      </PersonPage>
    </Texts>
  );
}

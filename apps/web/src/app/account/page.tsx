import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PersonPage } from "#components/person-page.tsx";
import { Texts } from "#components/texts.tsx";
import { AccountScreen } from "#features/account/account-screen.tsx";
import { ConnectionNote } from "#features/shell/connection-note.tsx";
import { paths } from "#lib/paths.ts";
import { getSignedIn, needsSecondFactor } from "#server/auth.ts";
import { getPersonCaller } from "#trpc/server.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AccountPage({ searchParams }: Props) {
  const person = await getSignedIn();
  if (!person) redirect(paths.signIn({ returnTo: paths.account() }));
  const caller = await getPersonCaller();
  const [account, sessions] = await Promise.all([caller.account.get(), caller.account.sessions()]);
  const key = [(await searchParams).organisation].flat()[0] ?? "";
  const asking = person.memberships.find(({ organisation }) => organisation.key === key)?.organisation;
  const demand = asking?.demandsSecondFactor
    ? { key, name: asking.name, isMet: !needsSecondFactor(person, key) }
    : null;
  const timeZone = person.memberships[0]?.organisation.timeZone ?? "UTC";
  return (
    <Texts areas={["account", "auth", "shell"]}>
      <PersonPage>
        <ConnectionNote timeZone={timeZone} />
        <AccountScreen account={account} sessions={sessions} timeZone={timeZone} demand={demand} />
      </PersonPage>
    </Texts>
  );
}

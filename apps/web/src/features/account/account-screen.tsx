import type { Account, SessionItem } from "@heard/core/accounts";
import { useTranslations } from "next-intl";
import { PageHeader } from "#components/page-header.tsx";
import { MembershipSection } from "./membership-section.tsx";
import { PasswordSection } from "./password-section.tsx";
import { ProfileForm } from "./profile-form.tsx";
import { SecondFactorSection } from "./second-factor-section.tsx";
import { SessionSection } from "./session-section.tsx";

export type AccountScreenProps = { account: Account; sessions: SessionItem[]; timeZone: string };

/** My account: who I am, how I read, how I get in, where I am in, and what I belong to. */
export function AccountScreen({ account, sessions, timeZone }: AccountScreenProps) {
  const t = useTranslations("account");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <ProfileForm account={account} />
      <PasswordSection hasPassword={account.hasPassword} />
      <SecondFactorSection hasPassword={account.hasPassword} secondFactor={account.secondFactor} />
      <SessionSection initial={sessions} timeZone={timeZone} />
      <MembershipSection memberships={account.memberships} />
    </>
  );
}

import type { Account, SessionItem } from "@heard/core/accounts";
import { useTranslations } from "next-intl";
import { PageHeader } from "#components/page-header.tsx";
import { type Demand, DemandNote } from "./demand-note.tsx";
import { IdentitySection } from "./identity-section.tsx";
import { MembershipSection } from "./membership-section.tsx";
import { PasswordSection } from "./password-section.tsx";
import { ProfileForm } from "./profile-form.tsx";
import { SecondFactorSection } from "./second-factor-section.tsx";
import { SessionSection } from "./session-section.tsx";

export type AccountScreenProps = { account: Account; sessions: SessionItem[]; timeZone: string; demand: Demand | null };

/** My account: who I am, how I read, how I get in, where I am in, and what I belong to. */
export function AccountScreen({ account, sessions, timeZone, demand }: AccountScreenProps) {
  const t = useTranslations("account");
  const secondFactor = <SecondFactorSection hasPassword={account.hasPassword} secondFactor={account.secondFactor} />;
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      {demand ? <DemandNote demand={demand} hasPassword={account.hasPassword} email={account.email} /> : null}
      {/* What is asked for stands first. */}
      {demand ? secondFactor : null}
      <ProfileForm account={account} />
      <PasswordSection hasPassword={account.hasPassword} />
      {demand ? null : secondFactor}
      {account.identities.length > 0 ? <IdentitySection identities={account.identities} timeZone={timeZone} /> : null}
      <SessionSection initial={sessions} timeZone={timeZone} />
      <MembershipSection memberships={account.memberships} />
    </>
  );
}

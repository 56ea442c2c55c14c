"use client";

import type { Account } from "@heard/core/accounts";
import { buttonStyle } from "@heard/ui/button-style";
import { Cell } from "@heard/ui/table";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { ListName, ListTable } from "#components/list-table.tsx";
import { Section, SectionHeader } from "#components/section.tsx";
import { paths } from "#lib/paths.ts";
import { useFormat } from "#lib/use-format.ts";
import { TrpcProvider } from "#trpc/client.tsx";
import { LeaveButton } from "./leave-button.tsx";

/** What one belongs to, and the way out of each. */
export function MembershipSection({ memberships }: Pick<Account, "memberships">) {
  const t = useTranslations();
  const format = useFormat("UTC");
  return (
    <Section>
      <SectionHeader
        title={t("account.memberships.title")}
        lead={memberships.length === 0 ? t("account.memberships.none") : null}
        actions={
          <Link href={paths.organisations.create()} className={buttonStyle()}>
            {t("shell.organisations.create")}
          </Link>
        }
      />
      {memberships.length === 0 ? null : (
        <ListTable
          caption={t("account.memberships.title")}
          columns={[
            { label: t("auth.setUp.organisation") },
            { label: t("account.memberships.roles"), className: "max-rail:hidden" },
            { label: "" },
          ]}
        >
          {memberships.map(({ key, name, roles, isLastOwner }) => (
            <tr key={key}>
              <ListName>
                <Link href={paths.home(key)}>{name}</Link>
                <Link href={paths.myPart(key)} className="mt-2 block font-normal text-small">
                  {t("account.memberships.letter")}
                </Link>
                <span className="block font-normal text-ink-2 text-small rail:hidden">
                  {format.list(roles.map((role) => t(`common.roles.${role}`)))}
                </span>
              </ListName>
              <Cell className="max-rail:hidden">{format.list(roles.map((role) => t(`common.roles.${role}`)))}</Cell>
              <Cell className="text-right">
                {/* Leaving is asked of the organisation itself: which one it is stands in the address of the request. */}
                <TrpcProvider organisation={key}>
                  <LeaveButton name={name} isLastOwner={isLastOwner} />
                </TrpcProvider>
              </Cell>
            </tr>
          ))}
        </ListTable>
      )}
    </Section>
  );
}

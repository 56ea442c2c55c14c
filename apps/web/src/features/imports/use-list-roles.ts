"use client";

import type { ListMapping } from "@heard/core/imports/lists/schema";
import type { SelectGroup, SelectOption } from "@heard/ui/select";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { nameIn } from "#lib/measure.ts";
import { useTRPC } from "#trpc/client.tsx";
import { roleOfListColumn } from "./list-role.ts";

const contactRoles = ["key", "name", "email", "phone", "language", "timeZone"] as const;
const suppressionRoles = ["address", "source", "at"] as const;

/** Fields and purposes of the organisation, for whoever maps a list. */
export function useDeclared() {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.contacts.declared.queryOptions(undefined, { staleTime: Infinity }));
  const inUse = <Row extends { archivedAt: Date | null }>(rows: readonly Row[] = []) =>
    rows.filter(({ archivedAt }) => archivedAt === null);
  return { fields: inUse(data?.fields), purposes: inUse(data?.purposes) };
}

/** What a column of a list can be. */
export function useListRoles(
  mapping: ListMapping,
  column: string,
): { options: (SelectOption | SelectGroup)[]; fieldKeys: string[] } {
  const t = useTranslations("listImports.roles");
  const locale = useLocale();
  const { fields, purposes } = useDeclared();
  const fieldKeys = fields.map(({ key }) => key);
  const out = { value: "ignore", label: t("ignore") };
  if (mapping.format === "heard-suppressions/1")
    return { options: [...suppressionRoles.map((value) => ({ value, label: t(value) })), out], fieldKeys };
  const own = roleOfListColumn(mapping, column);
  const made = /^attribute:(.+)$/.exec(own)?.[1];
  const isNew = made !== undefined && !fieldKeys.includes(made);
  return {
    fieldKeys,
    options: [
      ...contactRoles.map((value) => ({ value, label: t(value) })),
      ...purposes.map(({ key, name }) => ({
        value: `consent:${key}`,
        label: t("consent", { purpose: nameIn(locale, name) }),
      })),
      { value: "consentAt", label: t("consentAt") },
      { value: "consentSource", label: t("consentSource") },
      {
        label: t("fields"),
        options: [
          ...fields.map(({ key, name }) => ({ value: `attribute:${key}`, label: nameIn(locale, name) })),
          {
            value: isNew ? own : "new",
            label: t("newField", { name: (made && isNew ? mapping.names?.[made] : undefined) ?? column }),
          },
        ],
      },
      out,
    ],
  };
}

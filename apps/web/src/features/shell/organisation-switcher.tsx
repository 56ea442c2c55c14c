"use client";

import { SwitchIcon } from "@heard/ui/icons";
import { Mark } from "@heard/ui/mark";
import { MenuButton } from "@heard/ui/menu";
import { useTranslations } from "next-intl";
import { paths } from "#lib/paths.ts";

type Organisation = { key: string; name: string };

/** Whose house this is, and the way to another one of the reader's houses. */
export function OrganisationSwitcher({
  organisation,
  organisations,
}: {
  organisation: Organisation;
  organisations: readonly Organisation[];
}) {
  const t = useTranslations();
  const groups = [
    {
      id: "organisations",
      label: t("shell.organisations.yours"),
      items: organisations.map(({ key, name }) => ({
        id: key,
        label: name,
        href: paths.home(key),
        selected: key === organisation.key,
      })),
    },
    { id: "new", items: [{ id: "new", label: t("shell.organisations.create"), href: paths.organisations.create() }] },
  ];
  return (
    <MenuButton
      label={t("shell.organisations.label")}
      groups={groups}
      className="flex w-full items-center gap-3 rounded-control px-1.5 py-1 text-left transition-colors hover:bg-line/60"
    >
      <Mark />
      <span className="min-w-0 grow">
        <span className="block font-semibold text-body">{t("common.product")}</span>
        <span className="block truncate text-ink-2 text-small">{organisation.name}</span>
      </span>
      <SwitchIcon className="text-ink-3" />
    </MenuButton>
  );
}

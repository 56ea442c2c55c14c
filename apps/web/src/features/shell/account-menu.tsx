"use client";

import { localeNames, locales } from "@heard/messages/locale";
import { MenuButton } from "@heard/ui/menu";
import { useLocale, useTranslations } from "next-intl";
import { themes } from "#lib/cookies.ts";
import { paths } from "#lib/paths.ts";
import { useSignOut } from "#lib/use-sign-out.ts";
import type { Viewer } from "#server/context.ts";
import { useCommands } from "./command-layer.tsx";
import { useSetLocale, useTheme } from "./use-preference.ts";

/** The reader's own corner: account, theme, language, shortcuts, the way out. */
export function AccountMenu({ name, roles }: Pick<Viewer, "name" | "roles">) {
  const t = useTranslations();
  const locale = useLocale();
  const signOut = useSignOut();
  const [theme, setTheme] = useTheme();
  const setLocale = useSetLocale();
  const { openShortcuts } = useCommands();
  const groups = [
    { id: "account", items: [{ id: "account", label: t("shell.account.open"), href: paths.account() }] },
    {
      id: "theme",
      label: t("shell.account.theme"),
      items: themes.map((one) => ({
        id: one,
        label: t(`shell.account.${one}`),
        selected: one === theme,
        onAction: () => setTheme(one),
      })),
    },
    {
      id: "language",
      label: t("shell.account.language"),
      items: locales.map((one) => ({
        id: one,
        label: localeNames[one],
        selected: one === locale,
        onAction: () => setLocale(one),
      })),
    },
    {
      id: "more",
      items: [
        { id: "shortcuts", label: t("shell.account.shortcuts"), onAction: openShortcuts },
        { id: "sign-out", label: t("shell.account.signOut"), onAction: () => void signOut() },
      ],
    },
  ];
  return (
    <MenuButton
      label={t("shell.account.label", { name })}
      groups={groups}
      placement="top start"
      className="flex w-full items-center gap-3 rounded-control px-1.5 py-1.5 text-left transition-colors hover:bg-line/60"
    >
      <span
        aria-hidden="true"
        className="flex size-7 shrink-0 items-center justify-center rounded-full border border-line-strong font-semibold text-count text-ink-2"
      >
        {initialsOf(name)}
      </span>
      <span className="min-w-0">
        <span className="block truncate text-body">{name}</span>
        <span className="block truncate text-ink-2 text-small">{roles[0] ? t(`common.roles.${roles[0]}`) : null}</span>
      </span>
    </MenuButton>
  );
}

/** "Mara Okafor" → MO, 林静怡 → 林: what fits in a small ring. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  if (/\p{Script=Han}/u.test(name)) return [...name.trim()][0] ?? "";
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toUpperCase();
}

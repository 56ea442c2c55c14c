"use client";

import { IconButton } from "@heard/ui/icon-button";
import { CloseIcon, MenuIcon, SearchIcon } from "@heard/ui/icons";
import { Mark } from "@heard/ui/mark";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { useCommands } from "./command-layer.tsx";
import type { Place } from "./navigation.ts";

export type PhoneBarProps = {
  places: Place[];
  /** The places as the rail lists them, made by the server: their icons are no part of the page’s script. */
  list: ReactNode;
  switcher: ReactNode;
  account: ReactNode;
};

/** The rail on a phone: a bar with the mark, the search and a menu that covers the page. */
export function PhoneBar({ places, list, switcher, account }: PhoneBarProps) {
  const t = useTranslations();
  const { openPalette } = useCommands();
  const pathname = usePathname();
  const menu = useRef<HTMLDialogElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu closes because the page changed
  useEffect(() => menu.current?.close(), [pathname]);
  const here = places
    .flatMap((place) => [place, ...place.children])
    .findLast(({ key, href }) => pathname === href || (key !== "home" && pathname.startsWith(`${href}/`)));
  return (
    <div
      className="sticky top-0 z-30 flex h-13 items-center gap-2 border-line border-b bg-rail pr-1 pl-4 rail:hidden"
      data-print="hide"
    >
      <Mark />
      <span className="min-w-0 grow truncate font-semibold text-body">
        {here ? t(`shell.places.${here.key}`) : t("common.product")}
      </span>
      <IconButton label={t("shell.searchOrJump")} icon={<SearchIcon />} className="size-11" onClick={openPalette} />
      <IconButton
        label={t("shell.menu")}
        icon={<MenuIcon />}
        className="size-11"
        onClick={() => menu.current?.showModal()}
      />
      <dialog
        ref={menu}
        aria-label={t("shell.menu")}
        className="m-0 ml-auto h-dvh max-h-none w-72 max-w-[85vw] bg-rail p-3 text-ink"
      >
        <div className="flex h-full flex-col">
          <div className="mb-3 flex items-center gap-1">
            <div className="min-w-0 grow">{switcher}</div>
            <IconButton
              label={t("shell.closeMenu")}
              icon={<CloseIcon />}
              className="size-11"
              onClick={() => menu.current?.close()}
            />
          </div>
          <nav aria-label={t("shell.navigation")} className="-m-1 min-h-0 grow overflow-y-auto p-1">
            {list}
          </nav>
          {account}
        </div>
      </dialog>
    </div>
  );
}

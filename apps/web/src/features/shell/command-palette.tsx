"use client";

import { SearchIcon } from "@heard/ui/icons";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Autocomplete, useFilter } from "react-aria-components/Autocomplete";
import { Dialog } from "react-aria-components/Dialog";
import { Header, Menu, MenuItem, MenuSection } from "react-aria-components/Menu";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { Input, SearchField } from "react-aria-components/SearchField";
import { paths } from "#lib/paths.ts";
import type { Place } from "./navigation.ts";
import type { SettingsPlace } from "./settings-places.ts";

export type CommandPaletteProps = {
  organisation: string;
  places: Place[];
  settings: SettingsPlace[];
  onClose: () => void;
};

/** Type a few letters, go. What is no page is a search in the comments. */
export default function CommandPalette({ organisation, places, settings, onClose }: CommandPaletteProps) {
  const t = useTranslations();
  const router = useRouter();
  const { contains } = useFilter({ sensitivity: "base" });
  const [query, setQuery] = useState("");
  const go = (href: string) => {
    onClose();
    router.push(href);
  };
  const sections = useSections(places, settings);
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => !open && onClose()}
      className="fixed inset-0 z-50 bg-scrim"
    >
      <Modal className="mx-auto mt-[12vh] w-[min(36rem,calc(100vw-2rem))] overflow-hidden rounded-block bg-raised shadow-raised">
        <Dialog aria-label={t("shell.palette.title")} className="outline-none">
          <Autocomplete
            inputValue={query}
            onInputChange={setQuery}
            filter={(text, typed) => text.startsWith("?") || contains(text, typed)}
          >
            <SearchField
              aria-label={t("shell.palette.title")}
              autoFocus
              className="flex items-center gap-3 border-line border-b px-4 text-ink-3"
            >
              <SearchIcon />
              <Input
                placeholder={t("shell.palette.placeholder")}
                className="h-12 grow bg-transparent text-comment text-ink outline-none placeholder:text-ink-3 [&::-webkit-search-cancel-button]:hidden"
              />
            </SearchField>
            <Menu className="max-h-80 overflow-auto py-2 outline-none">
              {sections.map(({ id, title, pages }) => (
                <MenuSection key={id} className="not-first:mt-2">
                  <Header className="px-4 py-1 text-ink-3 text-small">{title}</Header>
                  {pages.map((page) => (
                    <MenuItem
                      key={page.id}
                      id={page.id}
                      textValue={`${page.label} ${page.group}`}
                      onAction={() => go(page.href)}
                      className={row}
                    >
                      {page.label}
                    </MenuItem>
                  ))}
                </MenuSection>
              ))}
              {query.trim() === "" ? null : (
                <MenuItem
                  id="search-in-comments"
                  textValue={`?${query}`}
                  onAction={() => go(paths.comments(organisation, { q: query.trim() }))}
                  className={row}
                >
                  {t("shell.palette.searchComments", { query: query.trim() })}
                </MenuItem>
              )}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

type Page = {
  id: string;
  label: string;
  /** What it stands under, by which it is found too. */
  group: string;
  href: string;
};

/** The pages of the rail, then those of Settings. */
function useSections(
  places: readonly Place[],
  settings: readonly SettingsPlace[],
): { id: string; title: string; pages: Page[] }[] {
  const t = useTranslations("shell");
  const inRail = places
    .filter(({ key }) => key !== "settings")
    .flatMap((place) => (place.children.length === 0 ? [place] : place.children).map((page) => ({ page, place })));
  return [
    {
      id: "places",
      title: t("palette.go"),
      pages: [
        ...inRail.map(({ page, place }) => ({
          id: page.key,
          label: t(`places.${page.key}`),
          group: t(`places.${place.key}`),
          href: page.href,
        })),
        { id: "account", label: t("places.account"), group: "", href: paths.account() },
      ],
    },
    {
      id: "settings",
      title: t("places.settings"),
      pages: settings.map(({ key, href }) => ({
        id: `settings-${key}`,
        label: t(`settings.${key}`),
        group: t("places.settings"),
        href,
      })),
    },
  ];
}

const row =
  "flex min-h-9 cursor-pointer items-center px-4 text-body outline-none data-focused:bg-accent-soft data-focused:text-accent pointer-coarse:min-h-11";

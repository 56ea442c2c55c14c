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

export type CommandPaletteProps = { organisation: string; places: Place[]; onClose: () => void };

/** Type a few letters, go. What is no page is a search in the comments. */
export default function CommandPalette({ organisation, places, onClose }: CommandPaletteProps) {
  const t = useTranslations();
  const router = useRouter();
  const { contains } = useFilter({ sensitivity: "base" });
  const [query, setQuery] = useState("");
  const go = (href: string) => {
    onClose();
    router.push(href);
  };
  const pages = [
    ...places
      .flatMap((place) => (place.children.length === 0 ? [place] : place.children))
      .map(({ key, href }) => ({
        id: key as string,
        label: t(`shell.places.${key}`),
        href,
      })),
    { id: "account", label: t("shell.places.account"), href: paths.account() },
  ];
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
                className="h-12 grow bg-transparent text-comment text-ink outline-none placeholder:text-ink-3"
              />
            </SearchField>
            <Menu className="max-h-80 overflow-auto py-2 outline-none">
              <MenuSection>
                <Header className="px-4 py-1 text-ink-3 text-small">{t("shell.palette.go")}</Header>
                {pages.map(({ id, label, href }) => (
                  <MenuItem key={id} id={id} textValue={label} onAction={() => go(href)} className={row}>
                    {label}
                  </MenuItem>
                ))}
                {query.trim() === "" ? null : (
                  <MenuItem
                    id="comments"
                    textValue={`?${query}`}
                    onAction={() => go(paths.comments(organisation, { q: query.trim() }))}
                    className={row}
                  >
                    {t("shell.palette.searchComments", { query: query.trim() })}
                  </MenuItem>
                )}
              </MenuSection>
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

const row =
  "flex min-h-9 cursor-pointer items-center px-4 text-body outline-none data-focused:bg-accent-soft data-focused:text-accent pointer-coarse:min-h-11";

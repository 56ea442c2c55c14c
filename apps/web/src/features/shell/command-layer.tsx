"use client";

import { cx } from "@heard/ui/cx";
import { SearchIcon } from "@heard/ui/icons";
import { KeyHint } from "@heard/ui/key-hint";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import type { Place } from "./navigation.ts";
import type { SettingsPlace } from "./settings-places.ts";

const CommandPalette = latePart(() => import("./command-palette.tsx"), MissingDialog);
const ShortcutList = latePart(() => import("./shortcut-list.tsx"), MissingDialog);

type Commands = { openPalette: () => void; openShortcuts: () => void };
const CommandContext = createContext<Commands>({ openPalette: () => {}, openShortcuts: () => {} });

/** Opens the palette and the list of shortcuts from anywhere below the shell. */
export const useCommands = () => useContext(CommandContext);

/** Listens for Ctrl/⌘ K, `/` and `?`. Palette and list are loaded when they are first wanted. */
export function CommandLayer({
  organisation,
  places,
  settings,
  children,
}: {
  organisation: string;
  places: Place[];
  settings: SettingsPlace[];
  children: ReactNode;
}) {
  const [shown, setShown] = useState<"palette" | "shortcuts" | null>(null);
  const commands = useMemo(
    () => ({ openPalette: () => setShown("palette"), openShortcuts: () => setShown("shortcuts") }),
    [],
  );
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const command = commandOf(event);
      if (!command) return;
      event.preventDefault();
      if (command === "search" && focusSearch()) return;
      setShown(command === "shortcuts" ? "shortcuts" : "palette");
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  const close = () => setShown(null);
  return (
    <CommandContext value={commands}>
      {children}
      {shown === "palette" ? (
        <CommandPalette organisation={organisation} places={places} settings={settings} onClose={close} />
      ) : null}
      {shown === "shortcuts" ? <ShortcutList onClose={close} /> : null}
    </CommandContext>
  );
}

/** What a key stroke asks for. Plain keys mean nothing while somebody types. */
function commandOf(
  event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "target">,
): "palette" | "search" | "shortcuts" | null {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") return "palette";
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return null;
  if (event.key === "/") return "search";
  return event.key === "?" ? "shortcuts" : null;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [role=textbox]") !== null
  );
}

/** A page that has a search of its own marks it with `data-search`. */
function focusSearch(): boolean {
  const own = document.querySelector<HTMLElement>("[data-search]");
  own?.focus();
  return own !== null;
}

/** Looks like a search field, opens the palette. */
export function SearchButton({ className }: { className?: string }) {
  const t = useTranslations("shell");
  const { openPalette } = useCommands();
  const [modifier, setModifier] = useState("Ctrl");
  useEffect(() => {
    if (/Mac|iPhone|iPad/.test(navigator.platform)) setModifier("⌘");
  }, []);
  return (
    <button
      type="button"
      onClick={openPalette}
      onPointerEnter={CommandPalette.preload}
      className={cx(
        "flex min-h-8 w-full items-center gap-2 rounded-control border border-control bg-raised px-2.5 text-ui text-ink-3",
        "transition-colors hover:border-ink-3 hover:text-ink-2",
        className,
      )}
    >
      <SearchIcon />
      <span className="min-w-0 grow truncate text-left">{t("searchOrJump")}</span>
      <KeyHint>{`${modifier} K`}</KeyHint>
    </button>
  );
}

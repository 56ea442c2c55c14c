"use client";

import type { Theme, ThemeTree } from "@heard/core/themes";
import { Button } from "@heard/ui/button";
import { buttonStyle } from "@heard/ui/button-style";
import { ClockIcon, PlusIcon } from "@heard/ui/icons";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { createContext, type KeyboardEvent, type ReactNode, useContext, useState } from "react";
import { RowMenu } from "#components/row-menu.tsx";
import { nameIn } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import { isLeaf } from "./theme-tree.ts";
import { useThemeEdits } from "./use-theme-edits.ts";

const MoveDialog = latePart(() => import("./move-dialog.tsx"), MissingDialog);
const SplitDialog = latePart(() => import("./split-dialog.tsx"), MissingDialog);
const HistoryDialog = latePart(() => import("./history-dialog.tsx"), MissingDialog);

export type TreeProps = { organisation: string; timeZone: string; tree: ThemeTree };
type Asked = { what: "move" | "merge" | "split"; theme: Theme };
type Editing = TreeProps & { ask: (asked: Asked) => void };
const Context = createContext<Editing | null>(null);

/** Lets what is inside edit the tree. Without it a screen shows the same and edits nothing. */
export function ThemeEditing({ children, ...props }: TreeProps & { children: ReactNode }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const { themes } = props.tree;
  const close = () => setAsked(null);
  return (
    <Context value={{ ...props, ask: setAsked }}>
      {children}
      {asked?.what === "split" ? <SplitDialog theme={asked.theme} onClose={close} /> : null}
      {asked?.what === "move" || asked?.what === "merge" ? (
        <MoveDialog what={asked.what} theme={asked.theme} themes={themes} onClose={close} />
      ) : null}
    </Context>
  );
}

/** A new theme, for whoever may, and every version that there was. */
export function TreeActions({
  organisation,
  timeZone,
  canEdit,
}: Pick<TreeProps, "organisation" | "timeZone"> & { canEdit: boolean }) {
  const t = useTranslations("themeEditor");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      {canEdit ? (
        <Link href={paths.themeRule(organisation)} className={buttonStyle()}>
          <PlusIcon className="text-ink-3" />
          {t("newTitle")}
        </Link>
      ) : null}
      <Button icon={<ClockIcon className="text-ink-3" />} onClick={() => setOpen(true)}>
        {t("history.action")}
      </Button>
      {isOpen ? <HistoryDialog {...{ organisation, timeZone, canEdit }} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** What can be done with one theme; nothing for whoever edits none. */
export function ThemeMenu({ theme: key }: { theme: string }) {
  const editing = useContext(Context);
  const theme = editing?.tree.themes.find((one) => one.key === key);
  return editing && theme ? <Menu {...editing} theme={theme} /> : null;
}

function Menu({ organisation, tree, ask, theme }: Editing & { theme: Theme }) {
  const t = useTranslations("themeEditor.menu");
  const done = useTranslations("themeEditor.done");
  const { client, run } = useThemeEdits();
  const name = nameIn(useLocale(), theme.name);
  const archive = () => void run(() => client.archive.mutate({ key: theme.key }), done("archived", { name }));
  return (
    <RowMenu
      label={t("label", { name })}
      groups={[
        {
          id: "self",
          items: [{ id: "edit", label: t("edit"), href: paths.themeRule(organisation, { theme: theme.key }) }],
        },
        {
          id: "tree",
          items: [
            { id: "move", label: t("move"), onAction: () => ask({ what: "move", theme }) },
            { id: "merge", label: t("merge"), onAction: () => ask({ what: "merge", theme }) },
            { id: "split", label: t("split"), onAction: () => ask({ what: "split", theme }) },
          ],
        },
        {
          id: "away",
          items: [
            {
              id: "archive",
              label: t("archive"),
              onAction: archive,
              disabledReason: isLeaf(tree.themes, theme.key) ? undefined : t("notEmpty"),
            },
          ],
        },
      ]}
    />
  );
}

/** The name of a theme in its row: with Alt and an arrow it goes into the one above it, or out of the one that it is in. */
export function ThemeKeys({
  theme: key,
  above,
  children,
}: {
  theme: string;
  above: string | null;
  children: ReactNode;
}) {
  const editing = useContext(Context);
  const done = useTranslations("themeEditor.done");
  const locale = useLocale();
  const { client, run } = useThemeEdits();
  const theme = editing?.tree.themes.find((one) => one.key === key);
  if (!editing || !theme) return children;
  const named = (one: string | null) => editing.tree.themes.find((other) => other.key === one);
  const parents = { ArrowRight: above, ArrowLeft: named(theme.parent)?.parent ?? null };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== "ArrowRight" && event.key !== "ArrowLeft")) return;
    // Alt and Left would leave the page, even where there is nowhere to move to.
    event.preventDefault();
    const parent = parents[event.key];
    if (parent === theme.parent || (event.key === "ArrowRight" && parent === null)) return;
    const into = named(parent);
    const words = { name: nameIn(locale, theme.name), group: into ? nameIn(locale, into.name) : "" };
    void run(
      () => client.move.mutate({ key, parent, to: 1000 }),
      into ? done("movedInto", words) : done("movedOut", words),
    );
  };
  // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the link inside, which says them
  return <span onKeyDown={onKeyDown}>{children}</span>;
}

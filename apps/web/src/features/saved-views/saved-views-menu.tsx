"use client";

import type { SavedViewItem, SavedViewScreen } from "@heard/core/saved-views";
import { normalQuery } from "@heard/core/saved-views/rules";
import { cx } from "@heard/ui/cx";
import { BookmarkIcon, ChevronDownIcon, EditIcon, PlusIcon } from "@heard/ui/icons";
import { latePart } from "@heard/ui/late-part";
import { type MenuAction, MenuButton, type MenuGroup } from "@heard/ui/menu";
import { MissingDialog } from "@heard/ui/missing-part";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "#trpc/client.tsx";

const SaveViewDialog = latePart(() => import("./save-view-dialog.tsx"), MissingDialog);
const ManageViewsDialog = latePart(() => import("./manage-views-dialog.tsx"), MissingDialog);

export type SavedViewsMenuProps = {
  screen: SavedViewScreen;
  /** What stands behind the question mark of this very view. */
  query: string;
  canShare: boolean;
  onOpen: (query: string) => void;
};

/** The saved views of a screen, in its filter bar: which one is open, the others, and keeping this one. */
export function SavedViewsMenu({ screen, query, canShare, onOpen }: SavedViewsMenuProps) {
  const t = useTranslations("savedViews");
  const trpc = useTRPC();
  const { data: views = [] } = useQuery(trpc.savedViews.list.queryOptions({ screen }));
  const [dialog, setDialog] = useState<"save" | "manage" | null>(null);
  const here = normalQuery(query);
  const current = views.find((view) => view.query === here);
  const itemOf = (view: SavedViewItem): MenuAction => ({
    id: String(view.id),
    label: view.name,
    selected: view === current,
    onAction: () => onOpen(view.query),
    ...(view.isOwn ? {} : { hint: view.madeBy ? t("sharedBy", { name: view.madeBy }) : t("sharedByAll") }),
  });
  const [own, others] = [views.filter(({ isOwn }) => isOwn), views.filter(({ isOwn }) => !isOwn)];
  const groups: MenuGroup[] = [
    ...(own.length > 0 ? [{ id: "own", label: t("yours"), items: own.map(itemOf) }] : []),
    ...(others.length > 0 ? [{ id: "shared", label: t("shared"), items: others.map(itemOf) }] : []),
    {
      id: "keep",
      items: [
        {
          id: "save",
          label: t("save"),
          icon: <PlusIcon />,
          onAction: () => setDialog("save"),
          ...(views.length === 0 ? { hint: t("none") } : {}),
        },
        { id: "manage", label: t("manage"), icon: <EditIcon />, onAction: () => setDialog("manage") },
      ],
    },
  ];
  const close = () => setDialog(null);
  return (
    <>
      <MenuButton
        label={t("label")}
        groups={groups}
        className={cx(
          "flex min-h-7.5 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-chip px-2 text-ink-2 text-ui transition-colors hover:text-ink pointer-coarse:min-h-11",
          current && "bg-accent-soft",
        )}
      >
        <BookmarkIcon className="size-3.5" />
        {current ? (
          <>
            {t("one")} <span className="max-w-56 truncate font-medium text-ink">{current.name}</span>
          </>
        ) : (
          t("label")
        )}
        <ChevronDownIcon className="size-3.5" />
      </MenuButton>
      {dialog === "save" ? <SaveViewDialog screen={screen} query={query} canShare={canShare} onClose={close} /> : null}
      {dialog === "manage" ? <ManageViewsDialog screen={screen} canShare={canShare} onClose={close} /> : null}
    </>
  );
}

"use client";

import { cx } from "@heard/ui/cx";
import { ChevronDownIcon } from "@heard/ui/icons";
import { MenuButton, type MenuGroup } from "@heard/ui/menu";

/** A filter with one value, as those of the filter bar look. */
export function FilterMenu({
  label,
  shown,
  all,
  groups,
}: {
  label: string;
  shown: string | null;
  all: string;
  groups: MenuGroup[];
}) {
  return (
    <MenuButton
      label={label}
      groups={groups}
      className={cx(
        "flex min-h-7.5 shrink-0 items-center gap-1.5 rounded-chip px-2 text-ink-2 text-ui whitespace-nowrap hover:text-ink pointer-coarse:min-h-11",
        shown && "bg-accent-soft",
      )}
    >
      {label} <span className="font-medium text-ink">{shown ?? all}</span>
      <ChevronDownIcon className="size-3.5" />
    </MenuButton>
  );
}

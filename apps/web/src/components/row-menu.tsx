import { MoreIcon } from "@heard/ui/icons";
import { MenuButton, type MenuButtonProps } from "@heard/ui/menu";

/** What can be done with one row, behind three dots that say whose they are. */
export function RowMenu({ label, groups }: Pick<MenuButtonProps, "label" | "groups">) {
  return (
    <MenuButton
      label={label}
      // Relative: the words for screen readers stand inside it, whatever scrolls around.
      className="relative inline-flex size-8 items-center justify-center rounded-control text-ink-2 transition-colors hover:bg-sunk hover:text-ink aria-expanded:bg-sunk pointer-coarse:size-11"
      placement="bottom end"
      groups={groups}
    >
      <MoreIcon />
      <span className="sr-only">{label}</span>
    </MenuButton>
  );
}

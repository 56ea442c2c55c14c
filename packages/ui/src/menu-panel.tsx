"use client";

import type { ReactNode, RefObject } from "react";
import { Header, Menu, MenuItem, MenuSection, Separator, Text } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { cx } from "./cx.ts";
import { CheckIcon } from "./icons.tsx";
import { portalOf } from "./portal-of.ts";

export type MenuAction = {
  id: string;
  label: string;
  hint?: string;
  icon?: ReactNode;
  /** A place to go; otherwise `onAction` is called. */
  href?: string;
  onAction?: () => void;
  /** Carries a check: the one that is in force. */
  selected?: boolean;
  danger?: boolean;
  /** Why it cannot be chosen; stands where the hint would. */
  disabledReason?: string | undefined;
};

export type MenuGroup = { id: string; label?: string; items: MenuAction[] };

export type MenuPanelProps = {
  triggerRef: RefObject<HTMLElement | null>;
  label: string;
  groups: MenuGroup[];
  placement?: "bottom start" | "bottom end" | "top start";
  onClose: () => void;
};

/** The open list of a menu: roving focus, typing ahead and placement by react-aria. Loaded when it first opens. */
export default function MenuPanel({ triggerRef, label, groups, placement = "bottom start", onClose }: MenuPanelProps) {
  return (
    <Popover
      triggerRef={triggerRef}
      {...portalOf(triggerRef)}
      isOpen
      onOpenChange={(open) => !open && onClose()}
      placement={placement}
      offset={6}
      className="min-w-48 max-w-80 overflow-auto rounded-block bg-raised py-1 text-ink shadow-raised outline-none"
    >
      <Menu aria-label={label} onClose={onClose} className="outline-none" autoFocus="first">
        {groups.map((group, index) => (
          <MenuSection key={group.id} aria-label={group.label ?? label}>
            {index > 0 ? <Separator className="my-1 h-px bg-line" /> : null}
            {group.label ? <Header className="px-3 py-1 text-ink-3 text-small">{group.label}</Header> : null}
            {group.items.map((item) => (
              <MenuRow key={item.id} {...item} />
            ))}
          </MenuSection>
        ))}
      </Menu>
    </Popover>
  );
}

function MenuRow({ id, label, hint, icon, href, onAction, selected, danger, disabledReason }: MenuAction) {
  const small = disabledReason ?? hint;
  return (
    <MenuItem
      id={id}
      textValue={label}
      isDisabled={disabledReason !== undefined}
      {...(href ? { href } : {})}
      {...(onAction ? { onAction } : {})}
      className={cx(
        "flex min-h-8 cursor-pointer items-center gap-2 px-3 py-1 text-ui no-underline outline-none",
        "data-focused:bg-sunk pointer-coarse:min-h-11",
        "data-disabled:cursor-not-allowed",
        disabledReason ? "text-ink-3" : danger ? "text-danger" : "text-ink",
      )}
    >
      {icon}
      <span className="min-w-0 grow">
        <Text slot="label" className="block truncate">
          {label}
        </Text>
        {small ? (
          <Text slot="description" className="block text-ink-3 text-small">
            {small}
          </Text>
        ) : null}
      </span>
      {selected ? <CheckIcon className="text-accent" /> : null}
    </MenuItem>
  );
}

import type { RefObject } from "react";

/** Where a floating panel is put: into the modal dialog that its button stands in, if any, for a dialog covers the whole page. */
export function portalOf(trigger: RefObject<HTMLElement | null>): { UNSTABLE_portalContainer?: Element } {
  const dialog = trigger.current?.closest("dialog");
  return dialog ? { UNSTABLE_portalContainer: dialog } : {};
}

const widestPhone = 600;

/** What somebody looks at the page with, as far as a page can tell. */
export function deviceKind(): "phone" | "tablet" | "computer" {
  if (!matchMedia("(pointer:coarse)").matches) return "computer";
  return Math.min(screen.width, screen.height) < widestPhone ? "phone" : "tablet";
}

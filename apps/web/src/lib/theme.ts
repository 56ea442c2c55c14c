import type { Theme } from "./cookies.ts";

/** Shows the page in a theme, at once. */
export function showTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

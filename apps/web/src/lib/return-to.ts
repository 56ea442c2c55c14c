/**
 * Where to go after signing in, or `null` for an address that leads away from here: it comes from the address bar, so anybody can have
 * written it.
 */
export function safeReturnTo(text: string | null | undefined): string | null {
  if (!text?.startsWith("/")) return null;
  const here = "http://here.invalid";
  const url = URL.canParse(text, here) ? new URL(text, here) : null;
  if (url?.origin !== here) return null;
  const view = url.pathname + url.search + url.hash;
  // Without its dots a path may begin with two strokes: a browser reads what follows as a host.
  return view.startsWith("//") ? null : view;
}

/**
 * Puts a text into the clipboard. Browsers hand theirs only to pages that came by https or from this machine; elsewhere the text is selected and
 * copied as a hand would do it.
 */
export async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "sr-only";
  // Beyond an open dialog nothing can be selected.
  const place = document.activeElement?.closest("dialog") ?? document.body;
  const before = document.activeElement;
  place.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
  if (before instanceof HTMLElement) before.focus();
}

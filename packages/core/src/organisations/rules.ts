/** Fewer people than this are never shown as a number, whatever an organisation sets. */
export const lowestHideBelow = 5;

/** How long an export is proof that everything was taken away before an organisation is deleted. */
export const exportHours = 24;

/** What the file with everything of an organisation is called. */
export const archiveName = (key: string, at: Date): string => `${key}-everything-${at.toISOString().slice(0, 10)}.zip`;

/** The key under which a deleted organisation stands, so that its own can be used again. */
export const deletedKey = (id: number): string => `deleted-${id}`;

/** What has to be typed to delete an organisation: its name, whatever spaces are around or inside. */
export function isNameTyped(typed: string, name: string): boolean {
  const plain = (text: string) => text.normalize("NFC").replace(/\s+/gu, " ").trim();
  return plain(typed) === plain(name);
}

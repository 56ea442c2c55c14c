/** Hands a file to the browser, which puts it where the reader's downloads go. */
export function saveFile(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser has its own hold on what it saves.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

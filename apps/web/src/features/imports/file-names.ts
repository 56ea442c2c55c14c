import type { FileProfile } from "@heard/core/imports/mapping/file-profile";

const encodings = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16 LE",
  "utf-16be": "UTF-16 BE",
  gb18030: "GB18030",
  big5: "Big5",
  "windows-1252": "Windows-1252",
} as const;

/** The encodings that a file can be read in, by their usual names. */
export const encodingOptions = Object.entries(encodings).map(([value, label]) => ({ value, label }));
export const encodingName = (encoding: string): string => encodings[encoding as keyof typeof encodings] ?? encoding;

const delimiters = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe" } as const;

/** The delimiters that a file can be divided by, each with the key of its name. */
export const delimiterOptions = Object.entries(delimiters).map(([value, name]) => ({ value, name }));
export const delimiterName = (delimiter: FileProfile["delimiter"]) => (delimiter ? delimiters[delimiter] : null);

import type { ImportKind } from "@heard/db/schema/imports";
import { contactsFormat, suppressionsFormat } from "../lists/schema.ts";
import type { KindOfImport } from "./kind.ts";
import { contactsKind, suppressionsKind } from "./lists.ts";
import { responsesKind } from "./responses.ts";

const kinds = { responses: responsesKind, contacts: contactsKind, suppressions: suppressionsKind };

/** What a kind of import does where kinds differ. A batch and its mapping are of one kind, so each gets back what it has made. */
export const kindOfImport = (kind: ImportKind): KindOfImport => kinds[kind] as KindOfImport;

/** What a mapping is for, by the format that it names; one that names none of a list is held against the format of responses. */
export function kindOfMapping(mapping: unknown): ImportKind {
  const format = typeof mapping === "object" && mapping !== null && "format" in mapping ? mapping.format : null;
  if (format === contactsFormat) return "contacts";
  return format === suppressionsFormat ? "suppressions" : "responses";
}

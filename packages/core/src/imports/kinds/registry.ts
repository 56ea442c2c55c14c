import type { ImportKind } from "@heard/db/schema/imports";
import type { KindOfImport } from "./kind.ts";
import { contactsKind, suppressionsKind } from "./lists.ts";
import { responsesKind } from "./responses.ts";

const kinds = { responses: responsesKind, contacts: contactsKind, suppressions: suppressionsKind };

/** What a kind of import does where kinds differ. A batch and its mapping are of one kind, so each gets back what it has made. */
export const kindOfImport = (kind: ImportKind): KindOfImport => kinds[kind] as KindOfImport;

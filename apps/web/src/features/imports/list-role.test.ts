import type { ContactsMapping } from "@heard/core/imports/lists/schema";
import { expect, test } from "vitest";
import { asNewField, roleOfListColumn, setDateForm, setListRole } from "./list-role.ts";

const mapping: ContactsMapping = {
  format: "heard-contacts/1",
  file: { headerRows: 1 },
  missing: [""],
  existing: "update",
  constants: {},
  create: [],
  columns: [
    { column: "id", as: "key" },
    { column: "mail", as: "email" },
    { column: "work mail", as: "ignore" },
    { column: "joined", as: "attribute", field: "joined", kind: "date", format: null },
  ],
};

test("a part that another column had goes to the one that gets it, and the order of the file stays", () => {
  const changed = setListRole(mapping, "work mail", "email", null);
  expect(changed.columns).toEqual([
    { column: "id", as: "key" },
    { column: "mail", as: "ignore" },
    { column: "work mail", as: "email" },
    mapping.columns[3],
  ]);
  expect(roleOfListColumn(changed, "work mail")).toBe("email");
});

test("fields and purposes are said with their keys", () => {
  const changed = setListRole(
    setListRole(mapping, "mail", "consent:surveys", null),
    "work mail",
    "attribute:tier",
    null,
  );
  expect(roleOfListColumn(changed, "mail")).toBe("consent:surveys");
  expect(roleOfListColumn(changed, "work mail")).toBe("attribute:tier");
  expect(roleOfListColumn(changed, "nowhere")).toBe("ignore");
});

test("a new field gets a key that is free, and its column's name", () => {
  const changed = asNewField(mapping, "work mail", ["work-mail"]);
  expect(changed.columns[2]).toEqual({ column: "work mail", as: "attribute", field: "work-mail-2", kind: "text" });
  expect(changed.names).toEqual({ "work-mail-2": "work mail" });
});

test("the form of dates is set where there are dates", () => {
  expect(setDateForm(mapping, "joined", "dd/MM/yyyy").columns[3]).toMatchObject({ format: "dd/MM/yyyy" });
  expect(setDateForm(mapping, "id", "dd/MM/yyyy").columns[0]).toEqual({ column: "id", as: "key" });
});

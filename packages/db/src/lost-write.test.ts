import { expect, test } from "vitest";
import { isLostStart, isLostWrite } from "./lost-write.ts";

const thrown = (message: string, frame: string, kind: ErrorConstructor = TypeError) =>
  Object.assign(new kind(message), {
    stack: `${kind.name}: ${message}\n    at ${frame}\n    at process.processImmediate`,
  });
const message = "Cannot read properties of null (reading 'write')";
const place = "file:///app/node_modules/postgres/src/connection.js:255:22";

test("the one fault of the driver is told from every other error, also from those that pass through the driver", () => {
  expect(isLostWrite(thrown(message, `Immediate.nextWrite (${place})`))).toBe(true);
  expect(isLostWrite(thrown(message, `nextWrite (${place})`))).toBe(true);
  for (const other of [
    thrown(message, `Immediate.nextWrite (${place})`, Error),
    thrown("Cannot read properties of undefined (reading 'replace')", `queryError (${place})`),
    thrown(message, `Socket.data (${place})`),
    thrown(message, "Immediate.nextWrite (file:///app/packages/core/src/imports/read.ts:1:1)"),
    thrown("x is not a function", `rowsOf (file:///app/core/read.ts:3:5)\n    at Immediate.nextWrite (${place})`),
    message,
    null,
  ])
    expect(isLostWrite(other)).toBe(false);
});

test("a connection that broke before its first question was answered is told from every other query that broke", () => {
  const broken = (query: unknown) => Object.defineProperty(new Error("read ECONNRESET"), "query", { value: query });
  expect(
    isLostStart(broken("\n      select b.oid, b.typarray\n      from pg_catalog.pg_type a\n      left join")),
  ).toBe(true);
  for (const other of [
    broken("select b.oid, b.typarray from mine"),
    broken("select 1 -- select b.oid, b.typarray from pg_catalog.pg_type a "),
    broken(7),
    new Error("read ECONNRESET"),
    null,
  ])
    expect(isLostStart(other)).toBe(false);
});

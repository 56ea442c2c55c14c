import { expect, test } from "vitest";
import { personPattern } from "./rules.ts";

const finds = (wanted: string, text: string) => new RegExp(personPattern(wanted), "i").test(text);

test.each([
  ["+351 912 345 678", "ring 912-345-678 please", true],
  ["+351912345678", "(0912) 345678", true],
  ["+351912345678", "912 345 679", false],
  ["Ada Lovelace", "I am ADA  lovelace.", true],
  ["Ada Lovelace", "Adam Lovelace", false],
  ["ada.l@example.org", "to Ada.L@Example.org", true],
  ["ada.l@example.org", "to adaxl@example.org", false],
  ["Ada Lovelace", "Ada\nLovelace", true],
  ["Ada Lovelace", JSON.stringify("Ada\r\nLovelace"), true],
  ["+351912345678", JSON.stringify("912\n345 678"), true],
  ['Sean "Jack" Doe', 'Sean "Jack" Doe', true],
  ['Sean "Jack" Doe', JSON.stringify('Sean "Jack" Doe'), true],
  ["A\\B Smith", JSON.stringify("A\\B Smith"), true],
  ["A\\B Smith", "AB Smith", false],
  ["欧阳娜娜", "我是欧阳娜娜，请回电", true],
])("%s in “%s”: %s", (wanted, text, found) => {
  expect(finds(wanted, text)).toBe(found);
});

test.each(["", " a ", "x".repeat(201)])("what tells nobody from another is refused: “%s”", (text) => {
  expect(() => personPattern(text)).toThrow("is not");
});

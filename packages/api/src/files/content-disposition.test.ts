import { expect, test } from "vitest";
import { contentDisposition } from "./content-disposition.ts";

test.each([
  ["reviews.csv", `attachment; filename="reviews.csv"; filename*=UTF-8''reviews.csv`],
  ["评价 1.csv", `attachment; filename="__ 1.csv"; filename*=UTF-8''%E8%AF%84%E4%BB%B7%201.csv`],
  [`a"b\\c%.csv`, `attachment; filename="a_b_c_.csv"; filename*=UTF-8''a%22b%5Cc%25.csv`],
  ["it's (1)*.csv", `attachment; filename="it's (1)*.csv"; filename*=UTF-8''it%27s%20%281%29%2A.csv`],
  ["a\r\nSet-Cookie: x", `attachment; filename="a__Set-Cookie: x"; filename*=UTF-8''a%0D%0ASet-Cookie%3A%20x`],
  ["half \ud83d", `attachment; filename="half _"; filename*=UTF-8''half%20%EF%BF%BD`],
])("a download called %j is saved under that name", (name, header) => {
  expect(contentDisposition(name)).toBe(header);
});

import { expect, test } from "vitest";
import { checkVersionFloors } from "./check-version-floors.ts";
import { repositoryOf } from "./repository.ts";

const findings = (path: string, version: string) =>
  checkVersionFloors
    .find(repositoryOf({ "package-lock.json": JSON.stringify({ packages: { [path]: { version } } }) }))
    .map(({ message }) => message);

test.each([
  ["node_modules/next", "16.4.1"],
  ["node_modules/next", "16.10.0"],
  ["node_modules/@trpc/server", "11.22.1"],
  ["node_modules/next-intl", "4.14.8"],
])("%s %s stands above its floor", (path, version) => {
  expect(findings(path, version)).toEqual([]);
});

test.each([
  ["node_modules/next", "16.4.0"],
  ["node_modules/next", "16.4.1-canary.3"],
  ["node_modules/a/node_modules/nodemailer", "6.9.16"],
])("%s %s is found", (path, version) => {
  expect(findings(path, version)).toHaveLength(1);
});

import { testSecret, useTestDatabase } from "@heard/db/testing";
import { expect, test } from "vitest";
import { testNow } from "../testing/organisation.ts";
import { useTemporaryFiles } from "../testing/temporary.ts";
import { examineInstallation } from "./examine-installation.ts";

const database = useTestDatabase();
const dataDir = useTemporaryFiles().folder;
const nobody = "http://127.0.0.1:1";
const examine = (more: { authSecret?: string; databaseUrl?: string } = {}) =>
  examineInstallation({
    ...{ databaseUrl: database.ownerUrl(), authSecret: testSecret, dataDir, smtpUrl: "smtp://127.0.0.1:1" },
    ...{ url: nobody, gatewayUrl: nobody, now: testNow, ...more },
  });

test("a sound installation has no fault but what does not run, and each finding says what to do", async () => {
  const findings = await examine();
  expect(findings.filter(({ state }) => state === "fault").map(({ what }) => what)).toEqual(["mail"]);
  expect(findings.find(({ what }) => what === "mail")?.says).toContain("ESOCKET");
  expect(findings.filter(({ what }) => what.startsWith("heard_")).map(({ state }) => state)).toEqual([
    "ok",
    "ok",
    "ok",
    "ok",
  ]);
  expect(findings.filter(({ state, advice }) => state !== "ok" && !advice)).toEqual([]);
});

test("another secret is found at the roles, and neither it nor a password is in what is said", async () => {
  const findings = await examine({ authSecret: "another" });
  expect(findings.filter(({ what, state }) => what.startsWith("heard_") && state === "fault")).toHaveLength(4);
  expect(JSON.stringify(findings)).not.toContain(new URL(database.ownerUrl()).password);
});

test("a database that does not answer is a finding, not the end", async () => {
  const findings = await examine({ databaseUrl: "postgres://owner:secret-word@127.0.0.1:1/heard" });
  expect(findings.map(({ what }) => what)).toContain("backup");
  expect(findings[0]).toMatchObject({ what: "database", state: "fault" });
  expect(JSON.stringify(findings)).not.toContain("secret-word");
});

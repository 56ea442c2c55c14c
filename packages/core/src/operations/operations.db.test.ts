import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { testSecret, useTestDatabase } from "@heard/db/testing";
import { expect, test } from "vitest";
import { lastBackupName } from "../backups/rules.ts";
import { recordResponses } from "../responses/record.ts";
import { foldAll } from "../rollups/fold.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { useTemporaryFiles } from "../testing/temporary.ts";
import { examineInstallation } from "./examine-installation.ts";
import { getInstallationStatus, keepDataFolder } from "./queries.ts";

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

test("owners see what waits in their organisation, and the room and the last backup of the installation", async () => {
  const [ctx, other] = [await makeTestOrganisation("status"), await makeTestOrganisation("other")];
  const scores = [{ metric: "nps", value: 9 }];
  const responses = [{ occurredAt: "2026-06-20T10:00:00+08:00", scores, comments: [{ text: "late" }] }];
  await recordResponses(ctx, { source: "app", responses, mode: "api" });
  const before = await getInstallationStatus(ctx);
  expect(before.uncountedCount).toBeGreaterThan(0);
  expect(before).toMatchObject({ unreadCount: 1, waitingJobCount: 0, failedJobCount: 0, disk: null, lastBackup: null });
  expect(before.unsealedCount).toBeGreaterThan(0);
  expect(before.waitingSince).toEqual(testNow());
  expect(before.databaseBytes).toBeGreaterThan(1_000_000);
  expect(await getInstallationStatus(other)).toMatchObject({ uncountedCount: 0, unreadCount: 0 });

  keepDataFolder(dataDir);
  const at = "2026-06-30T02:15:00.000Z";
  writeFileSync(join(dataDir, lastBackupName), JSON.stringify({ startedAt: at, endedAt: at, bytes: 12 }));
  await foldAll(ctx);
  const after = await getInstallationStatus(ctx);
  expect(after).toMatchObject({ uncountedCount: 0, lastBackup: { endedAt: new Date(at), bytes: 12 } });
  expect(after.disk?.freeBytes).toBeGreaterThan(0);
  const grants = { canUnmask: false, canSeeCustomers: false };
  const member = { ...ctx, actor: { kind: "member", memberId: 1, userId: 1, roles: ["cxLeader"], grants } as const };
  await expect(getInstallationStatus(member)).rejects.toMatchObject({ code: "forbidden" });
});

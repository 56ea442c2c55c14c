import { testSecret, useTestDatabase } from "@heard/db/testing";
import { startFaultProxy } from "@heard/db/testing/fault-proxy";
import { expect, test } from "vitest";
import { closeQueue, openQueue, wakeJob, workOnJobs } from "./queue.ts";

const database = useTestDatabase();

test("a queue whose connections pass nothing any more keeps nobody waiting for ever, and hands jobs out again", {
  timeout: 120_000,
}, async () => {
  const url = new URL(database.ownerUrl());
  const proxy = await startFaultProxy(Number(url.port));
  url.hostname = "127.0.0.1";
  url.port = String(proxy.port);
  const handled: string[] = [];
  await openQueue({ databaseUrl: url.toString(), authSecret: testSecret, onError: () => {} });
  await workOnJobs(async ({ jobRunId }) => {
    handled.push(jobRunId);
  });
  const wake = (jobRunId: string) => wakeJob({ organisationKey: "acme", jobRunId, kind: "import.run" });
  await wake("before");
  await expect.poll(() => handled, { timeout: 20_000 }).toEqual(["before"]);
  proxy.forget();
  // As the worker's sweep does: again, until it is taken.
  for (let isTaken = false; !isTaken; )
    isTaken = await wake("after").then(
      () => true,
      () => false,
    );
  // What was done when its connection fell silent may be handed out once more: whoever takes it finds its row done.
  await expect.poll(() => handled, { timeout: 60_000 }).toContain("after");
  await closeQueue();
  await proxy.close();
});

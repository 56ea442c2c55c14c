import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { testSecret, useTestDatabase } from "@heard/db/testing";
import { expect, test } from "vitest";
import { setSurveyPrivacy } from "../surveys/index.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { publishTestSurvey } from "../testing/surveys.ts";
import { useTemporaryFiles } from "../testing/temporary.ts";
import { eraseAgain, updateLedger } from "./index.ts";
import { ledgerName } from "./rules.ts";

useTestDatabase();
const { folder } = useTemporaryFiles();

test("whoever may only write a copy of the ledger has no answers erased by it", async () => {
  const ctx = await makeTestOrganisation("ledger");
  const { surveyId } = await publishTestSurvey(ctx);
  await setSurveyPrivacy(ctx, {
    ...{ surveyId, keepDays: 90, isForMinors: false },
    seen: { keepDays: null, isForMinors: false },
  });
  const again = (ledgers: string[]) => eraseAgain({ authSecret: testSecret, dataDir: folder, ledgers, now: testNow });
  await updateLedger({ authSecret: testSecret, dataDir: folder, now: testNow });
  const written = readFileSync(join(folder, ledgerName), "utf8");
  const copy = join(folder, "copy.jsonl");
  writeFileSync(copy, written);
  expect(await again([copy])).toMatchObject({ surveys: 0 });

  writeFileSync(copy, written.replace(/"keepDays":90(.*"at":")\d{4}/, '"keepDays":1$12030'));
  expect(readFileSync(copy, "utf8")).not.toBe(written);
  await expect(again([copy])).rejects.toThrow(/was not written by this installation: 2030/);
  expect(readFileSync(join(folder, ledgerName), "utf8")).toBe(written);
});

import { useTestDatabase } from "@heard/db/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { verifyRollups } from "../rollups/verify.ts";
import { answerCommands, answerProduct, Read } from "../testing/answer-commands.ts";
import { AnswerOracle } from "../testing/answer-oracle.ts";
import { importsIn } from "../testing/import-file.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { useTemporaryFiles } from "../testing/temporary.ts";

useTestDatabase();
const { folder } = useTemporaryFiles();

/** More of them: `HEARD_INTERLEAVINGS=10000 npx vitest run --project db packages/core/src/responses/interleavings.db.test.ts`. */
const wanted = Number(process.env.HEARD_INTERLEAVINGS ?? 60);

test("however sending, correcting, doubting, erasing, importing, taking back and folding come one after another, what is read is what an oracle knows", {
  timeout: Math.max(600_000, wanted * 2000),
}, async () => {
  const imports = importsIn(folder);
  const done = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.commands(answerCommands, { maxCommands: 14, size: "+1" }), async (commands) => {
      const ctx = await makeTestOrganisation("interleaved");
      const product = await answerProduct(ctx, imports);
      const oracle = new AnswerOracle();
      await fc.asyncModelRun(() => ({ model: oracle, real: product }), commands);
      await new Read().run(oracle, product);
      // It tells those that were run.
      for (const [, name = ""] of String(commands).matchAll(/(?:^|,)([a-zA-Z]+)/g)) done.add(name);
      expect(await verifyRollups(ctx)).toEqual([]);
    }),
    // The same ones at every run of the tests; what is run by hand is new each time.
    { numRuns: wanted, ...(process.env.HEARD_INTERLEAVINGS ? {} : { seed: 20_261_129 }) },
  );
  expect([...done].toSorted()).toEqual([
    "allAtOnce",
    "doubt",
    "edit",
    "erase",
    "fold",
    "import",
    "read",
    "submit",
    "undo",
  ]);
});

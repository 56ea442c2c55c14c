import { expect, it } from "vitest";
import { useTemporaryFiles } from "../../testing/temporary.ts";
import { openTable } from "../table/open.ts";
import { profileTable } from "./profile.ts";
import { proposeRole } from "./propose-role.ts";

const files = useTemporaryFiles();

async function roleOf(name: string, values: readonly (number | string)[]) {
  const table = await openTable(files.write("column.csv", `${name}\n${values.join("\n")}\n`));
  const [column] = (await profileTable(table))?.columns ?? [];
  return column && proposeRole(column, values.length);
}

it("takes a column that is called NPS for NPS, also where nobody of a short file answered above 5", async () => {
  expect(await roleOf("nps", [1, 2, 3])).toEqual({ as: "score", metric: "nps" });
  expect(await roleOf("净推荐值", [0, 4, 5])).toEqual({ as: "score", metric: "nps" });
});

it("takes a question about recommending for NPS only where an answer is above 5", async () => {
  const question = "How likely are you to recommend us?";
  expect(await roleOf(question, [3, 9])).toEqual({ as: "score", metric: "nps" });
  expect(await roleOf("How likely", ["10 - Extremely likely", "7", "0 - Not at all likely"])).toEqual({
    as: "score",
    metric: "nps",
  });
  expect(await roleOf("How likely are you to buy again?", [3, 9])).not.toMatchObject({ metric: "nps" });
  expect(await roleOf(question, [1, 5])).toEqual({ as: "score", metric: "csat", scale: { min: 1, max: 5 } });
});

it("takes a column that is called comment for one, also where people wrote a single word", async () => {
  expect(await roleOf("comment", ["ok", "bad", "ok"])).toEqual({ as: "comment" });
  expect(await roleOf("留言", ["好", "差", "好"])).toEqual({ as: "comment" });
});

it("keeps a column that is called NPS one when some of its values cannot be taken", async () => {
  expect(await roleOf("nps", [9, 11, "7,5", 8, "often"])).toEqual({ as: "score", metric: "nps" });
  expect(await roleOf("nps", ["promoter", "detractor", "promoter", 9])).not.toEqual({ as: "score", metric: "nps" });
});

it("makes no group of row ids that a file repeats", async () => {
  expect(await roleOf("id", ["A1", "A1", "A2", "A2"])).toEqual({ as: "ignore" });
  expect(await roleOf("store_id", ["A1", "A1", "A2", "A2"])).toEqual({ as: "segment" });
});

it("counts words for nothing neither among the filled cells nor among the different values", async () => {
  const table = await openTable(files.write("column.csv", "nps,at\n9,1\nNULL,2\nN/A,3\n8,4\n"));
  const [column] = (await profileTable(table))?.columns ?? [];
  expect(column).toMatchObject({ filled: 2, distinct: 2 });
});

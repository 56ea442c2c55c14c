import { expect, it } from "vitest";
import { useTemporaryFiles } from "../../testing/temporary.ts";
import { openTable } from "../table/open.ts";
import { profileTable } from "./profile.ts";
import { proposeRole } from "./propose-role.ts";

const files = useTemporaryFiles();

async function roleOf(name: string, values: readonly number[]) {
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
  expect(await roleOf(question, [1, 5])).toEqual({ as: "score", metric: "csat", scale: { min: 1, max: 5 } });
});

import { readdirSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { paths } from "../../src/lib/paths.ts";

/** The name of every builder in paths.ts: `scores`, `settings.members`. */
type NamesIn<Tree, Prefix extends string = ""> = {
  [Key in keyof Tree & string]: Tree[Key] extends (...args: never[]) => string
    ? `${Prefix}${Key}`
    : NamesIn<Tree[Key], `${Prefix}${Key}.`>;
}[keyof Tree & string];

export type PathName = NamesIn<typeof paths>;

const app = fileURLToPath(new URL("../../src/app/", import.meta.url));

/** The folder of every page that the dashboard has, as the router knows it: `[organisation]/scores`. */
export const everyPage: readonly string[] = readdirSync(app, { recursive: true, encoding: "utf8" })
  .filter((file) => /(^|\/)page\.tsx$/.test(file))
  .map((file) => dirname(file))
  .sort();

import type { paths } from "../../src/lib/paths.ts";

/** The name of every builder in paths.ts: `scores`, `settings.members`. */
type NamesIn<Tree, Prefix extends string = ""> = {
  [Key in keyof Tree & string]: Tree[Key] extends (...args: never[]) => string
    ? `${Prefix}${Key}`
    : NamesIn<Tree[Key], `${Prefix}${Key}.`>;
}[keyof Tree & string];

export type PathName = NamesIn<typeof paths>;

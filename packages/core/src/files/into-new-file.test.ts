import { lstat, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { useTemporaryFiles } from "../testing/temporary.ts";
import { intoNewFile } from "./into-new-file.ts";

const { folder, write } = useTemporaryFiles();

async function* pieces(text: string) {
  yield Buffer.from(text);
}
const at = (name: string) => join(folder, name);
const named = async (start: string) => (await readdir(folder)).filter((name) => name.startsWith(start)).sort();

test("what stands beside it under the name of a part is nobody's way into it, and stays", async () => {
  const open = write("open.zip.part", "somebody else's");
  const elsewhere = write("elsewhere", "untouched");
  await symlink(elsewhere, at("linked.zip.part"));
  for (const name of ["open.zip", "linked.zip"]) {
    await intoNewFile(at(name), (put) => put(pieces("whole")));
    expect(await readFile(at(name), "utf8")).toBe("whole");
    const { mode } = await lstat(at(name));
    expect(mode & 0o777).toBe(0o600);
  }
  expect(await readFile(open, "utf8")).toBe("somebody else's");
  expect(await readFile(elsewhere, "utf8")).toBe("untouched");
});

test("two that are made under one name do not write into each other, and the second to end is refused", async () => {
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const path = at("two.csv");
  const slow = intoNewFile(path, async (put) => {
    await put(pieces("the slow one, which is longer"));
    first.resolve();
    await second.promise;
  });
  await first.promise;
  await intoNewFile(path, (put) => put(pieces("the fast one")));
  second.resolve();
  await expect(slow).rejects.toMatchObject({ reason: "already_exists", params: { what: "file", id: path } });
  expect(await readFile(path, "utf8")).toBe("the fast one");
  expect(await named("two")).toEqual(["two.csv"]);
});

test("what came while it was made is not written over", async () => {
  const path = at("late.csv");
  const made = intoNewFile(path, async (put) => {
    await put(pieces("export"));
    await writeFile(path, "came meanwhile");
  });
  await expect(made).rejects.toMatchObject({ code: "conflict" });
  expect(await readFile(path, "utf8")).toBe("came meanwhile");
  expect(await named("late")).toEqual(["late.csv"]);
});

test("it is written anew from the beginning as often as asked, and leaves nothing where that fails", async () => {
  await intoNewFile(at("anew.csv"), async (put) => {
    await put(pieces("the first time, longer"));
    await put(pieces("the second"));
  });
  expect(await readFile(at("anew.csv"), "utf8")).toBe("the second");
  expect((await stat(at("anew.csv"))).mode & 0o777).toBe(0o600);
  const failing = intoNewFile(at("never.csv"), async (put) => {
    await put(pieces("half"));
    throw new Error("no more");
  });
  await expect(failing).rejects.toThrow("no more");
  expect(await named("never")).toEqual([]);
});

import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { collect } from "../../testing/collect.ts";
import { useTemporaryFiles } from "../../testing/temporary.ts";
import { RejectedPart } from "./rejected-part.ts";

const { folder } = useTemporaryFiles();
afterEach(() => vi.restoreAllMocks());

/** A disk that takes four bytes at a time, as a full or a busy one may. */
async function useShortWrites(): Promise<void> {
  const handle = await open(join(folder, "any"), "w");
  const kind: FileHandle = Object.getPrototypeOf(handle);
  const { write } = kind as unknown as Record<"write", (...given: unknown[]) => unknown>;
  vi.spyOn(kind, "write").mockImplementation(function (this: FileHandle, ...given: unknown[]) {
    const [bytes, offset, length, position] = given;
    return write.call(this, bytes, offset, Math.min(4, Number(length)), position) as never;
  });
  await handle.close();
}

test("a disk that takes a part of a write gets the rest, and the place says what is there", async () => {
  await useShortWrites();
  const part = await RejectedPart.open(folder, null);
  if (!part) throw new Error("no file");
  await part.append("row,column,value\r\n");
  const place = await part.append("2,得分,太高\r\n");
  expect(place.bytes).toBe(Buffer.byteLength("row,column,value\r\n2,得分,太高\r\n"));
  expect(String(Buffer.concat(await collect(part.content())))).toBe("row,column,value\r\n2,得分,太高\r\n");
  await part.close();
  const again = await RejectedPart.open(folder, place);
  await again?.append("3,,\r\n");
  expect(String(Buffer.concat(await collect(again?.content() ?? part.content())))).toBe(
    "row,column,value\r\n2,得分,太高\r\n3,,\r\n",
  );
  await again?.close();
});

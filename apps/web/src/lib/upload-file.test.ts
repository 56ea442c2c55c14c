import { expect, it } from "vitest";
import { newFileId } from "./upload-file.ts";

it("makes ids that the file store takes: UUIDs of version 4, in lower case", () => {
  expect(newFileId(new Uint8Array(16))).toBe("00000000-0000-4000-8000-000000000000");
  expect(newFileId(new Uint8Array(16).fill(255))).toBe("ffffffff-ffff-4fff-bfff-ffffffffffff");
  expect(newFileId()).not.toBe(newFileId());
});

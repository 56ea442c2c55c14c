import { expect, test } from "vitest";
import { mediaTypeOf } from "./rules.ts";

const bytes = (text: string) => Buffer.from(text, "latin1");

test.each([
  ["\xff\xd8\xff\xe0\x00\x10JFIF", "image/png", "image/jpeg"],
  ["\x89PNG\r\n\x1a\n\x00\x00", "text/html", "image/png"],
  ["RIFF\x00\x00\x00\x00WEBPVP8 ", "", "image/webp"],
  ["\x00\x00\x00\x18ftypheic\x00", "", "image/heic"],
  ["\x00\x00\x00\x18ftypmp42\x00", "", "video/mp4"],
  ["\x00\x00\x00\x18ftypM4A \x00", "", "audio/mp4"],
  ["\x00\x00\x00\x18ftypisom\x00", "audio/mp4", "audio/mp4"],
  ["%PDF-1.7\n", "image/png", "application/pdf"],
  ["ID3\x04\x00", "", "audio/mpeg"],
  ["\xff\xfb\x90\x00", "", "audio/mpeg"],
  ["a,b\n1,2", "text/csv", "text/csv"],
  ["<script>alert(1)</script>", "text/html", "text/plain"],
])("%j, called %s, is %s", (head, declared, mediaType) => {
  expect(mediaTypeOf(bytes(head), declared)).toBe(mediaType);
});

test.each([
  ["a program", bytes("MZ\x90\x00\x03")],
  ["bytes that are no text", bytes("\xfe\xfe\xfe")],
  ["nothing", new Uint8Array()],
])("%s is none of them, whatever it is called", (_, head) => {
  expect(mediaTypeOf(head, "image/png")).toBeNull();
});

test("a Chinese text that is cut within a character is a text", () => {
  expect(mediaTypeOf(Buffer.from("您好").subarray(0, 5), "text/plain")).toBe("text/plain");
});

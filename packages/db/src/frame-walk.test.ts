import { expect, test } from "vitest";
import { FrameWalk } from "./frame-walk.ts";

function message(type: string, body: readonly number[]): number[] {
  return [...(type ? [type.charCodeAt(0)] : []), 0, 0, (body.length + 4) >> 8, (body.length + 4) & 255, ...body];
}
const spoken = [
  ...message("", [0, 3, 0, 0]),
  ...message("Q", [83, 0]),
  ...message("S", []),
  ...message("B", new Array(300).fill(83)),
  ...message("K", [0, 0, 1, 2, 9, 9, 9, 9]),
];

test.each([1, 2, 3, 5, 7, 64, 1000])("messages are told apart in pieces of %i bytes", (size) => {
  const types: string[] = [];
  const walk = new FrameWalk((type) => types.push(type === 0 ? "-" : String.fromCharCode(type)), {
    startsUntyped: true,
  });
  for (let at = 0; at < spoken.length; at += size) walk.walk(Uint8Array.from(spoken.slice(at, at + size)));
  expect(types).toEqual(["-", "Q", "S", "B", "K"]);
});

test.each([1, 3, 9, 1000])("the body of a short message comes with it, also in pieces of %i bytes", (size) => {
  const bodies: number[] = [];
  const walk = new FrameWalk((_, body) => bodies.push(body.byteLength === 8 ? body.getInt32(0) : -body.byteLength), {
    startsUntyped: true,
  });
  for (let at = 0; at < spoken.length; at += size) walk.walk(Uint8Array.from(spoken.slice(at, at + size)));
  expect(bodies).toEqual([-4, -2, -0, -0, 258]);
});

import { encode } from "uqr";
import { expect, it } from "vitest";
import { qrSvg } from "./qr-svg.ts";

it("draws every dark module once, on white, with the quiet border that readers need", () => {
  const { data, size } = encode("https://survey.example/s/demo?place=checkout", { ecc: "M", border: 4 });
  const svg = qrSvg(data);
  const dark = data.flat().filter(Boolean).length;
  expect(svg.match(/h1v1h-1z/g)).toHaveLength(dark);
  expect(svg).toContain(`viewBox="0 0 ${size} ${size}"`);
  expect(svg).toContain('fill="#fff"');
  for (const edge of [0, 1, 2, 3]) expect(data[edge]?.some(Boolean)).toBe(false);
});

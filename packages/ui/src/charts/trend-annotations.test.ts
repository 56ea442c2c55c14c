import { describe, expect, it } from "vitest";
import { stripeOf } from "./trend-annotations.tsx";

describe("the stripe of an event", () => {
  it("reaches half a point to either side", () => {
    expect(stripeOf({ from: 2, to: 2 }, 5)).toEqual({ left: 37.5, width: 25 });
  });

  it("ends with the plot, at its first and at its last point", () => {
    expect(stripeOf({ from: 0, to: 0 }, 5)).toEqual({ left: 0, width: 12.5 });
    expect(stripeOf({ from: 4, to: 4 }, 5)).toEqual({ left: 87.5, width: 12.5 });
  });
});

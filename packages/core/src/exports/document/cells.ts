import type { Measure, Unit } from "../../measures/index.ts";
import type { ExportCell, NumberShape } from "../writers/document.ts";

const valueShapes: Record<Unit, [exact: NumberShape, rough: NumberShape]> = {
  points: ["points", "wholePoints"],
  share: ["share", "wholeShare"],
  scale: ["mean", "decimal"],
  index: ["decimal", "whole"],
  responses: ["count", "count"],
};
const changeShapes: Record<Unit, NumberShape> = {
  points: "points",
  share: "signedShare",
  scale: "signedMean",
  index: "points",
  responses: "signedCount",
};

const cell = (number: number | null | undefined, shape: NumberShape): ExportCell =>
  number === null || number === undefined ? null : { number, shape };

export const countCell = (count: number | null | undefined): ExportCell => cell(count, "count");
export const shareCell = (share: number | null | undefined): ExportCell => cell(share, "share");

/** A value as the screen shows it: whole where the base is low. What the file holds is the exact number. */
export function valueCell(
  { unit, base }: Pick<Measure, "unit" | "base">,
  value: number | null | undefined,
): ExportCell {
  return cell(value, valueShapes[unit][base === "lowBase" ? 1 : 0]);
}

export function changeCell({ unit }: Pick<Measure, "unit">, change: number | null | undefined): ExportCell {
  return cell(change, changeShapes[unit]);
}

import { hash } from "node:crypto";

/** How many segment fields an organisation may declare. */
export const segmentSlots = 6;

/** One combination of everything a number can be filtered or broken down by. Ids; 0 stands for "none". */
export type Dimensions = {
  sourceId: number;
  touchpointId: number;
  channelId: number;
  mode: number;
  language: number;
  /** Segment values by slot, always {@link segmentSlots} long. */
  segments: readonly number[];
};

/** Dimensions with the ids under which they are interned. Ids are signed 64-bit integers in decimal. */
export type Cell = Readonly<Dimensions & { organisationId: number; cellId: string; coreId: string }>;

function idOf(values: string): string {
  return hash("sha256", values, "buffer").readBigInt64BE(0).toString();
}

const known = new Map<string, Cell>();
const mostKnown = 100_000;

/**
 * The cell of these dimensions. Its id is the first 8 bytes of SHA-256 over the values, so every process knows it without a read;
 * the core id is the same without the segments. Remembered, for most answers share their cell with others.
 */
export function cellOf(organisationId: number, dimensions: Dimensions): Cell {
  const { sourceId, touchpointId, channelId, mode, language, segments } = dimensions;
  if (segments.length !== segmentSlots)
    throw new RangeError(`A cell has ${segmentSlots} segment slots, not ${segments.length}`);
  const core = `${organisationId},${sourceId},${touchpointId},${channelId},${mode},${language}`;
  const whole = `${core},${segments.join(",")}`;
  const found = known.get(whole);
  if (found) return found;
  const cell = { organisationId, ...dimensions, coreId: idOf(core), cellId: idOf(whole) };
  if (known.size >= mostKnown) known.clear();
  known.set(whole, cell);
  return cell;
}

import type { MeasureQuery } from "@heard/core/measures";
import type { Dataset } from "./dataset.ts";

type Slice = Omit<MeasureQuery, "metric" | "period">;
/** A tile with the parameters of one run: what the product is asked, and the least that SQL can read for the same numbers. */
export type TileQuery = { query: Slice; floor: string };

export type TileKind = {
  name: string;
  limitMs: number;
  /** Whether its time may depend on the number of responses, or on that of the cells alone. */
  growsWithResponses: boolean;
  runs: number;
  /** Of how many days, back from the last one. */
  days?: number;
  draw: (data: Dataset) => TileQuery;
};

const place = (values: readonly unknown[]) => Math.floor(Math.random() * values.length);
const at = <T>(values: readonly T[], index: number): T => values[index] as T;
const sums = Array.from({ length: 11 }, (_, bin) => `sum(r.h${bin})`).join(", ");

/** The floors ask as the owner, so without policies, for one metric and nothing else; `$1` organisation, `$2` measure, `$3` and `$4` the days. */
const mine = "r.org_id = $1 and r.measure_id = $2 and r.day between $3 and $4";
const dimensionFloor = (dimension: number, { value, by, table = "months" }: FloorShape) =>
  `select ${by ? `${by}, ` : ""}${sums} from rollup_dimension_${table} r where ${mine} and r.dim = ${dimension}${value === undefined ? "" : ` and r.value = ${value}`}${by ? " group by 1" : ""}`;
type FloorShape = { value?: number; by?: string; table?: "days" | "months" };
const week = "r.day - ((r.day - date '2001-01-01') % 7)";
const coreFloor = (condition: string, by?: string) =>
  `select ${by ? `${by}, ` : ""}${sums} from core_cells c join rollup_core_months r on r.core_id = c.core_id where c.org_id = $1 and ${condition} and ${mine}${by ? " group by 1" : ""}`;
const factFloor = (condition: string, by?: string) =>
  `select ${by ? `${by}, ` : ""}r.bin, count(*) from cells c join scores r on r.cell_id = c.cell_id where c.org_id = $1 and ${condition} and ${mine} and r.counted group by ${by ? "1, 2" : "1"}`;

const touchpoint = (data: Dataset) => {
  const index = place(data.touchpointIds);
  return { id: at(data.touchpointIds, index), key: `touchpoint-${index}`, index };
};
const shop = (data: Dataset) => {
  const index = place(data.shopIds);
  return { id: at(data.shopIds, index), value: `Shop ${index}` };
};
const channel = (data: Dataset) => at(data.channels, place(data.channels));

const oneDimension = { growsWithResponses: false, limitMs: 15, runs: 100 };
const core = { growsWithResponses: true, limitMs: 40, runs: 60 };
const facts = { growsWithResponses: true, limitMs: 60, runs: 60 };

/** The dashboard's tiles by what has to be read for them: a rollup of one dimension, the rollup of the core, or the answers themselves. */
export const tileKinds: readonly TileKind[] = [
  { ...oneDimension, name: "year, total", draw: () => ({ query: {}, floor: dimensionFloor(0, {}) }) },
  {
    ...oneDimension,
    name: "year by week",
    draw: () => ({ query: { grain: "week" }, floor: dimensionFloor(0, { by: week, table: "days" }) }),
  },
  {
    ...oneDimension,
    name: "year by touchpoint (20 values)",
    draw: () => ({ query: { groupBy: "touchpoint" }, floor: dimensionFloor(2, { by: "r.value" }) }),
  },
  {
    ...oneDimension,
    name: "year, one touchpoint by week",
    draw: (data) => {
      const { id, key } = touchpoint(data);
      const floor = dimensionFloor(2, { value: id, by: week, table: "days" });
      return { query: { filters: { touchpoint: [key] }, grain: "week" }, floor };
    },
  },
  {
    ...oneDimension,
    name: "year, one shop",
    draw: (data) => {
      const { id, value } = shop(data);
      return { query: { filters: { segments: { shop: [value] } } }, floor: dimensionFloor(11, { value: id }) };
    },
  },
  {
    ...oneDimension,
    name: "year by shop (200 values)",
    limitMs: 25,
    runs: 60,
    draw: () => ({ query: { groupBy: "segment:shop" }, floor: dimensionFloor(11, { by: "r.value" }) }),
  },
  {
    ...core,
    name: "year, channel and language",
    draw: (data) => {
      const { id, key } = channel(data);
      const floor = coreFloor(`c.channel_id = ${id} and c.language = 2`);
      return { query: { filters: { channel: [key], language: ["zh-Hans"] } }, floor };
    },
  },
  {
    ...core,
    name: "year, channel by touchpoint",
    draw: (data) => {
      const { id, key } = channel(data);
      const floor = coreFloor(`c.channel_id = ${id}`, "c.touchpoint_id");
      return { query: { filters: { channel: [key] }, groupBy: "touchpoint" }, floor };
    },
  },
  {
    ...facts,
    name: "year, shop and channel",
    draw: (data) => {
      const [{ id, value }, { id: channelId, key }] = [shop(data), channel(data)];
      const floor = factFloor(`c.seg1 = ${id} and c.channel_id = ${channelId}`);
      return { query: { filters: { segments: { shop: [value] }, channel: [key] } }, floor };
    },
  },
  {
    ...facts,
    name: "90 days, touchpoint and one of 4 tiers",
    days: 90,
    draw: (data) => {
      const { id, key } = touchpoint(data);
      const tier = place(data.tierIds);
      const floor = factFloor(`c.touchpoint_id = ${id} and c.seg2 = ${at(data.tierIds, tier)}`);
      return { query: { filters: { touchpoint: [key], segments: { tier: [`Tier ${tier}`] } } }, floor };
    },
  },
  {
    ...facts,
    name: "year, channel by shop (200 values)",
    limitMs: 1000,
    runs: 15,
    draw: (data) => {
      const { id, key } = channel(data);
      const floor = factFloor(`c.channel_id = ${id}`, "c.seg1");
      return { query: { filters: { channel: [key] }, groupBy: "segment:shop" }, floor };
    },
  },
];

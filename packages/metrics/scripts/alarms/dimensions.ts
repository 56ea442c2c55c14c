/** The dimensions of the simulated account: values, how unequal they are (Zipf's exponent), and what they do to an answer. */
export type Dimension = {
  readonly name: string;
  readonly size: number;
  readonly zipf: number;
  /** Standard deviation of what a value adds to an answer for good, and in one week, on the latent scale. */
  readonly effect: number;
  readonly weekShock: number;
  /** Whether its shares move from week to week. */
  readonly wobbles: boolean;
};

const still = { effect: 0, weekShock: 0, wobbles: false };

export const dimensions: readonly Dimension[] = [
  { name: "touchpoint", size: 12, zipf: 0.7, effect: 0.2, weekShock: 0.04, wobbles: true },
  { name: "channel", size: 5, zipf: 0.8, effect: 0.08, weekShock: 0.03, wobbles: false },
  { name: "mode", size: 3, zipf: 1, ...still },
  { name: "language", size: 4, zipf: 1.2, ...still },
  { name: "shop", size: 120, zipf: 0.75, effect: 0.15, weekShock: 0.08, wobbles: true },
  { name: "region", size: 12, zipf: 0, ...still },
  { name: "product", size: 40, zipf: 0.9, effect: 0.08, weekShock: 0.05, wobbles: true },
  { name: "tier", size: 5, zipf: 0.5, effect: 0.05, weekShock: 0.02, wobbles: false },
  { name: "manager", size: 60, zipf: 0.6, effect: 0.08, weekShock: 0.05, wobbles: false },
];

export const shopDimension = 4;
export const regionDimension = 5;

/** "shop 7" of the dimension's place and the value's. */
export function sliceName(dimension: number, value: number): string {
  return `${dimensions[dimension]?.name} ${value}`;
}

export function zipfWeights({ size, zipf }: Dimension): number[] {
  return Array.from({ length: size }, (_, at) => (at + 1) ** -zipf);
}

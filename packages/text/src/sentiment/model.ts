import type { LinearModel } from "./linear-model.ts";

/** What training gives: one linear model for text in Han characters and one for text in Latin letters. */
export type SentimentModel = { readonly han: LinearModel; readonly latin: LinearModel };

/** A model as JSON keeps it. */
export type StoredModel = {
  readonly format: "heard-sentiment/1";
  readonly han: StoredLinear;
  readonly latin: StoredLinear;
};
type StoredLinear = { readonly bias: number; readonly scale: number; readonly weights: string };

/** Writes a model so that the same model is always the same text. */
export function storeModel({ han, latin }: SentimentModel): StoredModel {
  const store = ({ bias, scale, weights }: LinearModel) => ({
    bias,
    scale,
    weights: Buffer.from(weights.buffer, weights.byteOffset, weights.length).toString("base64"),
  });
  return { format: "heard-sentiment/1", han: store(han), latin: store(latin) };
}

/** Reads what `storeModel` wrote; throws when it is something else. */
export function loadModel(stored: StoredModel): SentimentModel {
  if (stored.format !== "heard-sentiment/1") throw new Error(`not a sentiment model of this version: ${stored.format}`);
  const load = ({ bias, scale, weights }: StoredLinear): LinearModel => ({
    bias,
    scale,
    weights: new Int8Array(Buffer.from(weights, "base64")),
  });
  return { han: load(stored.han), latin: load(stored.latin) };
}

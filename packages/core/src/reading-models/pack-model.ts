import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { loadModel, type SentimentModel, type StoredModel, storeModel } from "@heard/text/sentiment";

const [pack, unpack] = [promisify(gzip), promisify(gunzip)];

/** A model as the database keeps it, with the digest that is the same for the same model. */
export async function packModel(model: SentimentModel): Promise<{ weights: Uint8Array; digest: string }> {
  const document = JSON.stringify(storeModel(model));
  return { weights: await pack(document), digest: digestOf(document) };
}

export async function unpackModel(weights: Uint8Array): Promise<SentimentModel> {
  return loadModel(JSON.parse((await unpack(weights)).toString("utf8")) as StoredModel);
}

export const digestOf = (text: string): string => createHash("sha256").update(text).digest("hex");

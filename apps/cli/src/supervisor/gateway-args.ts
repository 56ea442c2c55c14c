import { readFileSync } from "node:fs";
import { pathFromRoot } from "./child.ts";

type Manifest = { config: { nodeFlags: string[] } };
const { config }: Manifest = JSON.parse(readFileSync(pathFromRoot("apps/gateway/package.json"), "utf8"));

/**
 * How Node runs the gateway. What a request leaves is dead at once and cleared in a few milliseconds by one thread; where the database shares the cores,
 * helpers that do it in parallel wait for each other and took a quarter of the gateway's time.
 */
export const gatewayArgs: readonly string[] = [...config.nodeFlags, pathFromRoot("apps/gateway/src/main.ts")];

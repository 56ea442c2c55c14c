import { setTimeout as delay } from "node:timers/promises";
import { isLostWrite } from "@heard/db/lost-write";

/** Works as the product's processes do: on the one fault that postgres.js throws past everybody, they go on. Any other goes to who listened before. */
export async function outlivingLostWrites<Result>(work: () => Promise<Result>): Promise<Result> {
  const listeners = process.listeners("uncaughtException");
  const outlive = (error: Error, origin: NodeJS.UncaughtExceptionOrigin) => {
    if (!isLostWrite(error)) for (const listener of listeners) listener(error, origin);
  };
  process.removeAllListeners("uncaughtException");
  process.on("uncaughtException", outlive);
  try {
    const result = await work();
    // It is thrown some turns after its connection has ended.
    await delay(100);
    return result;
  } finally {
    process.off("uncaughtException", outlive);
    for (const listener of listeners) process.on("uncaughtException", listener);
  }
}

import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { gatewayArgs } from "./gateway-args.ts";

it("gives Node flags that it knows", () => {
  const flags = gatewayArgs.slice(0, -1);
  const { status, stderr } = spawnSync(process.execPath, [...flags, "--eval", "0"], { encoding: "utf8" });
  expect({ flags: flags.length > 0, status, stderr }).toEqual({ flags: true, status: 0, stderr: "" });
});

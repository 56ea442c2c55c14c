import { describe, expect, test } from "vitest";
import { endTools, findTool, runTool, versionIn } from "./tools.ts";

describe("a scanner of this machine", () => {
  test("is not there when it is not on PATH", () => {
    const path = process.env.PATH;
    process.env.PATH = "/nowhere";
    try {
      expect(findTool("sqlmap")).toBeNull();
    } finally {
      process.env.PATH = path;
    }
  });

  test("has the version that it says, however it says it", () => {
    expect(versionIn("  banner \\/\nWapiti-3.0.4 (wapiti.sourceforge.io)\nWapiti 3.0.4")).toBe("3.0.4");
    expect(versionIn("1.7.2#stable\n[23:29:06] [WARNING] your sqlmap version is outdated")).toBe("1.7.2");
    expect(versionIn("nothing")).toBe("unknown");
  });

  test("is heard on both its streams", async () => {
    const speaking = "console.log('out'); console.error('err')";
    const { output, wasCutOff } = await runTool(process.execPath, ["-e", speaking], 30_000);
    expect(output).toContain("out");
    expect(output).toContain("err");
    expect(wasCutOff).toBe(false);
  });

  test("is ended with what it has said, and with what it started, when its budget is spent", async () => {
    // What it starts holds its stream open: the run is over when that is gone as well.
    const starting = `console.log("begun"); require("child_process").spawn(process.execPath, ["-e", "setTimeout(() => {}, 50000)"], { stdio: "inherit" }); setInterval(() => {}, 1000)`;
    const startedMs = performance.now();
    const { output, wasCutOff } = await runTool(process.execPath, ["-e", starting], 15_000);
    expect({ output, wasCutOff }).toEqual({ output: "begun\n", wasCutOff: true });
    expect(performance.now() - startedMs).toBeLessThan(40_000);
  });

  test("that has ended by itself while something it started goes on is over when its budget is spent", async () => {
    const leaving = `const child = require("child_process").spawn(process.execPath, ["-e", "setTimeout(() => {}, 120000)"], { stdio: "inherit", detached: true }); console.log(child.pid); child.unref()`;
    const { output, wasCutOff } = await runTool(process.execPath, ["-e", leaving], 15_000);
    // Nothing but a number of one process: 0 would be the whole group of this one.
    expect({ output, wasCutOff }).toEqual({ output: expect.stringMatching(/^[1-9]\d+\n$/), wasCutOff: true });
    process.kill(Number(output), "SIGKILL");
    endTools();
  });

  test("that cannot be started is an error, not an empty report", async () => {
    await expect(runTool("/nowhere/wapiti", [], 1000)).rejects.toThrow(/ENOENT/);
  });
});

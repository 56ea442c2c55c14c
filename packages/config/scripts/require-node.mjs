// Plain JavaScript for any Node: says what to do before TypeScript is met by a Node that cannot strip types. npm installs Node 24 beside the
// other packages and puts it first in the PATH of its scripts, so this speaks up only where that did not happen.
const needed = 24;
const [major] = process.versions.node.split(".").map(Number);
if (major < needed) {
  console.error(
    [
      `Heard runs on Node ${needed}; this is Node ${process.versions.node} (${process.execPath}).`,
      `"npm ci" installs Node ${needed} beside the other packages for Linux (x64, arm64), macOS (arm64) and Windows (x64), and npm scripts use it:`,
      "  run npm ci again without --omit=optional or --no-optional, and start with npm start (not node …).",
      `On another system install Node ${needed} yourself: https://nodejs.org/en/download`,
    ].join("\n"),
  );
  process.exitCode = 1;
}

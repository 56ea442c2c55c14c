import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Every script that this package makes. */
export const entries = ["survey-page", "embed", "embed-runtime", "kiosk"] as const;

/** One entry of this package as a browser loads it: a single classic script that leaves no name behind. */
export async function bundle(entry: (typeof entries)[number]): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`../src/${entry}.ts`, import.meta.url))],
    bundle: true,
    minify: true,
    format: "iife",
    // Browsers that cannot read this go without the script.
    target: "es2020",
    write: false,
    legalComments: "none",
  });
  const [file] = outputFiles;
  if (!file) throw new Error(`The build of ${entry} made no file`);
  return file.text;
}

import { mkdirSync, writeFileSync } from "node:fs";
import { bundle, entries } from "./bundle.ts";

const folder = new URL("../dist/", import.meta.url);
mkdirSync(folder, { recursive: true });
for (const entry of entries) writeFileSync(new URL(`${entry}.js`, folder), await bundle(entry));

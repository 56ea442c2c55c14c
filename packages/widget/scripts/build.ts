import { mkdirSync, writeFileSync } from "node:fs";
import { bundle } from "./bundle.ts";

const folder = new URL("../dist/", import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL("survey-page.js", folder), await bundle("survey-page"));

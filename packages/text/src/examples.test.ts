import { testExamples } from "@heard/config/testing/examples";

testExamples(import.meta.dirname, ["normalise.ts", "redact.ts", "language.ts", "themes/parts.ts"]);

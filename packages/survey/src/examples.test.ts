import { testExamples } from "@heard/config/testing/examples";

testExamples(import.meta.dirname, ["evaluate.ts", "language.ts", "lint.ts", "piping.ts"]);

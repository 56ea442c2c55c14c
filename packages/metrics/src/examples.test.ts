import { testExamples } from "@heard/config/testing/examples";
import * as metrics from "./index.ts";

testExamples(import.meta.dirname, ["nps.ts", "csat.ts", "ces.ts", "distributions/normal.ts"], metrics);

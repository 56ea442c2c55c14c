import type { MappingInput } from "../imports/schema.ts";
import { addDays } from "../measures/rules.ts";
import { commentOf } from "./comment.ts";
import { seededRandom } from "./random.ts";
import { regionOfShop } from "./world.ts";

export const reviewsFileName = "marketplace-reviews.csv";

/** What the columns of the marketplace's export mean. */
export const reviewsMapping: MappingInput = {
  format: "heard-mapping/1",
  source: "marketplace",
  feedbackKind: "review",
  externalId: "Review",
  occurred: { column: "Date", format: "dd/MM/yyyy" },
  constants: { channel: "website", touchpoint: "product-pages", language: "en" },
  columns: [
    {
      column: "Stars",
      as: "score",
      metric: "csat",
      touchpoint: "product-pages",
      scale: { min: 1, max: 5, direction: "higherIsBetter" },
      notAnswered: ["0"],
    },
    { column: "Text", as: "comment", touchpoint: "product-pages" },
    { column: "Region", as: "segment", segment: "region" },
  ],
  names: { source: "Marketplace reviews" },
  create: ["source"],
};

const rows = 180;
const regions = [...new Set(regionOfShop)];

/** The export of a marketplace as such files are: 180 reviews of the last ten months, some without stars, some with halves that no scale has. */
export function reviewsFile(lastDay: string, seed: number): string {
  const random = seededRandom(seed);
  const lines = Array.from({ length: rows }, (_, place) => {
    const day = addDays(lastDay, -7 - Math.floor((300 * (rows - place)) / rows));
    const stars = random.weighted([5, 4, 3, 2, 1], (points) => [0.08, 0.07, 0.15, 0.34, 0.36][points - 1] ?? 0);
    const mood = stars >= 4 ? "good" : stars === 3 ? "mixed" : "bad";
    const text = commentOf(random, "en", mood, "product-pages");
    const shown = place % 45 === 20 ? `${stars - 0.5}` : place % 30 === 7 ? "0" : String(stars);
    return [`MP-${4100 + place}`, day.split("-").toReversed().join("/"), shown, `"${text}"`, random.pick(regions)].join(
      ",",
    );
  });
  return `\ufeffReview,Date,Stars,Text,Region\r\n${lines.join("\r\n")}\r\n`;
}

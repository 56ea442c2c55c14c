import { SharedJourney } from "#features/journey/shared-journey.tsx";

/** A link that is unknown, withdrawn or too old, all alike. */
export default function GoneShare() {
  return <SharedJourney shared={null} />;
}

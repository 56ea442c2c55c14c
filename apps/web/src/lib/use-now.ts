"use client";

import { useEffect, useState } from "react";

/** The time of this rendering; `null` on the server and while the page wakes up, for the two clocks would write two texts. */
export function useNow(): Date | null {
  const [awake, setAwake] = useState(false);
  useEffect(() => setAwake(true), []);
  return awake ? new Date() : null;
}

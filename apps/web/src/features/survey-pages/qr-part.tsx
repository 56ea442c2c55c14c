"use client";

import { latePart } from "@heard/ui/late-part";
import { MissingPanel } from "@heard/ui/missing-part";
import { Skeleton } from "@heard/ui/skeleton";

/** The code of an address. What draws it is loaded when there is something to draw. */
export const QrPart = latePart(() => import("./qr-code.tsx"), MissingPanel, <Skeleton className="size-48" />);

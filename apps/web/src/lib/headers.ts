/** The request header in which the proxy notes which view was asked for: pages are not told. */
export const viewHeader = "x-heard-view";

// Loaded before a process of the product: says how much memory it holds when it is asked, after what is garbage has gone.
process.on("message", (message) => {
  if (message !== "memory") return;
  (globalThis as typeof globalThis & { gc?: () => void }).gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  process.send?.({ rss, heapUsed });
});
// Being asked is no reason to stay.
process.channel?.unref();

// Loaded into every child: when the supervisor is killed, its channel closes, and nobody would be left to stop this process.
// Not the server that `next dev` forks: it ends with its own parent, and letting go of its channel would end it at once.
if (process.channel && !process.env.NEXT_PRIVATE_WORKER) {
  process.channel.unref();
  process.once("disconnect", () => {
    process.emit("SIGTERM", "SIGTERM");
    setTimeout(() => process.exit(1), 3000).unref();
  });
}

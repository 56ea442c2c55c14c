// Loaded into every child: when the supervisor is killed, its channel closes, and nobody would be left to stop this process.
if (process.channel) {
  process.channel.unref();
  process.once("disconnect", () => {
    process.emit("SIGTERM", "SIGTERM");
    setTimeout(() => process.exit(1), 5000).unref();
  });
}

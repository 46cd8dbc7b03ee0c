// Loaded into each server before its own code: when the start script is gone, even by kill -9, the server goes too.
// The channel between the two closes then, whatever the reason.
process.on('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), 5000).unref();
});
// The channel alone must not keep a server alive that has ended its work.
process.channel?.unref();

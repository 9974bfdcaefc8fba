import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** What the way to the database does with a new connection; those that stand are cut when it changes. */
export type Mood = "open" | "refuses" | "hangs-up" | "silent";

/** A gate on the way to the database, which a test can shut: the server itself goes on for the others. */
export async function openGate(databaseUrl: string) {
  const { hostname, port } = new URL(databaseUrl);
  const standing = new Set<Socket>();
  let mood: Mood = "open";
  let passed = 0;
  const server = createServer((near) => {
    standing.add(near.on("error", () => {}));
    near.once("close", () => standing.delete(near));
    if (mood === "silent") return near.resume();
    if (mood === "hangs-up") return near.resume().end();
    passed += 1;
    const far = connect({ host: hostname, port: Number(port) });
    far.on("error", () => near.end()).once("close", () => near.end());
    near.once("close", () => far.destroy());
    return near.pipe(far).pipe(near);
  });
  const listen = (at: number) => new Promise<void>((done) => server.listen(at, "127.0.0.1", done));
  await listen(0);
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    /** How many connections stand now, and how many have gone through. */
    standing: () => standing.size,
    passed: () => passed,
    async set(next: Mood) {
      mood = next;
      for (const socket of standing) socket.end();
      if (mood === "refuses") server.close();
      else if (!server.listening) await listen(Number(url.port));
    },
    async close() {
      for (const socket of standing) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}

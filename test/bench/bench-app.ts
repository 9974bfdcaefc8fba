/** The app all servers of the door bench answer for. */
export const BENCH_APP = {
  appId: "cli_0123456789abcdef",
  encryptKey: "bench key",
  verificationToken: "bench token",
  tenantKeys: [] as readonly string[],
};

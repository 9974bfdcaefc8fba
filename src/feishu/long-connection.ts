import { EventDispatcher, LoggerLevel, WSClient } from "@larksuiteoapi/node-sdk";
import { ConfigError } from "../errors.ts";
import type { Log } from "../log.ts";
import { quietLogger } from "./quiet-logger.ts";

/** The SDK only logs and never connects when an app id looks otherwise (SDK 1.74.0). */
const APP_ID = /^cli_[0-9a-fA-F]{16}$/;
const PING_TIMEOUT_SECONDS = 10;
const HANDSHAKE_TIMEOUT_MS = 10_000;
const RESTART_MS_FIRST = 5_000;
const RESTART_MS_MAX = 300_000;

/** Hands each event over as it came and acknowledges it only when it was taken; the value is a card click's answer. */
export class EnvelopeTaker extends EventDispatcher {
  readonly #onEvent: (plaintextEnvelopeJson: string) => Promise<unknown>;
  constructor(onEvent: (plaintextEnvelopeJson: string) => Promise<unknown>, log: Log) {
    super({ logger: quietLogger(log), loggerLevel: LoggerLevel.warn });
    this.#onEvent = onEvent;
  }
  override async invoke(envelope: unknown): Promise<unknown> {
    // A throw becomes a 500 on the wire, and the platform delivers again.
    return this.#onEvent(JSON.stringify(envelope));
  }
}

/** Receives events over the long connection and starts it again whenever the SDK gives up. */
export function createLongConnection(q: {
  appId: string;
  appSecret: string;
  domain: string;
  log: Log;
  /** Stores the event before it resolves. */
  onEvent: (plaintextEnvelopeJson: string) => Promise<unknown>;
  restartMsFirst?: number;
}): { start(): void; stop(): void; state(): string } {
  if (!APP_ID.test(q.appId)) {
    throw new ConfigError(["FEISHU_APP_ID: the long connection needs cli_ and 16 hexadecimal digits"]);
  }
  const taker = new EnvelopeTaker(q.onEvent, q.log);
  const restartMsFirst = q.restartMsFirst ?? RESTART_MS_FIRST;
  let restartMs = restartMsFirst;
  let restart: NodeJS.Timeout | null = null;
  let stopped = true;

  const client = new WSClient({
    appId: q.appId,
    appSecret: q.appSecret,
    domain: q.domain.replace(/\/+$/, ""),
    logger: quietLogger(q.log),
    loggerLevel: LoggerLevel.warn,
    wsConfig: { pingTimeout: PING_TIMEOUT_SECONDS },
    handshakeTimeoutMs: HANDSHAKE_TIMEOUT_MS,
    onReady: () => connected("long connection is up"),
    onReconnected: () => connected("long connection is up again"),
    onReconnecting: () => q.log.warn("long connection lost, connecting again"),
    onError: (error) => startLater(error),
  });

  function connected(what: string) {
    restartMs = restartMsFirst;
    q.log.info(what);
  }
  function startLater(error: unknown) {
    if (stopped || restart) return;
    q.log.error({ err: error, restartMs }, "long connection gave up, starting it again");
    restart = setTimeout(() => {
      restart = null;
      connect();
    }, restartMs);
    restartMs = Math.min(restartMs * 2, RESTART_MS_MAX);
  }
  function connect() {
    client.start({ eventDispatcher: taker }).catch(startLater);
  }

  return {
    start() {
      stopped = false;
      connect();
    },
    stop() {
      stopped = true;
      if (restart) clearTimeout(restart);
      restart = null;
      client.close({ force: true });
    },
    state: () => client.getConnectionStatus().state,
  };
}

import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client";

export type Metrics = {
  registry: Registry;
  door(outcome: string): void;
  inbox(outcome: string): void;
  outbox(outcome: string): void;
};

/** Counters for Prometheus: outcomes only, never who or what. */
export function createMetrics(q: { outboxWaiting(): Promise<number> }): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counter = (name: string, help: string) =>
    new Counter({ name: `five_zeros_${name}`, help, labelNames: ["outcome"], registers: [registry] });
  const [door, inbox, outbox] = [
    counter("door_total", "Requests at the door by what became of them"),
    counter("inbox_total", "Events by what became of them"),
    counter("outbox_total", "Messages by what became of them"),
  ];
  new Gauge({
    name: "five_zeros_outbox_waiting",
    help: "Messages that have not left",
    registers: [registry],
    async collect() {
      this.set(await q.outboxWaiting().catch(() => Number.NaN));
    },
  });
  return {
    registry,
    door: (outcome) => door.inc({ outcome }),
    inbox: (outcome) => inbox.inc({ outcome }),
    outbox: (outcome) => outbox.inc({ outcome }),
  };
}

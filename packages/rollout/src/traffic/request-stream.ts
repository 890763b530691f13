import http from 'node:http';
import https from 'node:https';
import type { Clock } from '@slipway/core';
import type { TrafficCheck, TrafficFailure, TrafficResult } from './traffic-check.ts';

/** Sends one request. @returns what was wrong with the answer; undefined when it was fine */
export type Ask = (timeoutMs: number) => Promise<string | undefined>;

export interface StreamSettings {
  readonly perSecond: number;
  readonly timeoutMs: number;
}

/** One failure says little of what is live. */
const probes = 3;
/** More failures are counted, but not kept. */
const keptFailures = 100;
/** Latencies of this many requests are kept, each with the same chance. */
const keptLatencies = 5_000;

/**
 * Requests at a fixed rate, whether the ones before were answered or not: an application that stalls is asked as often
 * as one that does not, so that its silence counts.
 */
export class RequestStream implements TrafficCheck {
  private readonly ask: Ask;
  private readonly clock: Clock;
  private readonly settings: StreamSettings;
  private readonly ended = new AbortController();
  private readonly pending = new Set<Promise<void>>();
  private running: Promise<void> | undefined;
  private readonly latencies: number[] = [];
  private readonly failures: TrafficFailure[] = [];
  private sent = 0;
  private answered = 0;
  private failed = 0;
  private blamed = 0;
  private failedAlready = false;
  private blameFrom = 0;

  constructor(ask: Ask, clock: Clock, settings: StreamSettings) {
    this.ask = ask;
    this.clock = clock;
    this.settings = settings;
  }

  async probe(): Promise<string | undefined> {
    if (this.running !== undefined) return undefined;
    const ask = () => this.ask(this.settings.timeoutMs).catch((error: unknown) => messageOf(error));
    const wrong = await Promise.all(Array.from({ length: probes }, ask));
    this.failedAlready = wrong.every((words) => words !== undefined);
    return this.failedAlready ? wrong[0] : undefined;
  }

  handedOver(): void {
    if (!this.failedAlready) return;
    this.blamed = 0;
    this.blameFrom = this.clock.now();
  }

  start(): void {
    this.running ??= this.run();
  }

  async stop(): Promise<TrafficResult> {
    this.ended.abort();
    await this.running;
    await Promise.all(this.pending);
    return this.result();
  }

  result(): TrafficResult {
    const sorted = this.latencies.toSorted((a, b) => a - b);
    const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
    const { sent, failed, blamed, failures } = this;
    return { sent, failed, blamed, p50Ms: at(0.5), p99Ms: at(0.99), failures };
  }

  private async run(): Promise<void> {
    const began = this.clock.now();
    const everyMs = 1000 / this.settings.perSecond;
    while (!this.ended.signal.aborted) {
      this.send();
      const dueIn = began + this.sent * everyMs - this.clock.now();
      try {
        if (dueIn > 0) await this.clock.sleep(dueIn, this.ended.signal);
        else await new Promise((resolve) => setImmediate(resolve));
      } catch {
        return;
      }
    }
  }

  private send(): void {
    this.sent++;
    const began = this.clock.now();
    const done = this.ask(this.settings.timeoutMs).then(
      (wrong) => this.note(began, wrong),
      (error: unknown) => this.note(began, messageOf(error)),
    );
    this.pending.add(done);
    void done.finally(() => this.pending.delete(done));
  }

  private note(began: number, wrong: string | undefined): void {
    const ms = this.clock.now() - began;
    this.answered++;
    if (this.latencies.length < keptLatencies) this.latencies.push(ms);
    // Every k-th in turn takes the place of an old one, so that no randomness is needed.
    else this.latencies[(this.answered * 7919) % keptLatencies] = ms;
    if (wrong === undefined) return;
    this.failed++;
    if (began >= this.blameFrom) this.blamed++;
    if (this.failures.length < keptFailures) this.failures.push({ at: new Date(began).toISOString(), what: wrong });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Asks a URL, each time by a new connection: it takes the way that a new user would take. */
export function askUrl(url: URL): Ask {
  const client = url.protocol === 'http:' ? http : https;
  return (timeoutMs) => {
    const { promise, resolve } = Promise.withResolvers<string | undefined>();
    const sent = client.get(url, { agent: false, headers: { 'user-agent': 'slipway' } }, (answer) => {
      const { statusCode = 0 } = answer;
      answer.resume();
      answer.on('end', () => resolve(wrongStatus(statusCode)));
      answer.on('error', (error) => resolve(error.message));
    });
    const timer = setTimeout(() => sent.destroy(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
    sent.on('error', (error) => resolve(error.message));
    return promise.finally(() => clearTimeout(timer));
  };
}

export function wrongStatus(status: number): string | undefined {
  return status >= 200 && status < 400 ? undefined : `HTTP ${status}`;
}

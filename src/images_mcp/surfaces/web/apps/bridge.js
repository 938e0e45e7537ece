// MCP Apps (2026-01-26) over postMessage: JSON-RPC with the one window that holds us, and nobody else.

export class Refused extends Error {}

export class Bridge {
  #host = window.parent;
  #origin = "*"; // a sandbox has none that could be known before it speaks
  #next = 1;
  #waiting = new Map();
  #heard = new Map();
  capabilities = {};
  context = {};

  constructor(patience) {
    this.patience = patience;
    addEventListener("message", (event) => this.#receive(event));
  }

  // Called with what the host tells (`ui/notifications/…`) or asks for.
  on(method, action) {
    this.#heard.set(method, action);
  }

  notify(method, params = {}) {
    this.#send({ method, params });
  }

  // The answer; fails after `patience` milliseconds, so that a host that hangs never blocks whoever waits.
  ask(method, params = {}, patience = this.patience) {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new Refused("timeout"));
      }, patience);
      this.#waiting.set(id, { resolve, reject, timer });
      this.#send({ id, method, params });
    });
  }

  async connect(name, version) {
    const told = await this.ask("ui/initialize", {
      appInfo: { name, version },
      appCapabilities: { availableDisplayModes: ["inline", "fullscreen"] },
      protocolVersion: "2026-01-26",
    });
    this.capabilities = told.hostCapabilities ?? {};
    this.context = told.hostContext ?? {};
    this.notify("ui/notifications/initialized");
  }

  // A tool of our own server, through the host.
  call(name, given, patience) {
    return this.ask("tools/call", { name: `openai_${name}`, arguments: given }, patience);
  }

  #send(message) {
    this.#host.postMessage({ jsonrpc: "2.0", ...message }, this.#origin);
  }

  #receive(event) {
    if (event.source !== this.#host || this.#host === window) return;
    if (this.#origin !== "*" && event.origin !== this.#origin) return;
    const message = event.data;
    if (message?.jsonrpc !== "2.0") return;
    if (event.origin && event.origin !== "null") this.#origin = event.origin;
    if (message.method !== undefined) this.#asked(message);
    else this.#answered(message);
  }

  #answered({ id, result, error }) {
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id);
    clearTimeout(waiting.timer);
    if (error) waiting.reject(new Refused(String(error.message ?? "")));
    else waiting.resolve(result ?? {});
  }

  async #asked({ id, method, params }) {
    if (method === "ui/notifications/host-context-changed") Object.assign(this.context, params);
    const action = this.#heard.get(method);
    if (id === undefined) return action?.(params ?? {});
    if (action || method === "ping") return this.#send({ id, result: (await action?.(params ?? {})) ?? {} });
    this.#send({ id, error: { code: -32601, message: "Method not found" } });
  }
}

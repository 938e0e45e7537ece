// A chat client around one app: the official bridge, a sandboxed frame, and tools that Python calls on the real server.
import { AppBridge, PostMessageTransport } from "@modelcontextprotocol/ext-apps/app-bridge";

window.heard = { context: [], messages: [], sizes: [], modes: [] };
window.hanging = false;

window.start = async (capabilities, hostContext) => {
  const frame = document.querySelector("iframe");
  const bridge = new AppBridge(null, { name: "host", version: "1" }, capabilities, { hostContext });
  bridge.oncalltool = (params) => (window.hanging ? new Promise(() => {}) : window.callTool(params));
  bridge.onupdatemodelcontext = async (params) => (heard.context.push(params.content[0].text), {});
  bridge.onmessage = async (params) => (heard.messages.push(params.content[0].text), {});
  bridge.onrequestdisplaymode = async ({ mode }) => (heard.modes.push(mode), { mode });
  bridge.onsizechange = ({ height }) => {
    heard.sizes.push(height);
    frame.style.height = `${height}px`;
  };
  const ready = new Promise((resolve) => (bridge.oninitialized = resolve));
  await bridge.connect(new PostMessageTransport(frame.contentWindow, frame.contentWindow));
  frame.src = "/app";
  await ready;
  window.bridge = bridge;
};

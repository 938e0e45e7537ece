// Tells that a picture is done where somebody wants to be told: by a notification, by a short sound. Both are off until
// they are switched on in the settings; the choice belongs to this browser.
import { all, one, say } from "./dom.js";

const NAME = "studio-bell";
const wanted = () => (localStorage.getItem(NAME) ?? "").split(" ");
const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

// Resolves when the page may be left without cutting anything off.
export async function ring(title, words) {
  const ways = wanted();
  if (ways.includes("notice") && !document.hasFocus()) notify(title, words);
  if (ways.includes("sound") && !still()) await chime();
}

async function notify(title, words) {
  if (!("Notification" in window) || Notification.permission !== "granted") return;
  const about = { body: words, tag: location.pathname, icon: one("link[rel=icon]").href, data: location.pathname };
  const worker = await navigator.serviceWorker?.getRegistration("/studio");
  if (worker?.active) worker.showNotification(title, about); // Android has no other way
  else new Notification(title, about);
}

// Two soft notes, a fourth apart.
async function chime() {
  const air = new AudioContext();
  if (air.state === "suspended") await Promise.race([air.resume(), new Promise((go) => setTimeout(go, 200))]);
  if (air.state !== "running") return; // nobody has touched the page yet
  const now = air.currentTime;
  for (const [pitch, at] of [[659.26, 0], [880, 0.14]]) {
    const note = new OscillatorNode(air, { frequency: pitch });
    const loud = new GainNode(air, { gain: 0 });
    loud.gain.setValueAtTime(0, now + at);
    loud.gain.linearRampToValueAtTime(0.08, now + at + 0.02);
    loud.gain.exponentialRampToValueAtTime(0.0005, now + at + 0.4);
    note.connect(loud).connect(air.destination);
    note.start(now + at);
    note.stop(now + at + 0.42);
  }
  await new Promise((go) => setTimeout(go, 600));
  air.close();
}

const switches = one("#bell");
if (switches) {
  const denied = one("[data-denied]", switches);
  for (const box of all("input", switches)) {
    box.checked = wanted().includes(box.name);
    box.addEventListener("change", async () => {
      denied.hidden = true;
      if (box.name === "notice" && box.checked && (await allowed()) !== "granted") {
        box.checked = false;
        denied.hidden = false;
        say(denied.textContent);
      }
      localStorage.setItem(NAME, all("input:checked", switches).map((one) => one.name).join(" "));
      if (box.name === "sound" && box.checked && !still()) chime();
    });
  }
}

function allowed() {
  return "Notification" in window ? Notification.requestPermission() : "denied";
}

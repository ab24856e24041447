// How to verify what arrives: code in four languages, a form that checks a signature, and the published keys.
import { checkSignature } from "./check.js";
import { copyButton, field, h, problemBox, render, whileBusy } from "./dom.js";
import { ago } from "./words.js";

const LANGUAGES = [
  ["Python", "verify.py.txt", "Standard library only."],
  ["JavaScript", "verify.js", "Node 20, Deno, Bun, browsers and workers; no package needed."],
  ["Go", "verify.go.txt", "Standard library only."],
  ["Ruby", "verify.rb.txt", "Standard library only."],
];
const STALE = 300;

function samples() {
  const panel = h("div", { class: "code sample", role: "tabpanel", id: "sample", tabindex: 0 });
  const loaded = new Map();
  const tabs = LANGUAGES.map(([name, file, needs], index) => {
    const tab = h("button", { type: "button", role: "tab", id: `tab-${index}`, "aria-controls": "sample" }, name);
    const choose = async () => {
      tabs.forEach((other) => { other.setAttribute("aria-selected", String(other === tab)); other.tabIndex = other === tab ? 0 : -1; });
      panel.setAttribute("aria-labelledby", tab.id);
      if (!loaded.has(file)) {
        const answer = await fetch(new URL(`webhooks/assets/${file}`, document.baseURI));
        loaded.set(file, answer.ok ? await answer.text() : "The code could not be loaded. Reload the page.");
      }
      if (tab.getAttribute("aria-selected") !== "true") return;
      render(panel, h("p", { class: "hint small faint" }, needs), h("pre", { tabindex: 0 }, loaded.get(file)), copyButton(loaded.get(file)));
    };
    tab.addEventListener("click", choose);
    tab.addEventListener("keydown", ({ key }) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
      if (!step) return;
      const next = tabs[(index + step + tabs.length) % tabs.length];
      next.focus();
      next.click();
    });
    return tab;
  });
  tabs[0].click();
  return h("section", { class: "card" }, h("h2", {}, "Verify in your service"), h("div", { class: "tabs", role: "tablist", "aria-label": "Language" }, tabs), panel);
}

function handedOver() {
  const text = sessionStorage.getItem("afterview.webhooks.check");
  sessionStorage.removeItem("afterview.webhooks.check");
  return text ? JSON.parse(text) : null;
}

function checker() {
  const given = handedOver();
  const input = (name, properties = {}) => h("input", { class: "mono", name, required: true, spellcheck: "false", autocomplete: "off", ...properties });
  const key = input("key", { placeholder: "whsec_… or whpk_…" });
  const id = input("id", { value: given?.headers["webhook-id"] ?? "" });
  const timestamp = input("timestamp", { inputmode: "numeric", value: given?.headers["webhook-timestamp"] ?? "" });
  const signatures = input("signature", { placeholder: "v1,…", value: given?.headers["webhook-signature"] ?? "" });
  const body = h("textarea", { name: "body", rows: 7, spellcheck: "false", required: true });
  body.value = given?.body ?? "";
  const verdict = h("div", { role: "status" });
  const button = h("button", { type: "submit", class: "main" }, "Check the signature");
  const form = h(
    "form",
    { class: "card" },
    h("h2", {}, "Check a signature"),
    h("p", { class: "small faint" }, given ? "Filled in from the delivery; add the endpoint's secret. " : "Paste what your service received. ", "It is checked in this browser: nothing is sent anywhere."),
    field("Secret or public key", key),
    h("div", { class: "pair" }, field("webhook-id", id), field("webhook-timestamp", timestamp)),
    field("webhook-signature", signatures),
    field("Body", body, "Exactly as received, before any parsing."),
    h("div", { class: "field" }, button),
    verdict,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    whileBusy(button, async () => {
      const result = await checkSignature({ key: key.value, id: id.value, timestamp: timestamp.value, signatures: signatures.value, body: body.value });
      const seconds = Number(timestamp.value);
      const isStale = result.fits && Math.abs(Date.now() / 1000 - seconds) > STALE;
      const age = isStale ? h("p", { class: "small" }, `It was sent ${ago(new Date(seconds * 1000))}. Your service should refuse one more than five minutes old, since it may be a replay.`) : null;
      render(verdict, h("div", { class: `verdict ${result.fits ? "good" : "bad"}` }, h("p", {}, h("b", {}, result.fits ? "It fits. " : "It does not verify. "), result.text), age));
    });
  });
  if (given) setTimeout(() => key.focus());
  return form;
}

async function publishedKeys() {
  try {
    const answer = await fetch(new URL(".well-known/webhooks-keys", document.baseURI));
    if (answer.status === 410) return h("p", { class: "small" }, "The shared key that signed before is no longer used.");
    const { keys } = await answer.json();
    return keys.map(({ id, public_key: text }) => [h("p", { class: "small key-id" }, "Key ", h("code", {}, id)), h("div", { class: "code" }, h("pre", { class: "wrap" }, text), copyButton(text))]);
  } catch {
    return problemBox({ isProblem: true, title: "The keys could not be loaded", message: "Reload the page to try again." });
  }
}

export async function signaturesView({ place, signal }) {
  const keys = h("div", {});
  render(
    place,
    h("div", { class: "head" }, h("div", {}, h("h1", {}, "Signatures"), h("p", {}, "Every request is signed by the Standard Webhooks rules. Verify it before you trust it, and drop a webhook-id you have seen."))),
    h("div", { class: "split" }, samples(), h("div", { class: "stack" }, checker(), h("section", { class: "card" }, h("h2", {}, "Public key (v1a)"), h("p", { class: "small faint" }, "Each endpoint that asks for v1a has a key pair of its own: its page shows the public key. Older endpoints are signed for with a shared key as well, for some days more."), keys))),
  );
  const found = await publishedKeys();
  if (!signal.aborted) render(keys, found);
}

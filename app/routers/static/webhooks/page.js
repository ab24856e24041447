// Signs in and out, and shows the view that the address names.
import { ask, session, whenSignedOut } from "./api.js";
import { deliveriesView, deliveryView } from "./deliveries.js";
import { field, h, problemBox, render, showProblem, whileBusy } from "./dom.js";
import { endpointView, endpointsView } from "./endpoints.js";
import { liveView } from "./live.js";
import { signaturesView } from "./signatures.js";

const content = document.getElementById("content");
const ROUTES = [
  [/^\/endpoints$/, endpointsView, "Endpoints"],
  [/^\/endpoints\/([0-9a-f-]+)$/, endpointView, "Endpoint"],
  [/^\/deliveries$/, deliveriesView, "Deliveries"],
  [/^\/deliveries\/([0-9a-f-]+)$/, deliveryView, "Delivery"],
  [/^\/live$/, liveView, "Live"],
  [/^\/signatures$/, signaturesView, "Signatures"],
];
let leave = new AbortController();
let shown = "";

async function show() {
  leave.abort();
  leave = new AbortController();
  document.querySelectorAll("dialog").forEach((dialog) => dialog.remove());
  const isIn = Boolean(session.key);
  document.getElementById("views").hidden = !isIn;
  document.getElementById("session").hidden = !isIn;
  if (!isIn) {
    signInView();
    return;
  }
  document.getElementById("key-hint").textContent = `${session.key.slice(0, 12)}…`;
  const [path, search = ""] = (location.hash.slice(1) || "/endpoints").split("?");
  const [pattern, view, title] = ROUTES.find(([candidate]) => candidate.test(path)) ?? ROUTES[0];
  document.title = `${title} · Afterview webhooks`;
  for (const link of document.querySelectorAll("#views a")) {
    if (path.startsWith(link.hash.slice(1))) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  const place = h("div");
  const isNewView = shown !== path;
  shown = path;
  render(content, place);
  if (isNewView) {
    scrollTo(0, 0);
    content.focus({ preventScroll: true });
  }
  const { signal } = leave;
  try {
    await view({ place, signal, id: pattern.exec(path)?.[1], query: new URLSearchParams(search) });
  } catch (error) {
    if (!signal.aborted) render(place, problemBox(error), h("p", {}, h("a", { href: "#/endpoints" }, "Back to the endpoints")));
  }
}

function signInView(problem) {
  document.title = "Sign in · Afterview webhooks";
  shown = "";
  const key = h("input", { class: "mono", type: "password", name: "key", autocomplete: "off", spellcheck: "false", required: true });
  const button = h("button", { class: "main", type: "submit" }, "Sign in");
  const alert = h("div", {}, problem ? problemBox(problem) : null);
  const form = h(
    "form",
    { class: "card sign-in" },
    h("h1", {}, "Your webhooks"),
    h("p", {}, "Endpoints, deliveries and signatures of your tenant."),
    alert,
    field("API key", key, "With the scopes webhooks:read and webhooks:write."),
    button,
    h("p", { class: "aside" }, "The key stays in this tab and is forgotten when you close it or sign out. Whoever runs the service makes keys with ", h("code", {}, "afterview keys create"), "."),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    whileBusy(button, async () => {
      const entered = key.value.trim();
      try {
        await ask("GET", "webhook-endpoints", { query: { limit: 1 }, key: entered });
      } catch (error) {
        render(alert, problemBox(error));
        key.focus();
        return;
      }
      session.open(entered);
      await show();
    }).catch(showProblem);
  });
  render(content, form);
  key.focus();
}

function signOut(problem) {
  leave.abort();
  session.close();
  document.querySelectorAll("dialog").forEach((dialog) => dialog.remove());
  document.getElementById("views").hidden = true;
  document.getElementById("session").hidden = true;
  signInView(problem?.isProblem ? problem : undefined);
}

document.getElementById("sign-out").addEventListener("click", () => signOut());
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  content.focus();
});
whenSignedOut(signOut);
addEventListener("hashchange", show);
show();

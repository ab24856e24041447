// Endpoints with their health at a glance, and one endpoint with all that can be done to it.
import { ask, everyEndpoint, get, post } from "./api.js";
import { confirm, showSecret } from "./dialogs.js";
import { actButton, copyButton, field, h, notify, problemBox, render } from "./dom.js";
import { editEndpoint } from "./endpoint_form.js";
import { REASONS, STATES, ago, condition, exactly, pill, plural, stateOf, statePill, when } from "./words.js";

const EVERY = 5000;
const TICKS = 30;

const healthOf = (endpoint) => get(`webhook-endpoints/${endpoint.id}/health`);

// Calls again and again while the view is shown and the tab is in front. A failure is left to the next time.
function keepFresh(signal, refresh) {
  const timer = setInterval(() => {
    if (!document.hidden && !document.querySelector("dialog")) refresh().catch(() => {});
  }, EVERY);
  signal.addEventListener("abort", () => clearInterval(timer));
}

function ticks(health) {
  const latest = [...health.latest].reverse();
  const blanks = Array.from({ length: TICKS - latest.length }, () => h("li", { class: "none" }));
  const said = plural(latest.length, "latest delivery", "latest deliveries");
  return h("ol", { class: "ticks", "aria-label": latest.length ? `The ${said}, oldest first` : "No deliveries yet" }, blanks.map((blank) => { blank.setAttribute("aria-hidden", "true"); return blank; }), latest.map((delivery) => {
    const { word, tone } = stateOf(delivery);
    return h("li", { class: tone, title: `${delivery.event_type}: ${word.toLowerCase()}, ${ago(delivery.created_at)}` }, h("span", { class: "hear" }, word));
  }));
}

function tally(health) {
  const some = Object.entries(health.counts).filter(([, count]) => count > 0);
  if (!some.length) return h("p", { class: "tally" }, "Nothing sent yet");
  return h("p", { class: "tally" }, some.map(([state, count]) => h("span", {}, h("b", {}, String(count)), ` ${STATES[state].word.toLowerCase()}`)));
}

function pulse(health) {
  return h("div", { class: "pulse" }, ticks(health), tally(health));
}

async function sendTest(endpoint) {
  await post(`webhook-endpoints/${endpoint.id}/test`, undefined, crypto.randomUUID());
  notify(`A test event is on its way to ${new URL(endpoint.url).host}.`);
}

function sinceWhen(endpoint, health) {
  if (endpoint.status === "disabled") return endpoint.disabled_at ? h("span", {}, `${REASONS[endpoint.disabled_reason] ?? endpoint.disabled_reason ?? ""} `, when(endpoint.disabled_at)) : null;
  if (health?.failing_since) return h("span", {}, "since ", when(health.failing_since), `, ${plural(health.consecutive_failures, "failure")} in a row`);
  return null;
}

function endpointCard(endpoint, health) {
  return h(
    "li",
    { class: "card endpoint" },
    h(
      "div",
      {},
      h("h2", {}, h("a", { id: `open-${endpoint.id}`, href: `#/endpoints/${endpoint.id}` }, endpoint.url)),
      endpoint.description ? h("p", { class: "about" }, endpoint.description) : null,
    ),
    h("div", { class: "state" }, pill(condition(endpoint, health)), sinceWhen(endpoint, health)),
    h("ul", { class: "chips", "aria-label": "Events" }, endpoint.event_types.slice(0, 6).map((name) => h("li", {}, name === "*" ? "all events" : name)), endpoint.event_types.length > 6 ? h("li", {}, `${endpoint.event_types.length - 6} more`) : null),
    h(
      "div",
      { class: "foot" },
      health ? pulse(health) : null,
      h(
        "div",
        { class: "actions" },
        h("a", { class: "button", id: `log-${endpoint.id}`, href: `#/deliveries?endpoint_id=${endpoint.id}` }, "Deliveries"),
        actButton("Send test", () => sendTest(endpoint), { id: `test-${endpoint.id}`, disabled: endpoint.status === "disabled" }),
      ),
    ),
  );
}

export async function endpointsView({ place, signal }) {
  const list = h("div");
  const add = async () => {
    const made = await editEndpoint();
    if (!made) return;
    await showSecret(made, "It verifies what is sent to the new endpoint. It cannot be shown again; if it is lost, rotate it.");
    await refresh();
  };
  let before = "";
  const refresh = async () => {
    const endpoints = await everyEndpoint();
    const healths = await Promise.all(endpoints.map((endpoint) => healthOf(endpoint).catch(() => null)));
    const now = JSON.stringify([endpoints, healths, Math.floor(Date.now() / 60000)]);
    if (signal.aborted || now === before) return;
    before = now;
    if (!endpoints.length) {
      render(list, h("div", { class: "empty" }, h("h2", {}, "No endpoints yet"), h("p", {}, "Add the address of your service, and Afterview posts a signed event there the moment something falls due or changes."), actButton("Add your first endpoint", add, { class: "main" })));
      return;
    }
    render(list, h("ul", { class: "stack" }, endpoints.map((endpoint, index) => endpointCard(endpoint, healths[index]))));
  };
  render(
    place,
    h("div", { class: "head" }, h("div", {}, h("h1", {}, "Endpoints"), h("p", {}, "Where events are sent, and how that is going.")), h("div", { class: "actions" }, actButton("Add endpoint", add, { class: "main", id: "add-endpoint" }))),
    list,
  );
  await refresh();
  keepFresh(signal, refresh);
}

function localNow(instant) {
  const date = new Date(instant);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
}

function askToRecover(endpoint, done) {
  const start = endpoint.disabled_at ?? new Date(Date.now() - 24 * 3600 * 1000).toISOString();
  const since = h("input", { type: "datetime-local", name: "since", required: true, value: localNow(start) });
  return confirm({
    title: "Send again what did not arrive?",
    text: "Everything that was held, blocked or given up since then is sent again, with the same ids. A disabled endpoint is enabled.",
    label: "Recover",
    extra: [field("Since", since, "In your local time.")],
    work: async () => {
      if (!since.value) return undefined;
      const { recovered } = await post(`webhook-endpoints/${endpoint.id}/recover`, { since: new Date(since.value).toISOString() }, crypto.randomUUID());
      notify(recovered ? `${plural(recovered, "delivery is", "deliveries are")} on the way again.` : "There was nothing to recover since then.");
      return done();
    },
  });
}

function askToRotate(endpoint, done) {
  const overlap = h("select", { name: "overlap" }, h("option", { value: 86400 }, "24 hours"), h("option", { value: 3600 }, "1 hour"), h("option", { value: 604800 }, "7 days"), h("option", { value: 0 }, "Not at all: the old secret has leaked"));
  return confirm({
    title: "Rotate the secret?",
    text: "A new secret is made. For a while everything is signed with the old one as well, so that you can change over in peace.",
    label: "Rotate",
    extra: [field("The old secret goes on for", overlap)],
    work: () => post(`webhook-endpoints/${endpoint.id}/rotate-secret`, { overlap_seconds: Number(overlap.value) }, crypto.randomUUID()),
  }).then(async (rotated) => {
    if (!rotated) return;
    await showSecret(rotated, "This is the new secret. It cannot be shown again.");
    await done();
  });
}

function askToDelete(endpoint) {
  return confirm({
    title: "Delete this endpoint?",
    text: `Nothing more is sent to ${endpoint.url}, and what is on its way to it is cancelled. This cannot be undone.`,
    label: "Delete",
    danger: true,
    work: () => ask("DELETE", `webhook-endpoints/${endpoint.id}`),
  }).then((deleted) => {
    if (!deleted) return;
    notify("The endpoint was deleted.");
    location.hash = "#/endpoints";
  });
}

function switchButton(endpoint, done) {
  const act = (verb) => async () => {
    await post(`webhook-endpoints/${endpoint.id}/${verb}`, undefined, crypto.randomUUID());
    notify(verb === "enable" ? "Enabled. What was held meanwhile waits for Recover." : "Disabled. What happens from now on is held.");
    await done();
  };
  if (endpoint.status === "disabled") return actButton("Enable", act("enable"), { id: "enable" });
  return actButton("Disable", () => confirm({ title: "Disable this endpoint?", text: "Nothing is sent to it until you enable it. What happens meanwhile is held, and can be recovered.", label: "Disable", work: act("disable") }), { id: "disable" });
}

function facts(endpoint) {
  const rows = [
    ["Events", h("ul", { class: "chips" }, endpoint.event_types.map((name) => h("li", {}, name === "*" ? "all events" : name)))],
    ["Payload", endpoint.payload === "thin" ? "Thin: ids only" : "Full"],
    ["Format", endpoint.format === "cloudevents" ? "CloudEvents" : "Standard Webhooks"],
    ["Signatures", endpoint.asymmetric_signature ? "v1 with its secret, v1a with its key pair" : "v1 with its secret"],
    endpoint.public_key ? ["Public key", h("div", { class: "code" }, h("pre", { class: "wrap", id: "public-key" }, endpoint.public_key), copyButton(endpoint.public_key))] : null,
    endpoint.previous_secret_until && new Date(endpoint.previous_secret_until) > new Date() ? ["Old secret", h("span", {}, "signs too until ", exactly(endpoint.previous_secret_until))] : null,
    ["At once", endpoint.max_in_flight ? `${endpoint.max_in_flight} at most` : "The service's default"],
    ["Per second", endpoint.rate_per_second ? `${endpoint.rate_per_second} at most` : "Unlimited"],
    ["Added", exactly(endpoint.created_at)],
    ["Id", h("code", {}, endpoint.id)],
  ];
  return h("dl", { class: "facts" }, rows.filter(Boolean).map(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]));
}

function latestCard(endpoint, health) {
  return h(
    "section",
    { class: "card" },
    h("h2", {}, "Latest deliveries"),
    pulse(health),
    health.latest.length
      ? h("ul", { class: "stack lines small" }, health.latest.slice(0, 6).map((delivery) => h("li", {}, statePill(delivery), h("a", { href: `#/deliveries/${delivery.id}` }, delivery.event_type), h("span", { class: "faint" }, when(delivery.created_at)))))
      : h("p", { class: "faint small" }, "Send a test event to see whether your service answers."),
    health.latest.length ? h("p", { class: "small" }, h("a", { href: `#/deliveries?endpoint_id=${endpoint.id}` }, "All its deliveries")) : null,
  );
}

export async function endpointView({ place, signal, id }) {
  let before = "";
  const refresh = async () => {
    const { data: endpoint, etag } = await ask("GET", `webhook-endpoints/${id}`);
    const health = await healthOf(endpoint);
    const now = JSON.stringify([endpoint, health, Math.floor(Date.now() / 60000)]);
    if (signal.aborted || now === before) return;
    before = now;
    const edit = async () => {
      if (!(await editEndpoint(endpoint, etag))) return;
      notify("Saved.");
      await refresh();
    };
    render(
      place,
      h("a", { class: "back", id: "back", href: "#/endpoints" }, "← All endpoints"),
      h(
        "div",
        { class: "head" },
        h("div", {}, h("h1", { class: "mono" }, endpoint.url), endpoint.description ? h("p", {}, endpoint.description) : null),
        h("div", { class: "actions" }, actButton("Send test", async () => { await sendTest(endpoint); await refresh(); }, { class: "main", id: "test", disabled: endpoint.status === "disabled" }), actButton("Edit", edit, { id: "edit" }), switchButton(endpoint, refresh)),
      ),
      h("p", { class: "condition small faint", id: "condition" }, pill(condition(endpoint, health)), sinceWhen(endpoint, health)),
      h("div", { class: "split" },
        h("section", { class: "card" }, h("h2", {}, "Settings"), facts(endpoint)),
        h("div", { class: "stack" }, latestCard(endpoint, health),
          h("section", { class: "card" }, h("h2", {}, "Care"), h("div", { class: "actions" },
            actButton("Recover…", () => askToRecover(endpoint, refresh), { id: "recover" }),
            actButton("Rotate secret…", () => askToRotate(endpoint, refresh), { id: "rotate" }),
            actButton("Delete…", () => askToDelete(endpoint), { id: "delete", class: "danger" }))))),
    );
  };
  await refresh();
  keepFresh(signal, () => refresh().catch((error) => {
    if (error.status === 404 && !signal.aborted) render(place, problemBox(error));
  }));
}

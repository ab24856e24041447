// Deliveries with filters, and one delivery with every try: request and response as they were.
import { everyEndpoint, get, post } from "./api.js";
import { actButton, copyButton, field, h, notify, render } from "./dom.js";
import { RESULTS, STATES, exactly, pill, plural, pretty, statePill, when } from "./words.js";

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

function addressOf(filters) {
  const query = new URLSearchParams(Object.entries(filters).filter(([, value]) => value));
  return `#/deliveries${query.size ? `?${query}` : ""}`;
}

function filterForm(endpoints, filters) {
  const endpoint = h("select", { id: "filter-endpoint" }, h("option", { value: "" }, "All endpoints"), endpoints.map(({ id, url }) => h("option", { value: id, selected: id === filters.endpoint_id }, url)));
  const state = h("select", { id: "filter-state" }, h("option", { value: "" }, "Any state"), Object.entries(STATES).map(([value, { word }]) => h("option", { value, selected: value === filters.state }, word)));
  const event = h("input", { id: "filter-event", class: "mono", value: filters.event_id ?? "", placeholder: "An event's id (webhook-id)", spellcheck: "false" });
  const form = h(
    "form",
    { class: "filters", "aria-label": "Filters" },
    field("Endpoint", endpoint),
    field("Event", event),
    field("State", state),
    h("button", { type: "submit", id: "filter-apply" }, "Show"),
  );
  const apply = () => {
    const wanted = event.value.trim().toLowerCase();
    if (wanted && !UUID.test(wanted)) {
      event.setAttribute("aria-invalid", "true");
      notify("An event's id looks like 0197f3a2-6c1e-7000-8000-4b1f0c2d3e4f.", "bad");
      event.focus();
      return;
    }
    const address = addressOf({ endpoint_id: endpoint.value, state: state.value, event_id: wanted });
    if (location.hash === address) dispatchEvent(new HashChangeEvent("hashchange"));
    else location.hash = address;
  };
  endpoint.addEventListener("change", apply);
  state.addEventListener("change", apply);
  form.addEventListener("submit", (submitted) => {
    submitted.preventDefault();
    apply();
  });
  return form;
}

function row(delivery, urls) {
  return h(
    "tr",
    {},
    h("td", {}, h("a", { id: `delivery-${delivery.id}`, href: `#/deliveries/${delivery.id}` }, delivery.event_type)),
    h("td", {}, statePill(delivery)),
    h("td", { class: "mono" }, urls.get(delivery.endpoint_id) ?? "A deleted endpoint"),
    h("td", {}, plural(delivery.attempt_count, "try", "tries")),
    h("td", {}, when(delivery.created_at)),
  );
}

export async function deliveriesView({ place, signal, query }) {
  const filters = Object.fromEntries(["endpoint_id", "state", "event_id"].map((name) => [name, query.get(name)]));
  const endpoints = await everyEndpoint();
  if (signal.aborted) return;
  const urls = new Map(endpoints.map(({ id, url }) => [id, url]));
  const results = h("div");
  const rows = h("tbody");
  const more = h("div");
  const isFiltered = Object.values(filters).some(Boolean);
  const load = async (cursor) => {
    const page = await get("deliveries", { ...filters, limit: 25, cursor });
    if (signal.aborted) return;
    if (!cursor) rows.replaceChildren();
    rows.append(...page.items.map((delivery) => row(delivery, urls)));
    if (!rows.childElementCount) {
      const why = isFiltered ? "No delivery meets these filters." : "As soon as an event is raised that an endpoint subscribes to, its delivery appears here.";
      render(results, h("div", { class: "empty" }, h("h2", {}, isFiltered ? "Nothing found" : "No deliveries yet"), h("p", {}, why)));
      return;
    }
    if (!cursor) {
      const head = ["Event", "State", "Endpoint", "Tries", "Raised"].map((name) => h("th", { scope: "col" }, name));
      render(results, h("div", { class: "card table" }, h("table", {}, h("caption", { class: "hear" }, "Deliveries, newest first"), h("thead", {}, h("tr", {}, head)), rows)), more);
    }
    render(more, page.next_cursor ? actButton("Show older ones", () => load(page.next_cursor), { class: "more", id: "older" }) : null);
  };
  render(
    place,
    h("div", { class: "head" }, h("div", {}, h("h1", {}, "Deliveries"), h("p", {}, "One event on its way to one endpoint, newest first.")), h("div", { class: "actions" }, actButton("Refresh", () => load(), { id: "refresh" }))),
    filterForm(endpoints, filters),
    results,
  );
  await load();
}

function headerList(headers) {
  const entries = Object.entries(headers ?? {});
  if (!entries.length) return h("p", { class: "faint small" }, "None were kept.");
  return h("dl", { class: "headers" }, entries.map(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]));
}

function bodyOf(text, empty) {
  if (!text) return h("p", { class: "faint small" }, empty);
  return h("div", { class: "code" }, h("pre", { class: "wrap", tabindex: 0 }, pretty(text)), copyButton(text));
}

function attemptCard(attempt, delivery, isLast) {
  const took = attempt.duration_ms < 1000 ? `${attempt.duration_ms} ms` : `${(attempt.duration_ms / 1000).toFixed(1)} s`;
  return h(
    "li",
    {},
    h(
      "details",
      { class: "card attempt", open: isLast },
      h(
        "summary",
        {},
        h("h3", {}, `Try ${attempt.number}`),
        pill(RESULTS[attempt.result] ?? { word: attempt.result, tone: "rest" }),
        attempt.status_code ? h("code", {}, String(attempt.status_code)) : null,
        attempt.error ? h("span", { class: "error" }, attempt.error) : null,
        h("span", { class: "faint small" }, exactly(attempt.started_at), ` · ${took}`),
      ),
      h(
        "div",
        { class: "exchange" },
        h("section", {}, h("h3", {}, "Request"), h("p", { class: "small mono" }, `POST ${delivery.request?.url ?? ""}`), headerList(attempt.request_headers), bodyOf(delivery.request?.body, "The event has expired, or the endpoint was deleted: the body is no longer known.")),
        h("section", {}, h("h3", {}, "Response"), h("p", { class: "small mono" }, attempt.status_code ? `HTTP ${attempt.status_code}` : "No answer"), headerList(attempt.response_headers), bodyOf(attempt.response_body, attempt.status_code ? "The body was empty." : "Nothing came back.")),
      ),
    ),
  );
}

// Hands a try to the signature form, through this tab's storage, since a body is too long for an address.
function checkButton(delivery) {
  const last = delivery.attempts.at(-1);
  if (!last?.request_headers?.["webhook-signature"] || !delivery.request) return null;
  return actButton("Check its signature", () => {
    sessionStorage.setItem("afterview.webhooks.check", JSON.stringify({ headers: last.request_headers, body: delivery.request.body }));
    location.hash = "#/signatures";
  }, { id: "check" });
}

export async function deliveryView({ place, signal, id }) {
  let before = "";
  const refresh = async () => {
    const delivery = await get(`deliveries/${id}`);
    const now = JSON.stringify(delivery);
    if (signal.aborted) return;
    if (delivery.state === "pending") setTimeout(() => { if (!signal.aborted) refresh().catch(() => {}); }, 2000);
    if (now === before) return;
    before = now;
    const retry = async () => {
      await post(`deliveries/${id}/retry`, undefined, crypto.randomUUID());
      notify("It is on its way again.");
      await refresh();
    };
    const attempts = [...delivery.attempts].reverse();
    render(
      place,
      h("a", { class: "back", id: "back", href: `#/deliveries?endpoint_id=${delivery.endpoint_id}` }, "← Deliveries of this endpoint"),
      h(
        "div",
        { class: "head" },
        h("div", {}, h("h1", { class: "mono" }, delivery.event_type), h("p", { id: "delivery-state" }, statePill(delivery), " ", delivery.reason)),
        h("div", { class: "actions" }, delivery.state === "pending" ? null : actButton(delivery.state === "delivered" ? "Send again" : "Retry now", retry, { class: "main", id: "retry" }), checkButton(delivery)),
      ),
      h(
        "section",
        { class: "card" },
        h(
          "dl",
          { class: "facts" },
          [
            ["Endpoint", h("a", { href: `#/endpoints/${delivery.endpoint_id}` }, delivery.request?.url ?? "Deleted")],
            ["Event", h("code", {}, delivery.event_id)],
            ["Raised", exactly(delivery.created_at)],
            delivery.next_attempt_at ? ["Next try", h("span", {}, exactly(delivery.next_attempt_at), ", ", when(delivery.next_attempt_at))] : null,
            delivery.finished_at ? ["Finished", exactly(delivery.finished_at)] : null,
          ].filter(Boolean).map(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]),
        ),
      ),
      h("h2", { class: "between" }, plural(attempts.length, "try", "tries")),
      attempts.length ? h("ol", { class: "stack", reversed: true }, attempts.map((attempt, index) => attemptCard(attempt, delivery, index === 0))) : h("div", { class: "empty" }, h("p", {}, delivery.state === "pending" ? "It has not been tried yet. This page shows the first try as soon as it is over." : "It was never tried.")),
    );
  };
  await refresh();
}

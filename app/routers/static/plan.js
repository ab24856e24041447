// Holds the plan that is shown, the instant it is looked at, and the form that asks for another.

import { instantOf, localText, place, spoken } from "./plan-time.js";
import { draw, element, stateAt, titleOf } from "./plan-timeline.js";

const DAY = 86_400_000;
const KEY = "afterview-plan-key";
const $ = (id) => document.getElementById(id);
const main = document.querySelector("main");
const form = $("form");
let plan;
let now;
let chosen;

const at = (text) => (text === null || text === undefined ? null : Date.parse(text));

function planOf(request, answer) {
  const reminders = answer.reminders.map((each, index) => ({
    index,
    action: each.action,
    person: each.subject?.interviewer ?? null,
    ordinal: each.ordinal,
    gate: at(each.not_before),
    due: at(each.due_at),
    deadline: at(each.deadline),
    expires: at(each.expires_at),
    explanation: each.explanation,
  }));
  const starts = at(request.interview.starts_at);
  const ends = at(request.interview.ends_at);
  const times = reminders.flatMap((each) => [each.gate ?? each.due, each.due, each.deadline ?? each.due, each.expires]);
  return {
    reminders,
    starts,
    ends,
    home: request.candidate.time_zone,
    office: request.interview.time_zone,
    waking: request.candidate.waking_hours ?? { start: "08:00", end: "21:00" },
    from: Math.min(starts, ...times) - DAY / 2,
    to: Math.max(ends, ...reminders.map((each) => each.due), ends) + DAY,
    events: [...new Set([ends, ...times])].sort((one, other) => one - other),
  };
}

function show(request, answer) {
  plan = planOf(request, answer);
  const asked = at(request.now) ?? Date.now();
  now = Math.min(Math.max(asked, plan.from), plan.to);
  chosen = undefined;
  $("hand").value = String(Math.round(((now - plan.from) / (plan.to - plan.from)) * 1000));
  const { company, role } = request.interview;
  const what = company ? `${role ?? "Interview"} at ${company}` : "Interview";
  $("input-title").textContent = `${what}, ${spoken(plan.starts, plan.office)} ${place(plan.office)}`;
  refresh();
  tell(plan.reminders.find((each) => each.action === "follow_up") ?? plan.reminders[0]);
  $("why").classList.remove("open");
}

function refresh() {
  $("when").textContent = `${spoken(now, plan.home)} in ${place(plan.home)}`;
  if (plan.home !== plan.office) $("when").append(element("span", "there", `${spoken(now, plan.office)} in ${place(plan.office)}`));
  const states = plan.reminders.map((each) => stateAt(each, now));
  const count = (state) => states.filter((each) => each === state).length;
  const words = [["overdue", "overdue"], ["due", "due"], ["scheduled", "ahead"], ["expired", "over"]];
  $("tally").textContent = words.filter(([state]) => count(state)).map(([state, word]) => `${count(state)} ${word}`).join(" · ");
  $("hand").setAttribute("aria-valuetext", $("when").firstChild.textContent);
  draw($("timeline"), plan, now, choose);
  mark();
  table(states);
}

function mark() {
  for (const button of document.querySelectorAll("#timeline [data-of]")) {
    const isIt = chosen !== undefined && button.dataset.of.split(" ").includes(String(chosen.index));
    button.classList.toggle("chosen", isIt);
    button.setAttribute("aria-pressed", String(isIt));
  }
}

/** What a reader points at, walks to or touches: on a narrow screen the explanation comes up over the page. */
function choose(reminder) {
  $("why").classList.add("open");
  tell(reminder);
}

function tell(reminder) {
  if (reminder === undefined || chosen === reminder) return;
  chosen = reminder;
  mark();
  const times = element("dl");
  const line = (name, instant) => {
    if (instant === null) return;
    times.append(element("dt", "", name));
    const told = element("dd", "", spoken(instant, plan.home));
    if (plan.home !== plan.office) told.append(element("span", "there", `${spoken(instant, plan.office)} ${place(plan.office)}`));
    times.append(told);
  };
  line("Not before", reminder.gate);
  line("Due", reminder.due);
  line("Deadline", reminder.deadline);
  line("Over", reminder.expires);
  const steps = element("ol");
  for (const step of reminder.explanation.steps) steps.append(element("li", "", step));
  $("steps").replaceChildren(
    element("h3", "", titleOf(reminder)), element("p", "summary", reminder.explanation.summary), times, steps,
  );
}

function table(states) {
  const head = element("thead");
  const names = ["What", "State", `Not before (${place(plan.home)})`, `Due (${place(plan.home)})`];
  if (plan.home !== plan.office) names.push(`Due (${place(plan.office)})`);
  names.push("Deadline", "Over", "Why");
  const headRow = element("tr");
  for (const name of names) headRow.append(Object.assign(element("th", "", name), { scope: "col" }));
  head.append(headRow);
  const body = element("tbody");
  plan.reminders.forEach((each, index) => {
    const row = element("tr");
    row.append(Object.assign(element("th", "", titleOf(each)), { scope: "row" }), element("td", `state ${states[index]}`, states[index]));
    const cell = (instant, zone = plan.home) => row.append(element("td", "time", instant === null ? "–" : spoken(instant, zone)));
    cell(each.gate);
    cell(each.due);
    if (plan.home !== plan.office) cell(each.due, plan.office);
    cell(each.deadline);
    cell(each.expires);
    row.append(element("td", "reason", each.explanation.summary));
    body.append(row);
  });
  $("table").replaceChildren(head, body);
}

function fill(request) {
  const { candidate, interview } = request;
  const field = form.elements;
  field.starts.value = localText(at(interview.starts_at), interview.time_zone);
  field.ends.value = localText(at(interview.ends_at), interview.time_zone);
  field.zone.value = interview.time_zone;
  field.country.value = interview.country ?? "";
  field.people.value = (interview.interviewers ?? []).map((person) => person.name).join("\n");
  field.decision.value = interview.decision_by ?? "";
  field.home.value = candidate.time_zone;
  field.homeCountry.value = candidate.country ?? "";
  field.wakes.value = candidate.waking_hours.start;
  field.sleeps.value = candidate.waking_hours.end;
  field.now.value = request.now ? localText(at(request.now), candidate.time_zone) : "";
}

function asked() {
  const value = (name) => form.elements[name].value.trim();
  const instant = (name, zone) => new Date(instantOf(value(name), zone)).toISOString();
  return {
    now: value("now") ? instant("now", value("home")) : null,
    candidate: {
      time_zone: value("home"),
      country: value("homeCountry").toUpperCase() || null,
      waking_hours: { start: value("wakes").slice(0, 5), end: value("sleeps").slice(0, 5) },
    },
    interview: {
      starts_at: instant("starts", value("zone")),
      ends_at: instant("ends", value("zone")),
      time_zone: value("zone"),
      country: value("country").toUpperCase() || null,
      interviewers: value("people").split("\n").map((name) => name.trim()).filter(Boolean).map((name) => ({ name })),
      decision_by: value("decision") || null,
    },
  };
}

function complain(text, pointers = []) {
  $("problem").textContent = text;
  $("problem").hidden = text === "";
  const wrong = [...form.elements].filter((each) => pointers.some((pointer) => pointer.startsWith(each.dataset?.pointer ?? "-")));
  for (const each of form.elements) each.removeAttribute?.("aria-invalid");
  for (const each of wrong) each.setAttribute("aria-invalid", "true");
  wrong[0]?.focus();
}

async function submit(event) {
  event.preventDefault();
  complain("");
  const key = form.elements.key.value.trim();
  if (!form.checkValidity()) {
    form.reportValidity();
    return;
  }
  if (!key) {
    complain("Give an API key: the plan is made by the service.");
    form.elements.key.focus();
    return;
  }
  let request;
  try {
    request = asked();
  } catch {
    complain("One of the time zones is not known. Use a name such as Europe/Madrid.", ["/interview/time_zone", "/candidate/time_zone"]);
    return;
  }
  try {
    const answer = await fetch(new URL(main.dataset.previews, document.baseURI), {
      method: "POST",
      headers: { "Authorization": `Bearer ${key}`, "Content-Type": "application/json" },
      body: JSON.stringify(request),
    });
    const body = await answer.json();
    if (!answer.ok) {
      const errors = body.errors ?? [];
      const told = errors.map((each) => `${each.pointer ?? each.parameter}: ${each.message}`).join(" ");
      complain(`${body.title}. ${told || body.detail}`, errors.map((each) => each.pointer ?? ""));
      return;
    }
    sessionStorage.setItem(KEY, key);
    show(request, body);
    $("input").open = false;
    $("travel-title").scrollIntoView({ block: "start" });
  } catch {
    complain("The service did not answer. Try again.");
  }
}

function travel(step) {
  const next = step > 0 ? plan.events.find((each) => each > now) : plan.events.findLast((each) => each < now);
  if (next === undefined) return;
  now = Math.min(next, plan.to);
  $("hand").value = String(Math.round(((now - plan.from) / (plan.to - plan.from)) * 1000));
  refresh();
}

async function start() {
  const example = await (await fetch(new URL(main.dataset.example, document.baseURI))).json();
  const reset = () => {
    fill(example.request);
    complain("");
    show(example.request, example.answer);
  };
  reset();
  form.elements.key.value = sessionStorage.getItem(KEY) ?? "";
  $("zones").append(...(Intl.supportedValuesOf?.("timeZone") ?? []).map((zone) => Object.assign(element("option"), { value: zone })));
  form.addEventListener("submit", submit);
  $("reset").addEventListener("click", reset);
  $("earlier").addEventListener("click", () => travel(-1));
  $("later").addEventListener("click", () => travel(1));
  $("close").addEventListener("click", () => $("why").classList.remove("open"));
  document.addEventListener("keydown", (event) => event.key === "Escape" && $("why").classList.remove("open"));
  $("hand").addEventListener("input", () => {
    const exact = plan.from + (Number($("hand").value) / 1000) * (plan.to - plan.from);
    now = Math.round(exact / 900_000) * 900_000;
    refresh();
  });
}

start();

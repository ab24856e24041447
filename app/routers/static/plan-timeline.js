// Draws a plan: one row a local day, the hours across it, a lane for each mark.

import { dayName, daysBetween, isWeekend, place, spoken, wall } from "./plan-time.js";

export const WORDS = {
  send_thank_you: ["Thank", "thank-you", "the interviewers"],
  reflect: ["Look back on it", "reflection"],
  evaluate_fit: ["Ask whether it fits", "fit"],
  connect_on_linkedin: ["Connect with", "invitation", "the interviewers"],
  follow_up: ["Follow up", "follow-up"],
  keep_searching: ["Keep searching", "search"],
  prepare: ["Prepare", "preparation"],
  close_out: ["Close it out", "closing"],
  review_lessons: ["Review the lessons", "lessons"],
  practise: ["Practise", "practice"],
};

export function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

export function titleOf(reminder) {
  const [verb, , nobody] = WORDS[reminder.action] ?? [reminder.action];
  const person = reminder.person ?? nobody;
  return person ? `${verb} ${person}` : verb;
}

/** The state of a reminder at an instant. */
export function stateAt(reminder, now) {
  if (now >= reminder.expires) return "expired";
  if (now < reminder.due) return "scheduled";
  return reminder.deadline !== null && now >= reminder.deadline ? "overdue" : "due";
}

/** Everything that stands on the timeline, in order of time. */
function marksOf(plan) {
  const marks = [{ kind: "interview", at: plan.starts, until: plan.ends, label: "Interview", of: [] }];
  const joined = new Map();
  const join = (kind, at, reminder) => {
    const key = `${kind} ${at}`;
    if (!joined.has(key)) {
      joined.set(key, { kind, at, of: [] });
      marks.push(joined.get(key));
    }
    joined.get(key).of.push(reminder);
  };
  for (const reminder of plan.reminders) {
    marks.push({ kind: "due", at: reminder.due, gate: reminder.gate, label: titleOf(reminder), of: [reminder] });
    const sameDay = reminder.gate !== null && wall(reminder.gate, plan.home).day === wall(reminder.due, plan.home).day;
    if (reminder.gate !== null && !sameDay) join("gate", reminder.gate, reminder);
    if (reminder.deadline !== null && reminder.deadline !== reminder.expires) join("deadline", reminder.deadline, reminder);
    join("expiry", reminder.expires, reminder);
  }
  const lead = { gate: "From here", deadline: "Deadline", expiry: "Over" };
  for (const mark of joined.values()) {
    const names = [...new Set(mark.of.map((each) => WORDS[each.action]?.[1] ?? each.action))];
    mark.label = `${lead[mark.kind]}: ${names.join(", ")}`;
  }
  return marks.sort((one, other) => one.at - other.at);
}

/** Where the candidate sleeps within a day: shares of it, from and to. */
function nights({ start, end }) {
  const share = (text) => (Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))) / 1440;
  const [wakes, sleeps] = [share(start), share(end)];
  if (wakes === sleeps) return [];
  return wakes < sleeps ? [[0, wakes], [sleeps, 1]] : [[sleeps, wakes]];
}

const percent = (share) => `${(share * 100).toFixed(3)}%`;

function scale(zone, offset, className) {
  const row = element("div", `scale ${className}`);
  row.append(element("span", "zone", place(zone)));
  const hours = element("div", "hours");
  for (let hour = 0; hour <= 24; hour += 6) {
    const shown = ((((hour * 60 + offset) % 1440) + 1440) % 1440);
    const text = `${String(Math.floor(shown / 60)).padStart(2, "0")}${shown % 60 ? `:${String(shown % 60).padStart(2, "0")}` : ""}`;
    const tick = element("span", hour === 0 ? "first" : hour === 24 ? "last" : "", text);
    tick.style.left = percent(hour / 24);
    hours.append(tick);
  }
  row.append(hours);
  return row;
}

function offsetBetween(plan) {
  const [here, there] = [wall(plan.ends, plan.home), wall(plan.ends, plan.office)];
  return Math.round((there.share - here.share) * 1440) + daysBetween(here.day, there.day) * 1440;
}

function laneOf(mark, plan, now, onChoose) {
  const at = wall(mark.at, plan.home);
  const lane = element("li", `lane ${mark.kind}`);
  const state = mark.kind === "due" ? stateAt(mark.of[0], now) : mark.at <= now ? "past" : "ahead";
  lane.classList.add(state);
  const bar = (from, to, className) => {
    const made = element("span", className);
    made.style.left = percent(Math.min(from, to));
    made.style.width = percent(Math.max(to - from, 0));
    lane.append(made);
  };
  if (mark.kind === "interview") {
    const end = wall(mark.until, plan.home);
    bar(at.share, end.day === at.day ? end.share : 1, "block");
  }
  if (mark.gate !== undefined && mark.gate !== null && mark.gate !== mark.at) {
    const gate = wall(mark.gate, plan.home);
    if (gate.day === at.day) {
      bar(gate.share, at.share, "reach");
      lane.classList.add(at.share - gate.share > 0.2 ? "far" : "near");
      lane.style.setProperty("--reach", String((at.share - gate.share) * 100));
    }
  }
  const button = element(mark.of.length ? "button" : "div", "mark");
  if (mark.of.length) {
    button.type = "button";
    button.dataset.of = mark.of.map((each) => each.index).join(" ");
    button.addEventListener("click", () => onChoose(mark.of[0], true));
    button.addEventListener("focus", () => onChoose(mark.of[0]));
    button.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && onChoose(mark.of[0]));
  }
  // The label stands where there is more room.
  const turned = at.share > 0.5;
  if (turned) lane.classList.add("turned");
  button.style[turned ? "right" : "left"] = percent(turned ? 1 - at.share : at.share);
  button.style.maxWidth = `calc(${percent(turned ? at.share : 1 - at.share)} + .45rem)`;
  button.append(element("span", `glyph ${mark.kind === "due" ? `dot ${state}` : mark.kind}`));
  const label = element("span", "label");
  label.append(element("time", "", at.time), ` ${mark.label}`);
  if (["due", "overdue", "expired"].includes(state) && mark.kind === "due") {
    label.append(element("span", "state", state === "expired" ? "over" : state));
  }
  button.append(label);
  lane.append(button);
  return lane;
}

/** Draw the plan as of `now` into `into`. `onChoose(reminder, pinned)` hears which mark is looked at. */
export function draw(into, plan, now, onChoose) {
  const focused = document.activeElement?.closest?.("#timeline") ? document.activeElement.dataset.of : undefined;
  const focusedKind = document.activeElement?.closest?.("li")?.className.split(" ")[1];
  const marks = marksOf(plan);
  const today = wall(now, plan.home);
  const byDay = Map.groupBy ? Map.groupBy(marks, (mark) => wall(mark.at, plan.home).day) : groupBy(marks, plan.home);
  const days = [...new Set([...byDay.keys(), today.day])].sort();
  const first = wall(plan.starts, plan.home).day;
  const drawn = [scale(plan.home, 0, "home")];
  if (offsetBetween(plan) !== 0) drawn.push(scale(plan.office, offsetBetween(plan), "office"));
  let before;
  for (const day of days) {
    const quiet = before === undefined ? 0 : daysBetween(before, day) - 1;
    if (quiet > 0) drawn.push(element("p", "quiet", quiet === 1 ? "a quiet day" : `${quiet} quiet days`));
    before = day;
    const row = element("section", "day");
    if (isWeekend(day)) row.classList.add("weekend");
    if (day < today.day) row.classList.add("past");
    if (day === today.day) row.classList.add("today");
    const number = daysBetween(first, day);
    const head = element("h3", "");
    head.append(element("span", "date", dayName(day)));
    head.append(element("span", "number", number === 0 ? "interview" : `${number > 0 ? "+" : "−"}${Math.abs(number)} d`));
    const track = element("div", "track");
    for (const [from, to] of nights(plan.waking)) {
      const night = element("span", "night");
      night.style.left = percent(from);
      night.style.width = percent(to - from);
      track.append(night);
    }
    for (const hour of [6, 12, 18]) {
      const line = element("span", "hour");
      line.style.left = percent(hour / 24);
      track.append(line);
    }
    if (day === today.day) {
      const line = element("span", "nowline");
      line.style.left = percent(today.share);
      line.title = `Now: ${spoken(now, plan.home)}`;
      track.append(line);
    }
    const lanes = element("ul", "lanes");
    for (const mark of byDay.get(day) ?? []) lanes.append(laneOf(mark, plan, now, onChoose));
    track.append(lanes);
    row.append(head, track);
    drawn.push(row);
  }
  into.replaceChildren(...drawn);
  if (focused !== undefined) {
    into.querySelector(`.lane.${focusedKind} button[data-of="${focused}"]`)?.focus({ preventScroll: true });
  }
}

function groupBy(marks, home) {
  const grouped = new Map();
  for (const mark of marks) {
    const { day } = wall(mark.at, home);
    grouped.set(day, [...(grouped.get(day) ?? []), mark]);
  }
  return grouped;
}

// Opens the insights with an access token. The token comes in the address's fragment, which browsers never send, or is
// typed in. It is taken out of the address at once, so that neither the history nor a copied link keeps it.
const message = document.getElementById("message");
const form = document.getElementById("form");

function ask(text) {
  if (text) message.textContent = text;
  form.hidden = false;
  form.elements.token.value = "";
  form.elements.token.focus();
}

async function open(token) {
  form.hidden = true;
  message.textContent = "One moment…";
  let answer;
  try {
    answer = await fetch(location.pathname, {
      headers: { Authorization: `Bearer ${token}`, Accept: "text/html" },
      cache: "no-store",
      credentials: "omit",
    });
  } catch {
    ask("The service cannot be reached. Try again in a moment.");
    return;
  }
  if (!answer.ok) {
    ask(
      answer.status === 401
        ? "This token is not valid, or has expired. Ask for a new one."
        : answer.status === 429
          ? "That was too often. Wait a minute and try again."
          : "This token does not open this page.",
    );
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.title = page.title;
  document.head.append(...page.querySelectorAll("style"));
  document.body.replaceWith(page.body);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  open(form.elements.token.value.trim());
});

const given = new URLSearchParams(location.hash.slice(1)).get("token");
if (location.hash) history.replaceState(null, "", location.pathname);
if (given) open(given);
else ask("");

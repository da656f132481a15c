// Asks for the next slide after each slide's time. It writes the address itself, so
// that hours of turning leave no entry a slide in the browser's history.
export default function ({ data, parentElement, setTriggerValue }) {
  const clock = parentElement.querySelector("div");
  clearTimeout(clock.timer);
  clock.hidden = !data.seconds;
  if (clock.hidden) return undefined;

  const line = document.createElement("i"); // a new one starts its animation
  line.style.animationDuration = `${data.seconds}s`;
  clock.replaceChildren(line);

  clock.timer = setTimeout(() => {
    const address = new URL(window.location.href);
    address.searchParams.set("slide", data.next);
    window.history.replaceState(window.history.state, "", address);
    setTriggerValue("next", data.next);
  }, data.seconds * 1000);
  return () => clearTimeout(clock.timer);
}

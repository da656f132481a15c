// Plays the months: asks for the next one, waits until it is drawn, asks again.
// It writes the address itself, so that a play leaves no entry a month in the history.
const PAUSE_MS = 1100;

export default function ({ data, parentElement, setTriggerValue }) {
  const button = parentElement.querySelector("button");
  const player = (button.player ??= { timer: 0, playing: false });
  clearTimeout(player.timer);

  const next = data.periods[data.periods.indexOf(data.period) + 1];

  const label = () => {
    button.textContent = player.playing ? `■ ${data.stop}` : `▶ ${data.play}`;
    button.setAttribute("aria-pressed", String(player.playing));
  };

  const show = (period) => {
    const address = new URL(window.location.href);
    address.searchParams.set("period", period);
    window.history.replaceState(window.history.state, "", address);
    setTriggerValue("period", period);
  };

  button.onclick = () => {
    clearTimeout(player.timer);
    player.playing = !player.playing;
    if (player.playing) show(next ?? data.periods[0]);
    label();
  };

  if (player.playing && next === undefined) player.playing = false;
  if (player.playing) player.timer = setTimeout(() => show(next), PAUSE_MS);
  label();
  return () => clearTimeout(player.timer);
}

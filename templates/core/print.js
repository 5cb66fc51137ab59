/** Prints one card of the page instead of the whole page, when its button is pressed. */
export function printCard(event) {
  const button = event.target.closest("[data-do=print]");
  const card = button && button.closest(".block");
  if (!card) return;
  const around = [];
  for (let element = card.parentElement; element; element = element.parentElement) around.push(element);
  card.classList.add("printing");
  for (const element of around) element.classList.add("way-to-card");
  addEventListener(
    "afterprint",
    () => {
      card.classList.remove("printing");
      for (const element of around) element.classList.remove("way-to-card");
    },
    { once: true },
  );
  print();
}

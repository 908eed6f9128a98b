// Tells the page server what was done here; a page that cannot tell says so, rather than let a check go wrong unseen.
const record = async (page, values) => {
  const answer = await fetch(`/record/${page}`, { method: "POST", body: JSON.stringify(values) });
  if (!answer.ok) document.body.textContent = "The page server did not take the record.";
};

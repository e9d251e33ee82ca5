// Puts files that were kept over a step-up back into the form that sends them again. Sends nothing by itself.
for (const field of document.querySelectorAll('input[type=file][data-kept]')) {
  const bytes = Uint8Array.from(atob(field.dataset.kept), (letter) => letter.charCodeAt(0));
  const files = new DataTransfer();
  files.items.add(new File([bytes], field.dataset.name, {type: field.dataset.type}));
  field.files = files.files;
}

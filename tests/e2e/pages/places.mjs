// The places of the app that have an address of their own and need no record to be shown.

export const PLACES = [
  "today",
  "customers",
  "customers/new",
  "customers/duplicates",
  "purchases",
  "purchases/new",
  "contacts/new",
  "products",
  "products/new",
  "import",
  "export",
  "insights",
  "complaints",
  "complaints/new",
  "surveys",
  "settings",
  "gallery",
];

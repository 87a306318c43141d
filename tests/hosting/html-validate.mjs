// What html-validate looks for in the pages of the hosted site: all that it recommends, but
export default {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // Any element that may have a name may have one by aria-label.
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
    // How attributes and empty elements are spelled is left to Sphinx, docutils and Furo.
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "doctype-style": "off",
    "no-trailing-whitespace": "off",
    "void-style": "off",
    // Ids such as 2015-02 are as HTML allows them.
    "valid-id": ["error", { relaxed: true }],
  },
};

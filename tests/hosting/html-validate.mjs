// What html-validate looks for in the pages of the hosted site: all that it recommends, but
export default {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // Ids such as 2015-02 are as HTML allows them.
    "valid-id": ["error", { relaxed: true }],
  },
};

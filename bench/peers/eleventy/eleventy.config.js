module.exports = (config) => {
  config.addCollection("weeks", (found) => found.getFilteredByGlob("weeks/**/*.md"));
};

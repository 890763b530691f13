// Docker engines over ssh:// are reached through the docker CLI's own contexts, never through this library.
exports.Client = class {
  constructor() {
    throw new Error('ssh:// Docker hosts are not supported here; use a docker context instead');
  }
};

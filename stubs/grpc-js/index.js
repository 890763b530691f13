// Images are built by buildx; dockerode speaks gRPC only when it builds them itself.
exports.Server = class {
  constructor() {
    throw new Error('builds go through buildx here, not through a BuildKit session of this library');
  }
};

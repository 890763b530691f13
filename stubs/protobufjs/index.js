// See ../grpc-js: dockerode reads the progress of its own BuildKit builds with it, which are never made here.
exports.loadSync = () => {
  throw new Error('builds go through buildx here, not through this library');
};

// See ../grpc-js.
exports.loadSync = () => {
  throw new Error('builds go through buildx here, not through a BuildKit session of this library');
};
